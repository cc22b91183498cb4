import { defineParameters } from '../parameter.ts';

/** Parameters of the category `ha`. */
export const haParameters = defineParameters('ha', {
	datanodeRestartInterval: {
		type: 'integer',
		default: '0',
		defaultNote: {
			en: 'set in the configuration files shipped since 3.00.2',
			zh: '自 3.00.2 起，随安装包提供的配置文件中已设置该项',
		},
		min: 0,
		unit: 's',
		checks: { documentedRange: true },
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		since: ['1.20.20', '1.30.11'],
		dynamic: ['setDatanodeRestartInterval'],
		related: ['datanodeRestartLevel', 'dfsChunkNodeHeartBeatTimeout'],
		constraints: [
			{
				severity: 'warning',
				rule: { en: 'needs a running agent on the host of the node', zh: '节点所在主机上须有正在运行的代理节点' },
			},
			{
				severity: 'info',
				rule: {
					en: 'before 2.00.9.4 a positive value must be written as 100 plus the wanted seconds',
					zh: '2.00.9.4 之前，正值须写作 100 加上期望的秒数',
				},
			},
		],
		summary: {
			en: 'Seconds a data or compute node may be offline before the controller restarts it through the agent; 0 turns this off. A value above 0 also starts the nodes after the controller starts.',
			zh: '数据节点或计算节点离线超过该秒数后由控制节点通过代理节点重启；0 表示关闭。大于 0 时控制节点启动后也会拉起这些节点。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定; dolphindb/release, release notes 1.30 and 2.00',
	},
	datanodeRestartLevel: {
		type: 'enum',
		default: 'CRASH',
		enum: [
			{
				value: 'CRASH',
				en: 'Only nodes that stopped without a stopDataNode call.',
				zh: '仅重启并非由 stopDataNode 关闭的节点。',
			},
			{ value: 'OFFLINE', en: 'Any node that has been offline long enough.', zh: '任何离线时间超限的节点。' },
		],
		checks: { caseSensitive: true },
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		related: ['datanodeRestartInterval'],
		constraints: [
			{ severity: 'error', rule: { en: 'values are case-sensitive', zh: '取值区分大小写' } },
			{
				severity: 'warning',
				rule: { en: 'effective only when datanodeRestartInterval > 0', zh: '仅在 datanodeRestartInterval > 0 时生效' },
			},
		],
		summary: {
			en: 'Which kind of outage makes the controller restart a data or compute node.',
			zh: '何种停机会让控制节点把数据节点或计算节点重新拉起。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定',
	},
	dfsHAMode: {
		type: 'enum',
		defaultNote: { en: 'not set: controllers do not form a Raft group', zh: '未设置时，控制节点不组成 Raft 组' },
		enum: [{ value: 'Raft', en: 'Controllers form a Raft group.', zh: '控制节点组成 Raft 组。' }],
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		related: ['raftElectionTick', 'sites', 'controllerSite'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'every controller of the Raft group must appear in cluster.nodes',
					zh: 'Raft 组的每个控制节点都必须列入 cluster.nodes',
				},
			},
			{ severity: 'error', rule: { en: 'every agent.cfg must set sites', zh: '每个 agent.cfg 都必须设置 sites' } },
			{
				severity: 'error',
				rule: { en: 'set it in each controller.cfg of the group', zh: '须在该组的每个 controller.cfg 中设置' },
			},
			{
				severity: 'info',
				rule: {
					en: 'after the first start cluster.cfg and cluster.nodes are owned by the Raft group; change them through the web or API',
					zh: '首次启动后，cluster.cfg 与 cluster.nodes 由 Raft 组托管，须通过 Web 界面或 API 修改',
				},
			},
			{
				severity: 'error',
				rule: { en: 'at least 3 controllers in cluster.nodes', zh: 'cluster.nodes 中至少有 3 个控制节点' },
			},
			{
				severity: 'error',
				rule: {
					en: 'dfsReplicationFactor > 1 in a high-availability cluster',
					zh: '高可用集群中 dfsReplicationFactor 须大于 1',
				},
			},
		],
		summary: {
			en: 'Joins several controllers into a Raft group so that cluster metadata survives the loss of a controller. Leave it out for an ordinary cluster.',
			zh: '让多个控制节点组成 Raft 组，实现元数据高可用；普通集群不设置。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 高可用',
	},
	raftElectionTick: {
		type: 'integer',
		default: '800',
		defaultNote: {
			en: '800 ticks = 8 s, so the wait is 8 to 16 s',
			zh: '800 个 tick 即 8 秒，因此等待时长为 8 至 16 秒',
		},
		min: 1,
		checks: { documentedRange: true },
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		since: ['1.30.16', '2.00.4'],
		dynamic: ['setRaftElectionTick'],
		related: ['dfsHAMode'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'must be the same on every controller of the Raft group', zh: 'Raft 组的每个控制节点须取相同的值' },
			},
			{
				severity: 'warning',
				rule: { en: 'setRaftElectionTick accepts only values >= 800', zh: 'setRaftElectionTick 只接受不小于 800 的值' },
			},
		],
		summary: {
			en: 'Base of the leader election timeout, in units of 10 ms. A follower starts an election after a random wait between one and two times this value without a heartbeat.',
			zh: 'Leader 选举超时的基数，单位为 10 毫秒；follower 在一到两倍该值之间的随机时长内未收到心跳即发起选举。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 高可用',
	},
	sites: {
		type: 'siteList',
		files: ['agent.cfg'],
		nodeTypes: ['agent'],
		related: ['controllerSite', 'localSite', 'dfsHAMode'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'every controller in cluster.nodes must be listed',
					zh: 'cluster.nodes 中的每个控制节点都必须列出',
				},
			},
			{
				severity: 'error',
				rule: { en: 'required when the controllers use dfsHAMode=Raft', zh: '控制节点设置 dfsHAMode=Raft 时必须设置' },
			},
			{
				severity: 'error',
				rule: {
					en: 'must contain this agent (same host:port:alias as localSite) and its mode agent',
					zh: '必须包含本代理节点（host:port:alias 与 localSite 相同），模式为 agent',
				},
			},
			{
				severity: 'info',
				rule: {
					en: 'tutorials list this agent first and then every controller',
					zh: '教程中先列本代理节点，再列所有控制节点',
				},
			},
		],
		summary: {
			en: "Sites of this machine's agent and of all controllers, needed by agents of a high-availability cluster. Each item is host:port:alias:mode.",
			zh: '高可用集群的代理节点使用，列出本机代理节点和全部控制节点，每项为 host:port:alias:mode。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 高可用',
	},
});

/** Parameters of the category `recovery`. */
export const recoveryParameters = defineParameters('recovery', {
	dfsRebalanceConcurrency: {
		type: 'integer',
		defaultNote: {
			en: 'twice the number of data nodes (function page: twice the number of controllers, data and compute nodes)',
			zh: '数据节点数的 2 倍（函数页写作控制节点、数据节点与计算节点总数的 2 倍）',
		},
		min: 1,
		files: ['controller.cfg', 'cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode'],
		dynamic: ['resetDfsRebalanceConcurrency'],
		related: ['dfsRecoveryConcurrency'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'the reference lists it for data nodes while it is adjusted online on the controller',
					zh: '参考手册将其列为数据节点配置项，而在线修改在控制节点上进行',
				},
			},
		],
		summary: { en: 'Rebalance tasks that may run at once.', zh: '可并行执行的再平衡任务数。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 恢复（recovery）和再平衡（rebalance）; docs zh, function page resetDfsRebalanceConcurrency',
	},
	dfsRecoveryConcurrency: {
		type: 'integer',
		defaultNote: {
			en: 'twice the number of data nodes (function page: twice the number of controllers, data and compute nodes)',
			zh: '数据节点数的 2 倍（函数页写作控制节点、数据节点与计算节点总数的 2 倍）',
		},
		min: 1,
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		dynamic: ['resetDfsRecoveryConcurrency'],
		related: ['recoveryWorkers'],
		summary: { en: 'Recovery tasks that may run at once in the cluster.', zh: '集群中可并行执行的恢复任务数。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 恢复（recovery）和再平衡（rebalance）; dolphindb/release, release notes 1.30 and 2.00',
	},
	// The server raises 1 to 59999 to 60000; controller-recovery-wait says so as well.
	dfsRecoveryWaitTime: {
		type: 'integer',
		default: '0',
		defaultNote: { en: '30000 in very old releases', zh: '很早的版本为 30000' },
		min: 0,
		unit: 'ms',
		checks: { zeroOrAtLeast: 60000, outsideRange: 'info' },
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		related: ['dfsReplicationFactor', 'dfsRecoveryConcurrency'],
		constraints: [{ severity: 'warning', rule: { en: '0 or >= 60000', zh: '取 0 或不小于 60000 的值' } }],
		summary: {
			en: 'How long the controller waits after a data node goes down before it copies the lost replicas elsewhere. 0 means never; a nonzero value below 60000 is raised to 60000.',
			zh: '数据节点宕机后控制节点开始重建副本前的等待时间；0 表示不重建，非零且小于 60000 时按 60000 处理。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 高可用; dolphindb/web, configuration dialog of the pre-2022 cluster manager (English tool tips)',
	},
	dfsSyncRecoveryChunkRowSize: {
		type: 'integer',
		default: '1000',
		min: 1,
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		related: ['recoveryWorkers', 'dfsRecoveryConcurrency'],
		summary: {
			en: 'Remaining row difference below which a recovering replica is copied synchronously instead of asynchronously.',
			zh: '待恢复副本与最新版本的行数差小于该值时改用同步复制。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 恢复（recovery）和再平衡（rebalance）',
	},
	enableDfsRecoverRedo: {
		type: 'boolean',
		default: 'true',
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		related: ['recoverLogDir'],
		summary: {
			en: 'Writes a redo log for recovery transactions so a second outage does not lose them.',
			zh: '为恢复事务写重做日志，避免恢复期间再次宕机丢失数据。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 恢复（recovery）和再平衡（rebalance）',
	},
	recoverLogDir: {
		type: 'path',
		defaultNote: {
			en: '<HomeDir>/recoverLog (the reference also says <LogDir>/recoverLog)',
			zh: '<HomeDir>/recoverLog（参考手册也写作 <LogDir>/recoverLog）',
		},
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		mustDifferPerNode: true,
		related: ['enableDfsRecoverRedo'],
		constraints: [
			{
				severity: 'warning',
				rule: { en: 'use a different physical disk from volumes', zh: '应与 volumes 使用不同的物理磁盘' },
			},
			{ severity: 'info', rule: { en: 'an SSD path is recommended', zh: '建议使用 SSD 上的路径' } },
			{
				severity: 'warning',
				rule: {
					en: 'must differ between nodes on the same host (inferred)',
					zh: '同一主机上的各节点必须使用不同的值（推断）',
				},
			},
			{
				severity: 'error',
				rule: {
					en: 'with an exact node alias as prefix <ALIAS> is not allowed; the controller or the node fails to start',
					zh: '以确切的节点别名为前缀时不得使用 <ALIAS>，否则控制节点或该节点无法启动',
				},
			},
		],
		summary: {
			en: 'Directory of the recovery redo log, on a disk other than the data, preferably SSD.',
			zh: '恢复重做日志目录，应与数据不在同一磁盘，建议 SSD。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 恢复（recovery）和再平衡（rebalance）',
	},
	recoveryWorkerNum: {
		type: 'integer',
		default: '1',
		min: 1,
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		sameAs: 'recoveryWorkers',
		related: ['recoveryWorkers'],
		constraints: [
			{ severity: 'warning', rule: { en: 'the reference writes recoveryWorkers', zh: '参考手册写作 recoveryWorkers' } },
		],
		summary: { en: 'Spelling of recoveryWorkers in one tutorial.', zh: 'recoveryWorkers 在一篇教程中的写法。' },
		source: 'dolphindb/Tutorials_CN, cluster_high_performance_configuration',
		unverified: true,
	},
	recoveryWorkers: {
		type: 'integer',
		default: '1',
		min: 1,
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		aliases: ['recoveryWorkerNum'],
		dynamic: ['setDynamicConfig', 'resetRecoveryWorkerNum'],
		related: ['dfsRecoveryConcurrency'],
		constraints: [
			{
				severity: 'info',
				rule: { en: 'the spelling recoveryWorkerNum appears in tutorials', zh: '部分教程写作 recoveryWorkerNum' },
			},
		],
		summary: { en: 'Threads a data node uses to recover its replicas.', zh: '数据节点用于恢复副本的线程数。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 恢复（recovery）和再平衡（rebalance）',
	},
});
