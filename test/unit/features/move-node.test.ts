import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { targetWithMove, withNodeOn } from '../../../server/src/features/target-file/move-node.ts';
import { readTarget } from '../../../server/src/plan/read-target.ts';
import { defaultTarget } from '../../../server/src/plan/target-layout.ts';
import { planMigration, sourceFor } from '../../../server/src/verify/plan-migration.ts';
import { readTree } from '../../support/corpus.ts';
import { workspaceOf } from '../../support/workspace.ts';

const folder = path.resolve(import.meta.dirname, '../../../examples/three-servers');
const snapshot = workspaceOf(
	[...readTree(folder)].map(([file, text]) => [`file:///w/${file}`, text] as const),
).snapshot();
const [cluster] = snapshot.clusters;
if (!cluster) throw new Error('the example has a cluster');
const source = sourceFor(cluster, defaultTarget);
const data = source.placements.find(({ mode }) => mode === 'datanode');
if (!data) throw new Error('the example has a data node');
const { alias, host } = data;
const other = cluster.hosts.find((one) => one !== host) ?? '';
const example = readFileSync(path.join(folder, 'more-nodes.migration.json'), 'utf8');

const moved = (text: string, to: string) => withNodeOn(text, { alias, host: to }, source);

describe('a node that is put on a host', () => {
	test('gets an entry with its host, and the host one where it is new; nothing else changes', () => {
		expect(moved('{\n\t"version": 1,\n\t"hosts": {}\n}\n', '10.1.1.9')).toBe(
			`{\n\t"version": 1,\n\t"hosts": {\n\t\t"10.1.1.9": {}\n\t},\n\t"nodes": {\n\t\t"${alias}": {\n\t\t\t"host": "10.1.1.9"\n\t\t}\n\t}\n}\n`,
		);
		const there = moved(example, other) ?? '';
		const lines = (text: string) => text.split('\n').map((line) => line.replace(/,$/, ''));
		expect(lines(example).filter((line) => !lines(there).includes(line))).toEqual([]);
		expect(readTarget(there).target?.nodes[alias]?.host).toBe(other);
	});

	test('keeps what else its entry says; an entry that removes the node is replaced', () => {
		const text = `{"hosts": {"${other}": {}}, "nodes": {"${alias}": {"zone": "z1", "host": "10.1.1.9"}}}`;
		expect(moved(text, other)).toBe(text.replace('10.1.1.9', other));
		expect(JSON.parse(moved(`{"hosts": {"${other}": {}}, "nodes": {"${alias}": null}}`, other) ?? '').nodes).toEqual({
			[alias]: { host: other },
		});
	});

	test('needs no entry where it runs today', () => {
		const text = (nodes: object) => JSON.stringify({ hosts: { [host]: {} }, nodes }, undefined, 2);
		expect(moved(text({ [alias]: { host: other } }), host)).toBe(text({}));
		const two = { [alias]: { host: other }, more: { host: other } };
		expect(moved(text(two), host)).toBe(text({ more: { host: other } }));
		expect(moved(text({ [alias]: { host: other, zone: 'z1' } }), host)).toBe(text({ [alias]: { zone: 'z1' } }));
		expect(moved(text({}), host)).toBe(text({}));
	});

	test('keeps a byte order mark and ends of lines', () => {
		const text = '\ufeff{\r\n  "hosts": {},\r\n  "nodes": {}\r\n}\r\n';
		expect(moved(text, other)).toBe(
			`\ufeff{\r\n  "hosts": {\r\n    "${other}": {}\r\n  },\r\n  "nodes": {\r\n    "${alias}": {\r\n      "host": "${other}"\r\n    }\r\n  }\r\n}\r\n`,
		);
	});

	test.each(['', '{', '[]', '{"nodes": {"a": 1, "a": 2}}', '{"hosts": {}} x'])('has no place in %s', (text) => {
		expect(moved(text, other)).toBeUndefined();
	});
});

test('a new target that moves one node is one that can be planned', () => {
	const text = targetWithMove({ alias, host: other }, source);
	expect(readTarget(text).problems).toEqual([]);
	expect(planMigration(snapshot, text)).toHaveProperty('stages');
});
