import type { Purpose } from './header.ts';

const CHECKED = [
	...['getControllerAlias', 'getClusterPerf', 'getClusterDFSDatabases', 'getClusterDFSTables', 'getUserList'],
	...['getFunctionViews', 'getClusterChunksStatus', 'getRecoveryTaskStatus', 'getUnresolvedTxn', 'getChunksMeta'],
	...['getConfig', 'getScheduledJobs', 'getStreamingRaftGroups', 'version', 'license', 'rpc', 'defs', 'loadTable'],
];

/** How the two outputs are compared. */
const COMPARE = "  diff <(grep '^[=!] ' before.txt) <(grep '^[=!] ' after.txt)";

/** What the scripts are for, and what they rely on. */
export const purposes = {
	'baseline.dos': {
		does: [
			{
				en: 'Run this before the outage and save what it prints as before.txt. It changes nothing.',
				zh: '停机之前执行，将输出保存为 before.txt。只读，不做任何更改。',
			},
			{
				en: 'Later it is compared with what verify-tables.dos prints. Lines V1 of nodes that the plan adds are expected to differ.',
				zh: '之后与 verify-tables.dos 的输出逐行比对。计划中新增节点的 V1 行属于预期差异。',
			},
			COMPARE,
		],
		on: 'worker',
		documented: CHECKED,
		probed: ['saveClusterNodes', 'getClusterNodesCfg'],
	},
	'verify-tables.dos': {
		does: [
			{
				en: 'Run this when the data nodes are up, save what it prints as after.txt and compare it with before.txt. It changes nothing.',
				zh: '数据节点启动之后执行，将输出保存为 after.txt，与 before.txt 比对。只读，不做任何更改。',
			},
			COMPARE,
			{
				en: 'The lines ok and WRONG at the end compare with the plan; none may be WRONG.',
				zh: '末尾的 ok 与 WRONG 行是与计划的比对，不得有 WRONG。',
			},
		],
		on: 'worker',
		documented: CHECKED,
		probed: ['saveClusterNodes', 'getClusterNodesCfg'],
	},
	'flush-and-stop-data-nodes.dos': {
		does: [
			{
				en: 'Run this when the outage begins and clients are off: it writes caches to disk, then stops the data and compute nodes. It can be run again.',
				zh: '停机开始、客户端已断开之后执行：将缓存写入磁盘，再停止数据节点和计算节点。可重复执行。',
			},
		],
		on: 'leader',
		documented: [
			...[
				'isControllerInitialized',
				'getClusterPerf',
				'getDatanodeRestartInterval',
				'flushOLAPCache',
				'flushTSDBCache',
			],
			...['flushPKEYCache', 'getRedoLogGCStat', 'stopDataNode', 'rpc', 'defs'],
		],
		probed: [],
	},
	'push-node-list.dos': {
		does: [
			{
				en: 'Run this after the backup, when only the controllers were started where they are now and there is a leader: it saves the new list of nodes in the Raft group and reads it back from every controller.',
				zh: '备份完成之后，在原位置只启动控制节点，选出 leader 后执行：将新的节点列表写入 Raft 组，并从每个控制节点回读。',
			},
			{
				en: 'Its last line says what to do next. Where the server has no such function the files decide, and it changes nothing. It can be run again.',
				zh: '最后的“结果”行说明下一步；若服务器没有该函数，则以文件为准，脚本不做任何更改。可重复执行。',
			},
		],
		on: 'leader',
		documented: ['getClusterPerf', 'isControllerInitialized', 'getActiveMaster', 'rpc', 'defs'],
		probed: ['saveClusterNodes', 'getClusterNodesCfg'],
	},
	'start-data-nodes.dos': {
		does: [
			{
				en: 'Run this when the agents were started: it waits until they are online, starts the data nodes, then the compute nodes, and waits until all are online. It can be run again.',
				zh: '代理节点启动之后执行：等待代理节点在线，启动数据节点，再启动计算节点，并等待全部在线。可重复执行。',
			},
		],
		on: 'leader',
		documented: ['isControllerInitialized', 'getClusterPerf', 'startDataNode', 'defs'],
		probed: [],
	},
	'write-test.dos': {
		does: [
			{
				en: 'Run this when all data nodes are up: it makes a database of its own, writes a row from each data node, reads all rows from each, and drops the database. It touches no other.',
				zh: '全部数据节点上线之后执行：新建一个专用数据库，从每个数据节点写入一行并读回全部行，最后删除该数据库；不触碰其他数据库。',
			},
			{
				en: 'Each data node gets a line ok; none may be WRONG.',
				zh: '每个数据节点应有一行 ok，不得有 WRONG。',
			},
		],
		on: 'worker',
		documented: ['database', 'createPartitionedTable', 'existsDatabase', 'dropDatabase', 'loadTable', 'rpc'],
		probed: [],
	},
} as const satisfies Record<string, Purpose>;
