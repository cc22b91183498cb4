import { expect, test } from 'vitest';
import {
	allParameters,
	findParameter,
	nearestNames,
	parametersFor,
	preferredName,
	resolveName,
} from '../../../server/src/catalog/catalog.ts';

test('a parameter is found by its exact name only', () => {
	expect(findParameter('maxMemSize')).toMatchObject({ name: 'maxMemSize', type: 'memoryGB', category: 'memory' });
	expect(findParameter('maxmemsize')).toBeUndefined();
	expect(findParameter('constructor')).toBeUndefined();
	expect(findParameter('')).toBeUndefined();
});

test.for([
	['maxMemSize', 'maxMemSize', 'exact'],
	['maxmemsize', 'maxMemSize', 'case'],
	['Mode', 'mode', 'case'],
	['PublicName', 'publicName', 'alias'],
	['enableHttps', 'enableHTTPS', 'alias'],
	['maxSubQueueDepthPerSite', 'maxSubQueueDepth', 'alias'],
	['maxsubqueuedepthpersite', 'maxSubQueueDepth', 'alias'],
	// A spelling with an entry of its own means that entry.
	['chunkCacheEngineMemSize', 'chunkCacheEngineMemSize', 'exact'],
	['persistOffsetDir', 'persistOffsetDir', 'exact'],
	['recoveryWorkerNum', 'recoveryWorkerNum', 'exact'],
] as const)('%s means %s (%s)', ([name, found, how]) => {
	const resolved = resolveName(name);
	expect([resolved?.parameter.name, resolved?.how]).toEqual([found, how]);
});

test('names nobody knows resolve to nothing', () => {
	for (const name of ['webWorkNum', 'workNum', 'dataDirectory', '__proto__', '']) {
		expect(resolveName(name), name).toBeUndefined();
	}
});

test('names that are real but missing from the reference of today are known', () => {
	const names = [
		'localExecutors',
		'secondaryWorkerNum',
		'webLoginRequired',
		'enableDFS',
		'webModules',
		'streamingHAPreVote',
		'updateCidVersionsKeepTime',
		'computeGroup',
	];
	for (const name of names) expect(findParameter(name)?.name).toBe(name);
});

test.for([
	['webWorkNum', 'webWorkerNum'],
	['workNum', 'workerNum'],
	['workerNun', 'workerNum'],
	['wokerNum', 'workerNum'],
	['maxmemsize', 'maxMemSize'],
	['LOCALSITE', 'localSite'],
	['stes', 'sites'],
	['dfsReplicationFactr', 'dfsReplicationFactor'],
	['streamingRaftGroup', 'streamingRaftGroups'],
	['localExcutors', 'localExecutors'],
	['hom', 'home'],
] as const)('%s was probably meant to be %s', ([name, meant]) => {
	expect(nearestNames(name)[0]).toBe(meant);
});

test('an unrelated name has no neighbours', () => {
	for (const name of ['dataDirectory', 'logDirectory', 'enableAuthentication', 'port', 'x', '']) {
		expect(nearestNames(name), name).toEqual([]);
	}
});

test('old and second names lead to the name to use', () => {
	const preferred = (name: string) => preferredName(findParameter(name) ?? expect.fail(name));
	expect(preferred('chunkCacheEngineMemSize')).toBe('OLAPCacheEngineSize');
	expect(preferred('streamingHADir')).toBe('streamingHALogDir');
	expect(preferred('persistOffsetDir')).toBe('persistenceOffsetDir');
	expect(preferred('recoveryWorkerNum')).toBe('recoveryWorkers');
	expect(preferred('memLimitOfTempResult')).toBe('memLimitOfAllTempResults');
	expect(preferred('localExecutors')).toBeUndefined();
	expect(preferred('maxMemSize')).toBeUndefined();
});

test('each kind of file has its parameters', () => {
	const names = (kind: Parameters<typeof parametersFor>[0]) => parametersFor(kind).map(({ name }) => name);
	expect(names('nodes')).toEqual([]);
	expect(names('agent')).toContain('sites');
	expect(names('agent')).not.toContain('dfsHAMode');
	expect(names('controller')).toContain('dfsHAMode');
	expect(names('cluster')).toContain('volumes');
	expect(names('single')).toContain('volumes');
	expect(names('cluster')).not.toContain('config');
	expect(names('cluster')).toEqual([...names('cluster')].sort());
});

test('parameters come sorted by name', () => {
	const names = allParameters().map(({ name }) => name);
	expect(names).toEqual([...names].sort());
});
