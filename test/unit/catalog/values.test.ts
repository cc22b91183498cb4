import { expect, test } from 'vitest';
import { findParameter } from '../../../server/src/catalog/catalog.ts';
import { checkedPart, checkValue } from '../../../server/src/catalog/values.ts';

/** The problem of a value, written `kind severity suggestion`, or `fine`. */
function verdict(name: string, value: string): string {
	const parameter = findParameter(name) ?? expect.fail(`unknown parameter ${name}`);
	const problem = checkValue(parameter, value);
	if (!problem) return 'fine';
	return [problem.kind, problem.severity ?? 'default', problem.suggestion ?? '-'].join(' ');
}

test.for([
	['maxMemSize', '0'],
	['maxMemSize', '0.8'],
	['maxMemSize', '2.5'],
	['maxMemSize', ' 32 '],
	['maxMemSize', ''],
	['maxMemSize', '16    # more memory'],
	['maxMemSize', '16 // GB'],
	// biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder of shell templates
	['maxMemSize', '${MEMORY}'],
	['maxMemSize', '{{ memory }}'],
	['workerNum', '4'],
	['localExecutors', '0'],
	['maxQueryExecutionTime', '-1'],
	['resourceSamplingInterval', '-1'],
	['lanCluster', '0'],
	['lanCluster', 'false'],
	['dataSync', '1'],
	['dataSync', 'true'],
	['perfMonitoring', 'true'],
	['volumes', '/VOL1/<ALIAS>,/VOL2/<ALIAS>'],
	['volumes', '/ssd/<ALIAS>, /ssd1/<ALIAS>'],
	['volumes', 'D:/data//x'],
	['dfsMetaDir', '/ssd1/<nodeAlias>'],
	['computeNodeCacheMeta', '/a/<ALIAS>/meta, /b/<ALIAS>/meta'],
	['computeNodeMemCacheSize', '0.5'],
	['computeNodeDiskCacheSize', '131072'],
	['localSite', 'nonsense'],
	['sites', 'nonsense'],
	['streamingRaftGroups', '1:a'],
	['streamingHAMode', 'raft'],
	['streamingHAMode', 'Raft'],
	['dfsHAMode', 'Raft'],
	['datanodeRestartLevel', 'OFFLINE'],
	['defaultJobParallelism', '1'],
	['defaultJobParallelism', '64'],
	['volumeUsageThreshold', '1'],
	['dfsRecoveryWaitTime', '0'],
	['dfsRecoveryWaitTime', '60000'],
	['regularArrayMemoryLimit', '2048'],
	['coreAffinity', '0, 1,4-7'],
	['clusterReplicationMasterCtl', '10.0.0.1:8848'],
	['slaveReplicationDBScope', 'dfs://a, dfs://b/c'],
	['coldVolumes', 'file://home/<ALIAS>, s3://bucket/x'],
	['oauthWebType', 'authorization code'],
	['preloadModules', 'example::tt'],
	['redoLogPurgeLimit', '4000'],
] as const)('%s=%s is fine', ([name, value]) => {
	expect(verdict(name, value)).toBe('fine');
});

test.for([
	['maxMemSize', '32G', 'type default 32'],
	['maxMemSize', '32GB', 'type default 32'],
	['maxMemSize', '32 gb', 'type default 32'],
	['maxMemSize', '32768M', 'type default 32'],
	['maxMemSize', '512MB', 'type default 0.5'],
	['maxMemSize', '1T', 'type default 1024'],
	['maxMemSize', '"32"', 'type default 32'],
	['maxMemSize', '３２', 'type default 32'],
	['maxMemSize', 'all', 'type default -'],
	['maxMemSize', '32h', 'type default -'],
	['maxMemSize', '32G # memory', 'type default 32'],
	['maxLogSize', '1G', 'type default 1024'],
	['maxPartitionNumPerQuery', '65,536', 'type default 65536'],
	['dfsRecoveryWaitTime', '2min', 'type default 120000'],
	['logRetentionTime', '30d', 'type default 30'],
	['workerNum', '8;', 'type default 8'],
	['workerNum', '4.0', 'type warning 4'],
	['workerNum', '2.5', 'type default 3'],
	['workerNum', '0x10', 'type default -'],
	['workerNum', 'four', 'type default -'],
	['workerNum', '<n>', 'type default -'],
	['workerNum', '4 constructor', 'type default -'],
	['maxLogSize', '4constructor', 'type default -'],
	['volumeUsageThreshold', '95%', 'type default 0.95'],
	['subPort', 'http', 'type default -'],
	['lanCluster', 'TRUE', 'type warning true'],
	['lanCluster', 'False', 'type warning false'],
	['lanCluster', 'yes', 'type default true'],
	['lanCluster', 'off', 'type default false'],
	['lanCluster', 'ture', 'type default true'],
	['lanCluster', '"1"', 'type default 1'],
	['lanCluster', '2', 'type default -'],
	['coreAffinity', 'all', 'type default -'],
	['clusterReplicationMasterCtl', '10.0.0.1', 'type default -'],
	['slaveReplicationDBScope', 'dfs://a,b', 'type default -'],
	['coldVolumes', '/data/cold', 'type default -'],
] as const)('%s=%s has the wrong type (%s)', ([name, value, problem]) => {
	expect(verdict(name, value)).toBe(problem);
});

test.for([
	['defaultJobParallelism', '128', 'range default 64'],
	['defaultJobParallelism', '0', 'range default 1'],
	['volumeUsageThreshold', '0', 'range default 0.97'],
	['volumeUsageThreshold', '1.5', 'range default 1'],
	['volumeUsageThreshold', '95', 'range default 0.95'],
	['maxTransactionRatio', '0.05', 'range default 0.1'],
	['maxTransactionRatio', '1.2', 'range default 1'],
	['memoryReleaseRate', '11', 'range default 10'],
	['maxLogSize', '50', 'range default 100'],
	['oldChunkVersionRetentionTime', '300', 'range default 240'],
	['mvccCheckpointThreshold', '1000', 'range default 100000'],
	['mvccCheckpointThreshold', '3000000000', 'range default 2147483647'],
	['computeNodeCachingQueryThreshold', '40000', 'range default 32767'],
	['regularArrayMemoryLimit', '3000', 'range default 2048'],
	['regularArrayMemoryLimit', '3500', 'range default 4096'],
	['regularArrayMemoryLimit', '0.5', 'range default 1'],
	['TSDBCacheEngineSize', '0', 'range default 1'],
	['maxMemSize', '-1', 'range default 0'],
	['workerNum', '-4', 'range default 1'],
	['subPort', '65536', 'range default 65535'],
	['subPort', '0', 'range default 1'],
	// Bounds that nobody documents.
	['workerNum', '0', 'range warning 1'],
	// The server corrects the value.
	['subThrottle', '0', 'range warning 1'],
	['dfsRecoveryWaitTime', '30000', 'range info 60000'],
	// Published files contradict the manual.
	['maxConnectionPerSite', '15', 'range hint 16'],
] as const)('%s=%s is out of range (%s)', ([name, value, problem]) => {
	expect(verdict(name, value)).toBe(problem);
});

test.for([
	['newValuePartitionPolicy', 'append', 'enum default add'],
	['newValuePartitionPolicy', 'Add', 'enum hint add'],
	['logLevel', 'WARN', 'enum default WARNING'],
	['logLevel', 'info', 'enum hint INFO'],
	['logLevel', '"INFO"', 'enum default INFO'],
	['datanodeRestartLevel', 'crash', 'enum default CRASH'],
	['streamingHAMode', 'true', 'enum default -'],
	['clusterReplicationMode', 'primary', 'enum default -'],
	['decimalRoundingMode', 'truncate', 'enum default trunc'],
	['dfsReplicaReliabilityLevel', '3', 'enum default -'],
	['mode', 'data node', 'enum default datanode'],
	['dfsHAMode', 'raft', 'enum hint Raft'],
] as const)('%s=%s is no word of the list (%s)', ([name, value, problem]) => {
	expect(verdict(name, value)).toBe(problem);
});

test('a problem says in both languages what is expected', () => {
	const problem = (name: string, value: string) => checkValue(findParameter(name) ?? expect.fail(name), value);
	expect(problem('workerNum', 'x')?.expected).toEqual({ en: 'an integer', zh: '整数' });
	expect(problem('maxMemSize', 'x')?.expected).toEqual({
		en: 'a number of GB without a unit',
		zh: '不带单位后缀的数字（以 GB 计）',
	});
	expect(problem('defaultJobParallelism', '65')).toMatchObject({
		range: '1–64',
		expected: { en: 'between 1 and 64', zh: '1 到 64 之间的值' },
	});
	expect(problem('volumeUsageThreshold', '2')).toMatchObject({ range: '(0, 1]' });
	expect(problem('maxLogSize', '1')).toMatchObject({ range: '≥ 100', expected: { en: 'at least 100' } });
	expect(problem('PKEYCacheEngineSize', '0')).toMatchObject({ range: '> 0' });
	expect(problem('dfsRecoveryWaitTime', '1')).toMatchObject({ range: '0, ≥ 60000' });
	expect(problem('regularArrayMemoryLimit', '3')).toMatchObject({ expected: { en: 'a power of 2', zh: '2 的幂' } });
	expect(problem('newValuePartitionPolicy', 'append')).toMatchObject({
		allowed: ['add', 'skip', 'fail'],
		expected: { en: 'one of add, skip, fail', zh: 'add、skip、fail 之一' },
	});
});

test('explanations behind a value are left out, values with slashes are not', () => {
	expect(checkedPart('2 // two copies')).toBe('2');
	expect(checkedPart('16    # memory')).toBe('16');
	expect(checkedPart('dfs://db')).toBe('dfs://db');
	expect(checkedPart('/a#b')).toBe('/a#b');
	expect(checkedPart('// nothing')).toBe('// nothing');
});

test('long nonsense does not take long', { timeout: 2000 }, () => {
	for (const text of ['1 '.repeat(50_000), 'x'.repeat(100_000), `${'9'.repeat(100_000)}x`, ' '.repeat(100_000)]) {
		expect(verdict('maxMemSize', text)).toMatch(/^(?:fine|type default -)$/);
		expect(verdict('logLevel', text)).toMatch(/^(?:fine|enum default -)$/);
		expect(verdict('lanCluster', text)).toMatch(/^(?:fine|type default -)$/);
	}
});
