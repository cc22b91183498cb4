import { expect, test } from 'vitest';
import { fileKinds, kindOfCanonicalName } from '../../../server/src/catalog/file-kinds.ts';
import { findNodesColumn, nodesColumns, nodesHeaders } from '../../../server/src/catalog/nodes-columns.ts';
import { isMode, modeFacts, modes, nearestMode, nodesFileModes } from '../../../server/src/catalog/roles.ts';

test('modes are written in lower case', () => {
	expect(isMode('datanode')).toBe(true);
	expect(isMode('DataNode')).toBe(false);
	expect(isMode('toString')).toBe(false);
	expect(nodesFileModes).toEqual(['controller', 'agent', 'datanode', 'computenode']);
});

test('every mode has facts under its own name', () => {
	for (const mode of modes) expect(modeFacts(mode).mode).toBe(mode);
});

test.for([
	['datenode', 'datanode'],
	['data node', 'datanode'],
	['Data_Node', 'datanode'],
	['compute', 'computenode'],
	['computnode', 'computenode'],
	['contoller', 'controller'],
	['agnet', 'agent'],
	['AGENT', 'agent'],
	['singel', 'single'],
] as const)('%s was probably meant to be %s', ([text, meant]) => {
	expect(nearestMode(text)).toBe(meant);
});

test('what resembles no mode gets no proposal', () => {
	for (const text of ['', 'x', 'worker', '节点', 'node1']) expect(nearestMode(text), text).toBeUndefined();
	expect(nearestMode('single', nodesFileModes)).toBeUndefined();
});

test('only canonical names decide the kind of a file here', () => {
	expect(fileKinds.map((kind) => kind)).toEqual(['nodes', 'controller', 'agent', 'cluster', 'single']);
	expect(kindOfCanonicalName('dolphindb.cfg')).toBe('single');
	expect(kindOfCanonicalName('cluster.nodes')).toBe('nodes');
	expect(kindOfCanonicalName('agent1.cfg')).toBeUndefined();
});

test('every header is a beginning of the columns in their order', () => {
	const order = nodesColumns.map(({ name }) => name);
	for (const { text, columns } of nodesHeaders) {
		expect(columns).toEqual(order.slice(0, columns.length));
		expect(text).toBe(columns.join(','));
	}
	expect(findNodesColumn('zone')?.since).toEqual(['2.00.16.1', '3.00.3.1']);
	expect(findNodesColumn('group')).toBeUndefined();
});
