import type { FileKind } from './file-kinds.ts';
import type { Parameter } from './parameter.ts';

type Kind = Exclude<FileKind, 'nodes'>;

/**
 * How many public files of a kind set a parameter: those that the vendor ships, prints in manuals and tutorials and
 * renders from its charts and playbooks, and those that users have published. For ranking only.
 */
const FILES: Readonly<Record<Kind, readonly (readonly [number, string])[]>> = {
	controller: [
		[51, 'localSite'],
		[49, 'dfsReplicationFactor'],
		[48, 'dfsReplicaReliabilityLevel'],
		[47, 'maxMemSize workerNum'],
		[46, 'maxConnections'],
		[41, 'dataSync'],
		[40, 'localExecutors'],
		[39, 'lanCluster'],
		[33, 'mode'],
		[31, 'dfsHAMode'],
		[14, 'webWorkerNum'],
		[13, 'dfsMetaDir'],
		[10, 'datanodeRestartInterval'],
		[
			6,
			'maxLogSize maxPersistenceQueueDepth maxPubConnections maxPubQueueDepthPerSite perfMonitoring persistenceDir persistenceWorkerNum',
		],
		[5, 'maxFileHandles'],
		[4, 'enableORCA publicName thirdPartyCreateUserCallback thirdPartyDeleteUserCallback'],
		[2, 'chunkCacheEngineMemSize enableDFS enableHTTPS webLoginRequired'],
		[
			1,
			'clusterReplicationMasterCtl clusterReplicationSlaveNum computeNodeCachingDelay computeNodeCachingQueryThreshold enableChunkGranularityConfig enableComputeNodePrefetchData logFile maxBatchJobWorker maxConnectionPerSite newValuePartitionPolicy',
		],
	],
	agent: [
		[71, 'localSite'],
		[70, 'controllerSite'],
		[63, 'maxMemSize'],
		[61, 'workerNum'],
		[58, 'localExecutors'],
		[53, 'mode'],
		[51, 'lanCluster'],
		[34, 'sites'],
		[6, 'maxLogSize'],
		[1, 'chunkCacheEngineMemSize dataSync dfsMetaDir perfMonitoring webWorkerNum'],
	],
	cluster: [
		[47, 'maxMemSize'],
		[46, 'workerNum'],
		[44, 'maxConnections'],
		[39, 'lanCluster'],
		[38, 'localExecutors'],
		[37, 'newValuePartitionPolicy'],
		[36, 'maxPubConnections'],
		[32, 'subExecutors'],
		[30, 'TSDBCacheEngineSize'],
		[29, 'enableChunkGranularityConfig'],
		[25, 'OLAPCacheEngineSize maxBatchJobWorker'],
		[22, 'persistenceDir'],
		[21, 'volumes'],
		[18, 'webWorkerNum'],
		[16, 'chunkCacheEngineMemSize'],
		[14, 'persistenceWorkerNum'],
		[13, 'diskIOConcurrencyLevel subThrottle'],
		[12, 'publicName streamingHAMode streamingRaftGroups'],
		[11, 'logLevel redoLogDir subPort'],
		[10, 'TSDBLevelFileIndexCacheSize TSDBRedoLogDir chunkMetaDir dataSync maxPartitionNumPerQuery'],
		[9, 'regularArrayMemoryLimit'],
		[8, 'TSDBAsyncSortingWorkerNum TSDBCacheFlushWorkNum enableConcurrentDimensionalTableWrite'],
		[7, 'maxLogSize streamingHADir'],
		[6, 'maxConnectionPerSite'],
		[5, 'maxFileHandles remoteExecutors'],
		[4, 'auditLogRetentionTime clusterName enableAuditLog enableDFSQueryLog enableORCA maxSubConnections webModules'],
		[
			3,
			'computeNodeCacheDir computeNodeCacheMeta computeNodeDiskCacheSize computeNodeMemCacheSize enableComputeNodeCacheEvictionFromQueryThread',
		],
		[2, 'clusterReplicationExecutionUsername clusterReplicationMode warningMemSize'],
		[
			1,
			'clusterReplicationExecutionPassword clusterReplicationSlaveNum clusterReplicationSyncPersistence clusterReplicationWorkDir dfsChunkNodeHeartBeatTimeout dfsMetaDir dfsRebalanceConcurrency enableCoreDump memoryReleaseRate moduleDir preloadModules streamingHAPreVote strictPermissionMode updateCidVersionsKeepTime volumeUsageThreshold',
		],
	],
	single: [
		[12, 'maxMemSize'],
		[11, 'localSite maxConnections workerNum'],
		[10, 'mode'],
		[7, 'dataSync newValuePartitionPolicy'],
		[6, 'localExecutors'],
		[5, 'chunkCacheEngineMemSize'],
		[
			4,
			'lanCluster maxPubConnections persistenceDir persistenceWorkerNum subExecutors subPort subThrottle webWorkerNum',
		],
		[3, 'maxBatchJobWorker maxConnectionPerSite'],
		[2, 'enableChunkGranularityConfig enableHTTPS redoLogDir regularArrayMemoryLimit startup volumes'],
		[
			1,
			'TSDBRedoLogDir chunkMetaDir console diskIOConcurrencyLevel logLevel maxLogSize maxPartitionNumPerQuery perfMonitoring persistenceOffsetDir tcpNoDelay',
		],
	],
};

const known = new Map<Kind, ReadonlyMap<string, number>>();

/** How many files of a kind set a parameter, of those that were counted; 0 for what none of them does. */
export function usageOf({ name }: Parameter, kind: Kind): number {
	const counts = known.get(kind) ?? countsOf(kind);
	known.set(kind, counts);
	return counts.get(name) ?? 0;
}

function countsOf(kind: Kind): ReadonlyMap<string, number> {
	return new Map(FILES[kind].flatMap(([count, names]) => names.split(' ').map((name) => [name, count] as const)));
}
