import { defineParameters } from '../parameter.ts';

/** Parameters of the category `replication`. */
export const replicationParameters = defineParameters('replication', {
	clusterReplicationExecutionPassword: {
		type: 'string',
		default: '123456',
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		deprecated: {
			since: ['3.00.1'],
			note: {
				en: 'Authentication uses RSA from 3.00.1; no password is needed.',
				zh: '自 3.00.1 起使用 RSA 认证，无需密码。',
			},
		},
		sensitive: true,
		related: ['clusterReplicationExecutionUsername'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'effective only when clusterReplicationMode=slave',
					zh: '仅在 clusterReplicationMode=slave 时生效',
				},
			},
			{
				severity: 'warning',
				rule: { en: 'do not keep a plain-text password in version control', zh: '不要将明文密码提交到版本库' },
			},
		],
		summary: { en: 'Password of the replay user.', zh: '回放用户的密码。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 异步复制; dolphindb/Tutorials_EN, async_replication',
	},
	clusterReplicationExecutionUsername: {
		type: 'string',
		default: 'admin',
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		related: ['clusterReplicationExecutionPassword'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'effective only when clusterReplicationMode=slave',
					zh: '仅在 clusterReplicationMode=slave 时生效',
				},
			},
		],
		summary: {
			en: 'User that replays the replicated transactions; it needs the privileges to do so.',
			zh: '回放复制事务的用户名，须具备相应操作权限。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 异步复制; dolphindb/Tutorials_EN, async_replication',
	},
	clusterReplicationMasterCtl: {
		type: 'hostPort',
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		related: ['clusterReplicationMode', 'clusterReplicationSlaveNum'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'required on the controller of a slave cluster', zh: '从集群的控制节点必须设置' },
			},
		],
		summary: {
			en: 'ip:port of a controller of the master cluster; any controller of its Raft group will do.',
			zh: '主集群控制节点的 ip:port；高可用时填 Raft 组任一控制节点即可。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 异步复制; dolphindb/Tutorials_EN, async_replication',
	},
	clusterReplicationMode: {
		type: 'enum',
		enum: [
			{ value: 'master', en: 'Source cluster.', zh: '主集群。' },
			{ value: 'slave', en: 'Target cluster that replays transactions.', zh: '回放事务的从集群。' },
		],
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		related: ['clusterReplicationSlaveNum', 'clusterReplicationMasterCtl', 'clusterReplicationWorkDir'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'required on the data nodes of both clusters', zh: '主、从集群的数据节点都必须设置' },
			},
			{
				severity: 'warning',
				rule: {
					en: 'the same value on every data node of a cluster (inferred)',
					zh: '一个集群的所有数据节点须取相同的值（推断）',
				},
			},
		],
		summary: { en: 'Role of this cluster in asynchronous replication.', zh: '本集群在异步复制中的角色。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 异步复制; dolphindb/Tutorials_EN, async_replication',
	},
	clusterReplicationQueue: {
		type: 'integer',
		defaultNote: { en: 'four times the number of data nodes', zh: '数据节点数的 4 倍' },
		min: 1,
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		since: ['1.30.22.2', '2.00.10.2'],
		related: ['clusterReplicationWorkerNum'],
		summary: { en: 'Execution queues a slave controller uses for replay.', zh: '从集群控制节点用于回放的执行队列数。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 异步复制; dolphindb/release, release notes 1.30 and 2.00',
	},
	clusterReplicationSlaveNum: {
		type: 'integer',
		default: '2',
		min: 1,
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		related: ['clusterReplicationMode', 'clusterReplicationMasterCtl'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'required on the controller of a master cluster', zh: '主集群的控制节点必须设置' },
			},
		],
		summary: { en: 'Most slave clusters this master cluster accepts.', zh: '主集群允许的从集群数量上限。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 异步复制; dolphindb/Tutorials_EN, async_replication',
	},
	clusterReplicationSyncPersistence: {
		type: 'boolean',
		default: 'false',
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		related: ['clusterReplicationWorkDir'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'effective only when clusterReplicationMode=master',
					zh: '仅在 clusterReplicationMode=master 时生效',
				},
			},
		],
		summary: {
			en: 'Persists replication tasks synchronously. Slower, but a crash of the data node loses nothing.',
			zh: '同步持久化复制任务，效率较低但节点宕机不丢数据。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 异步复制; dolphindb/Tutorials_EN, async_replication',
	},
	clusterReplicationWorkDir: {
		type: 'path',
		defaultNote: { en: '<HomeDir>/clusterReplication of the data node', zh: '数据节点的 <HomeDir>/clusterReplication' },
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		mustDifferPerNode: true,
		related: ['clusterReplicationSyncPersistence'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'effective only when clusterReplicationMode=master',
					zh: '仅在 clusterReplicationMode=master 时生效',
				},
			},
			{
				severity: 'warning',
				rule: { en: 'must differ between data nodes on the same host', zh: '同一主机上的各数据节点必须使用不同的值' },
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
			en: 'Directory where a data node of the master cluster keeps the write tasks to be replicated, preferably a large SSD.',
			zh: '主集群数据节点存放待复制写任务的目录，建议大容量 SSD。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 异步复制; dolphindb/Tutorials_EN, async_replication',
	},
	clusterReplicationWorkerNum: {
		type: 'integer',
		defaultNote: { en: 'max(workerNum/4, 4)', zh: 'max(workerNum/4, 4)' },
		min: 1,
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		since: ['1.30.22.2', '2.00.10.2'],
		related: ['clusterReplicationQueue'],
		summary: {
			en: 'Threads a data node of the slave cluster uses for replay.',
			zh: '从集群数据节点用于回放的工作线程数。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 异步复制; dolphindb/release, release notes 1.30 and 2.00',
	},
	enableClusterReplicationSSL: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode'],
		perNode: true,
		since: ['2.00.15'],
		related: ['enableHTTPS', 'clusterReplicationMode'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'enableHTTPS=true must be set on the master cluster when this is true',
					zh: '该项为 true 时，主集群须设置 enableHTTPS=true',
				},
			},
			{ severity: 'error', rule: { en: 'set it on both clusters', zh: '主、从集群都须设置' } },
		],
		summary: {
			en: 'Encrypts asynchronous replication between the master and the slave cluster with SSL.',
			zh: '主从集群间异步复制使用 SSL 加密。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 异步复制',
	},
	slaveReplicationDBScope: {
		type: 'dbUrlList',
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		since: ['3.00.2'],
		related: ['clusterReplicationMasterCtl'],
		constraints: [
			{ severity: 'error', rule: { en: 'each item has the form dfs://name', zh: '每一项的格式为 dfs://名称' } },
		],
		summary: {
			en: 'DFS databases that are replayed, separated by commas; without it all databases are replayed.',
			zh: '需要回放的分布式数据库列表，逗号分隔；不设置则回放全部。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 异步复制; docs zh, release notes 3.00',
	},
});

/** Parameters of the category `multi-cluster`. */
export const multiClusterParameters = defineParameters('multi-cluster', {
	clusterName: {
		type: 'string',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.2'],
		related: ['masterOfMasterSite', 'streamingHAMode', 'streamingRaftLearners'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'required in controller.cfg when streamingHAMode is set (3.00.5 and later)',
					zh: '设置了 streamingHAMode 时，必须在 controller.cfg 中设置（3.00.5 及以上版本）',
				},
			},
		],
		summary: {
			en: 'Name of this cluster. Multi-cluster management needs it, and from 3.00.5 streaming high availability needs it too. The name follows the rules for variable names.',
			zh: '当前集群的名称，多集群管理需要它；自 3.00.5 起流数据高可用也需要它。命名遵循变量命名规则。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 多集群管理; docs zh, db_distr_comp/cfg/function_configuration, section 流数据/高可用; docs zh, release notes 3.00',
	},
	isMasterOfMaster: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.2'],
		related: ['masterOfMasterSite', 'clusterName', 'momHeartbeatHandler'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'the MoM cluster cannot be a high-availability cluster', zh: 'MoM 所在集群不能是高可用集群' },
			},
			{
				severity: 'warning',
				rule: { en: 'set clusterName and masterOfMasterSite too', zh: '还须设置 clusterName 与 masterOfMasterSite' },
			},
		],
		summary: {
			en: 'Marks this controller or single node as the master of masters (MoM) that manages several clusters.',
			zh: '将该控制节点或单节点标记为管理多个集群的 MoM（Master of Master）。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 多集群管理',
	},
	masterOfMasterSite: {
		type: 'hostPort',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.2'],
		related: ['isMasterOfMaster', 'clusterName'],
		constraints: [{ severity: 'warning', rule: { en: 'clusterName is needed as well', zh: '还须设置 clusterName' } }],
		summary: {
			en: 'host:port of the MoM controller, set on the MoM itself and on every member cluster.',
			zh: 'MoM 控制节点的 host:port，MoM 自身与每个成员集群都要设置。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 多集群管理',
	},
	momDatanode: {
		type: 'alias',
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		since: ['3.00.2'],
		related: ['momHeartbeatDb', 'momHeartbeatTable'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'must be the alias of a data node in cluster.nodes',
					zh: '必须是 cluster.nodes 中某个数据节点的别名',
				},
			},
			{ severity: 'warning', rule: { en: 'only on the MoM', zh: '仅在 MoM 上设置' } },
		],
		summary: { en: 'Alias of the data node that holds the status table.', zh: '存放状态表的数据节点别名。' },
		source: 'docs zh, sys_man/multi_cluster_management',
	},
	momHeartbeatDb: {
		type: 'dbUrl',
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		since: ['3.00.2'],
		related: ['momHeartbeatTable', 'momDatanode', 'momHeartbeatHandler'],
		constraints: [
			{ severity: 'error', rule: { en: 'value has the form dfs://name', zh: '值的格式为 dfs://名称' } },
			{ severity: 'warning', rule: { en: 'only on the MoM', zh: '仅在 MoM 上设置' } },
		],
		summary: {
			en: 'DFS database that stores the status collected from the clusters.',
			zh: '存放各集群状态信息的分布式数据库地址。',
		},
		source: 'docs zh, sys_man/multi_cluster_management',
	},
	momHeartbeatHandler: {
		type: 'functionViewList',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.2'],
		related: ['isMasterOfMaster', 'momHeartbeatDb', 'momHeartbeatTable'],
		constraints: [
			{
				severity: 'warning',
				rule: { en: 'only on the MoM (isMasterOfMaster=true)', zh: '仅在 MoM 上设置（isMasterOfMaster=true）' },
			},
		],
		summary: {
			en: 'Function views the MoM calls, left to right, with each heartbeat it receives from a member cluster.',
			zh: 'MoM 收到成员集群心跳时从左到右调用的函数视图。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 多集群管理',
	},
	momHeartbeatTable: {
		type: 'string',
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		since: ['3.00.2'],
		related: ['momHeartbeatDb', 'momDatanode'],
		constraints: [{ severity: 'warning', rule: { en: 'only on the MoM', zh: '仅在 MoM 上设置' } }],
		summary: {
			en: 'Table, inside momHeartbeatDb, that stores the status collected from the clusters.',
			zh: 'momHeartbeatDb 中存放各集群状态信息的数据表名。',
		},
		source: 'docs zh, sys_man/multi_cluster_management',
	},
});
