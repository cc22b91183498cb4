import { expect, test } from 'vitest';
import { exampleTree, guarded, kitOf } from '../support/firewall.ts';

const files = kitOf(guarded(exampleTree('three-servers')), {
	clients: ['10.9.0.0/16'],
	admins: ['10.8.0.7', 'fd00::/8'],
});

test.each(files.filter(({ path }) => /^[^/]+$|^10\.20\.0\.1\//.test(path)))(
	'$path is the same for the same cluster',
	async ({ path, text }) => {
		await expect(text).toMatchFileSnapshot(`../fixtures/firewall/${path}`);
	},
);
