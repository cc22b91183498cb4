import { afterEach, expect, test } from 'vitest';
import { type FirewallParams, type FirewallResult, firewallRequest } from '../../server/src/protocol/firewall.ts';
import { type ClustersResult, clustersRequest } from '../../server/src/protocol/messages.ts';
import { twoHosts } from '../support/drift.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

let client: Client;
afterEach(() => client.close());

const ask = async (files: Record<string, string>, more: Partial<FirewallParams> = {}, locale = 'en') => {
	client = await startClient(files, { locale });
	const { clusters }: ClustersResult = await client.connection.sendRequest(clustersRequest);
	const params: FirewallParams = { cluster: clusters[0]?.id ?? '', clients: [], admins: [], addresses: [], ...more };
	return client.connection.sendRequest<FirewallResult>(firewallRequest, params);
};
const named = Object.fromEntries(
	Object.entries(twoHosts).map(([name, text]) => [name, text.replaceAll('10.0.0.2', 'p2')]),
);

test('the files for the firewalls of a cluster come with those outside who were named', async () => {
	const made = await ask({ ...twoHosts }, { clients: ['10.1.0.0/16'] });
	if (!('files' in made)) throw new Error(JSON.stringify(made));
	expect(made.files.map(({ path }) => path)).toEqual([
		'ways.txt',
		'check-ways.sh',
		...['10.0.0.1', '10.0.0.2'].flatMap((host) =>
			['firewalld.sh', 'ufw.sh', 'nftables.nft'].map((file) => `${host}/${file}`),
		),
	]);
	expect(made.files.find(({ path }) => path === '10.0.0.1/ufw.sh')?.text).toContain('allow 10.1.0.0/16 tcp 8821');
});

test('names whose addresses nobody told are asked for', async () => {
	expect(await ask(named)).toEqual({ names: ['p2'] });
	await client.close();
	expect(await ask(named, { addresses: ['p2=10.0.0.2'] })).toHaveProperty('files');
});

test('what is wrong is said, in the language of the editor', async () => {
	const wrong = await ask({ ...twoHosts }, { admins: ['x'] }, 'zh-cn');
	expect(wrong).toEqual({ problems: [expect.stringContaining('不是地址或网段')] });
	await client.close();
	const target = { uri: `${root}/t.migration.json`, text: '{' };
	expect(await ask({ ...twoHosts }, { target })).toEqual({ problems: [expect.any(String)] });
	await client.close();
	expect(await ask({ ...twoHosts }, { cluster: 'gone' })).toEqual({ problems: [expect.any(String)] });
});
