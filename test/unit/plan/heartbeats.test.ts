import { expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import { planFor, scenario } from '../../support/plans.ts';
import type { Tree } from '../../support/tree.ts';

const { source } = scenario('three-to-five');
const hosts = Object.fromEntries([1, 2, 3, 4].map((at) => [`10.20.0.${at}`, {}]));
const target = (nodes: object) => JSON.stringify({ version: 1, kind: 'migrate', hosts, nodes });
const newHost = target({
	agent4: { mode: 'agent', host: '10.20.0.4', port: 8807, package: 'dolphindb_4' },
	node4: { mode: 'datanode', host: '10.20.0.4', port: 8814 },
});

/** The files with heartbeats set in those that end so. */
const withLan = (value: string, ...kinds: readonly string[]): Tree =>
	new Map(
		[...source].map(([name, text]) => [
			name,
			kinds.some((kind) => name.endsWith(kind))
				? `${text.replace(/^lanCluster=.*\n/gm, '')}\nlanCluster=${value}\n`
				: text,
		]),
	);
const everyFile = ['controller.cfg', 'agent.cfg', 'cluster.cfg'];

const heartbeatWarnings = (files: Tree, wanted = newHost) =>
	planFor(files, wanted)
		.warnings.map((one) => render(one, 'en'))
		.filter((text) => text.startsWith('Heartbeats use UDP'));

test('a new host is told of where heartbeats use UDP, be it by default or for some nodes only', () => {
	for (const files of [withLan('1', ...everyFile), withLan('true', ...everyFile), withLan('1', 'agent.cfg')])
		expect(heartbeatWarnings(files)).toEqual([expect.stringContaining('between 10.20.0.4 and the other hosts')]);
});

test('nothing is told where heartbeats use TCP, or where no host is new', () => {
	for (const value of ['0', 'false']) expect(heartbeatWarnings(withLan(value, ...everyFile))).toEqual([]);
	const sameHosts = target({ node3: { mode: 'datanode', host: '10.20.0.3', port: 8899 } });
	expect(heartbeatWarnings(withLan('1', ...everyFile), sameHosts)).toEqual([]);
});
