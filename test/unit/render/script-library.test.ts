import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const render = path.resolve(import.meta.dirname, '../../../server/src/render');

test('no two parts of the shared library of scripts define a function of one name: the later one would hide the other', () => {
	const folder = path.join(render, 'bash/lib');
	const names = readdirSync(folder).flatMap((part) => {
		const text = readFileSync(path.join(folder, part), 'utf8');
		return [...text.matchAll(/^(\w+)\(\) /gm)].map(([, name = '']) => name);
	});
	expect(names.length).toBeGreaterThan(100);
	expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});
