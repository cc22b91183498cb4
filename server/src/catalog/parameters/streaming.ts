import { defineParameters } from '../parameter.ts';

/** Parameters of the category `streaming-publish`. */
export const streamingPublishParameters = defineParameters('streaming-publish', {
	maxMsgNumPerBlock: {
		type: 'integer',
		default: '1024',
		min: 1,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		related: ['maxPubConnections'],
		summary: { en: 'Most messages in one published block.', zh: '单个发布消息块的最大消息数。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 流数据; dolphindb/Tutorials_CN, streaming_tutorial',
	},
	maxPersistenceQueueDepth: {
		type: 'integer',
		default: '10000000',
		min: 1,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['controller.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		related: ['persistenceDir'],
		summary: { en: 'Most messages waiting to be persisted.', zh: '等待持久化的消息上限。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 流数据; dolphindb/Tutorials_CN, streaming_tutorial',
	},
	maxPubConnections: {
		type: 'integer',
		default: '0',
		min: 0,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['controller.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		related: ['maxMsgNumPerBlock', 'maxPubQueueDepthPerSite', 'maxSubConnections'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: '0 disables publishing, so subscriptions to this node fail',
					zh: '0 表示不发布，此时对该节点的订阅会失败',
				},
			},
		],
		summary: {
			en: 'Most subscriber nodes this node can publish to. Above 0 the node acts as a publisher; 0 switches publishing off.',
			zh: '可连接的订阅节点数；大于 0 时该节点作为发布节点，0 表示不发布。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 流数据; docs zh, error code S00001',
	},
	maxPubQueueDepthPerSite: {
		type: 'integer',
		default: '10000000',
		min: 1,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['controller.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		related: ['maxPubConnections'],
		summary: {
			en: 'Most messages waiting to be sent to one subscriber node.',
			zh: '发往单个订阅节点的待发送消息上限。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 流数据; dolphindb/Tutorials_CN, streaming_tutorial',
	},
	persistenceDir: {
		type: 'path',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['controller.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		related: ['persistenceWorkerNum', 'persistenceOffsetDir', 'streamingHALogDir'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'required for stream table persistence and for high-availability stream tables',
					zh: '流表持久化和高可用流表必须设置',
				},
			},
			{
				severity: 'error',
				rule: { en: 'must differ between data nodes on the same host', zh: '同一主机上的各数据节点必须使用不同的值' },
			},
			{
				severity: 'error',
				rule: {
					en: 'with an exact node alias as prefix <ALIAS> is not allowed',
					zh: '以确切的节点别名为前缀时不得使用 <ALIAS>',
				},
			},
			{
				severity: 'info',
				rule: { en: 'the directory must already exist on the host', zh: '该目录必须已在主机上存在' },
			},
		],
		summary: {
			en: 'Directory that persisted shared stream tables are written to. Needed before a stream table can be persisted.',
			zh: '持久化共享流数据表的目录，启用流表持久化前必须设置。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 流数据; docs zh, error codes S03022 and S03023',
	},
	// Default 1 in the older list, which describes high-availability stream tables.
	persistenceWorkerNum: {
		type: 'integer',
		default: '0',
		defaultNote: { en: '1 for a high-availability stream table, otherwise 0', zh: '高可用流表为 1，否则为 0' },
		min: 0,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['controller.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		related: ['persistenceDir'],
		constraints: [
			{
				severity: 'warning',
				rule: { en: 'effective only when persistenceDir is set', zh: '仅在设置了 persistenceDir 时生效' },
			},
		],
		summary: {
			en: 'Threads that persist stream tables in asynchronous mode.',
			zh: '以异步方式持久化流数据表的线程数。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 流数据; dolphindb/release, release notes 1.30 and 2.00',
	},
});

/** Parameters of the category `streaming-subscribe`. */
export const streamingSubscribeParameters = defineParameters('streaming-subscribe', {
	localSubscriberNum: {
		type: 'integer',
		default: '1',
		min: 1,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		since: ['2.00.10'],
		related: ['subExecutors'],
		summary: {
			en: 'Threads that distribute local subscription messages to handlers.',
			zh: '向本地订阅处理线程分发消息的线程数。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 流数据; dolphindb/release, release notes 1.30 and 2.00',
	},
	maxSubConnections: {
		type: 'integer',
		default: '64',
		min: 1,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		summary: { en: 'Most publishers this node may subscribe to.', zh: '该订阅节点可连接的发布节点数上限。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 流数据; dolphindb/Tutorials_CN, streaming_tutorial',
	},
	maxSubQueueDepth: {
		type: 'integer',
		default: '10000000',
		min: 1,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		aliases: ['maxSubQueueDepthPerSite'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'the spelling maxSubQueueDepthPerSite appears in some tutorials',
					zh: '部分教程写作 maxSubQueueDepthPerSite',
				},
			},
		],
		summary: { en: 'Most messages waiting in one subscription thread.', zh: '单个订阅线程的消息队列最大长度。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 流数据; dolphindb/Tutorials_CN, streaming_tutorial',
	},
	persistOffsetDir: {
		type: 'path',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		sameAs: 'persistenceOffsetDir',
		related: ['persistenceOffsetDir'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'the reference writes persistenceOffsetDir; which spelling a given server reads is not documented',
					zh: '参考手册写作 persistenceOffsetDir；具体版本识别哪种写法未见文档说明',
				},
			},
			{ severity: 'warning', rule: { en: 'do not set both spellings', zh: '不要同时设置两种写法' } },
			{
				severity: 'warning',
				rule: {
					en: 'must differ between nodes on the same host (inferred)',
					zh: '同一主机上的各节点必须使用不同的值（推断）',
				},
			},
		],
		summary: {
			en: 'Spelling of persistenceOffsetDir in the configuration pages of the web interface.',
			zh: 'persistenceOffsetDir 在 Web 配置界面中的写法。',
		},
		source:
			'dolphindb/web, src/config/model.ts; dolphindb/web, configuration dialog of the pre-2022 cluster manager (English tool tips)',
	},
	persistenceOffsetDir: {
		type: 'path',
		defaultNote: {
			en: 'persistenceDir if set, otherwise a streamlog directory of the node',
			zh: '已设置 persistenceDir 时取其值，否则为节点的 streamlog 目录',
		},
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		aliases: ['persistOffsetDir'],
		related: ['persistenceDir'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'the web interface and old documents spell it persistOffsetDir',
					zh: 'Web 界面和旧文档写作 persistOffsetDir',
				},
			},
			{
				severity: 'info',
				rule: { en: 'a missing directory is created (since 2.00.10.4)', zh: '目录不存在时自动创建（2.00.10.4 起）' },
			},
			{
				severity: 'warning',
				rule: {
					en: 'must differ between nodes on the same host (inferred)',
					zh: '同一主机上的各节点必须使用不同的值（推断）',
				},
			},
		],
		summary: {
			en: 'Directory that keeps the offset a subscriber has processed.',
			zh: '保存订阅端已处理偏移量的目录。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 流数据; dolphindb/web, src/config/model.ts; dolphindb/release, release notes 1.30 and 2.00',
	},
	subExecutorPooling: {
		type: 'boolean',
		default: 'false',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		related: ['subExecutors'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'must be false when a reactive state engine is used', zh: '使用响应式状态引擎时必须为 false' },
			},
		],
		summary: {
			en: 'Lets the stream computing threads take work from a common pool.',
			zh: '流计算线程是否使用公共任务池模式。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 流数据; dolphindb/Tutorials_CN, streaming_tutorial',
	},
	subExecutors: {
		type: 'integer',
		default: '1',
		defaultNote: { en: '0 before the reference changed it to 1', zh: '参考手册改为 1 之前为 0' },
		min: 0,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		related: ['subExecutorPooling'],
		summary: {
			en: 'Threads that process subscribed messages. 0 means the receiving thread does it (older releases).',
			zh: '处理订阅消息的线程数；0 表示由接收线程处理（旧版本）。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 流数据; dolphindb/Tutorials_CN, streaming_tutorial; dolphindb/web, configuration dialog of the pre-2022 cluster manager (English tool tips)',
	},
	subPort: {
		type: 'port',
		defaultNote: {
			en: 'not needed since 2.00.9; before, a node without it could not subscribe',
			zh: '自 2.00.9 起无需设置；此前未设置的节点无法订阅',
		},
		min: 1,
		max: 65535,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		related: ['maxSubConnections'],
		constraints: [
			{
				severity: 'info',
				rule: { en: 'required before 2.00.9 on a node that subscribes', zh: '2.00.9 之前，发起订阅的节点必须设置' },
			},
			{
				severity: 'error',
				rule: {
					en: 'must differ from the localSite port of every node on the host',
					zh: '不得与主机上任一节点的 localSite 端口相同',
				},
			},
			{
				severity: 'error',
				rule: { en: 'must differ between nodes on the same host', zh: '同一主机上的各节点必须使用不同的值' },
			},
		],
		summary: {
			en: 'Port the subscription thread listens on. Not needed since 2.00.9.',
			zh: '订阅线程监听的端口；自 2.00.9 起无需设置。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 流数据; dolphindb/Tutorials_CN, streaming_tutorial',
	},
	// The server raises smaller values to 1.
	subThrottle: {
		type: 'integer',
		default: '1000',
		min: 1,
		unit: 'ms',
		checks: { outsideRange: 'warning' },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		related: ['subExecutors'],
		constraints: [
			{
				severity: 'info',
				rule: { en: 'set 1 to use a throttle below one second', zh: '需要小于 1 秒的 throttle 时设为 1' },
			},
			{ severity: 'info', rule: { en: 'values below 1 are raised to 1', zh: '小于 1 的值按 1 处理' } },
			{
				severity: 'info',
				rule: { en: 'effective only for subscriptions with batchSize set', zh: '仅对设置了 batchSize 的订阅生效' },
			},
		],
		summary: {
			en: 'Interval at which the system checks whether a subscription handler is due. A throttle below this takes this value.',
			zh: '系统检查订阅处理是否到期的间隔；throttle 小于该值时按该值处理。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 流数据; docs zh, release notes 3.00',
	},
});

/** Parameters of the category `streaming-ha`. */
export const streamingHaParameters = defineParameters('streaming-ha', {
	crossClusterRaftWorkerNum: {
		type: 'integer',
		default: '4',
		min: 1,
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		since: ['3.00.4'],
		related: ['streamingRaftLearners'],
		summary: {
			en: 'Threads for communication with Raft learners in other clusters.',
			zh: '与其它集群中的 Raft Learner 通信所用的线程数。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 线程; docs zh, release notes 3.00',
	},
	streamingHADir: {
		type: 'path',
		defaultNote: { en: '<HomeDir>/log/streamLog', zh: '<HomeDir>/log/streamLog' },
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode'],
		perNode: true,
		mustDifferPerNode: true,
		deprecated: {
			since: ['3.00.5'],
			replacement: 'streamingHALogDir',
			note: {
				en: 'Renamed, default changed to <HomeDir>/log/streamingHALog.',
				zh: '已更名，默认值改为 <HomeDir>/log/streamingHALog。',
			},
		},
		sameAs: 'streamingHALogDir',
		related: ['streamingHALogDir', 'streamingHAMode'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'must differ between nodes on the same host', zh: '同一主机上的各节点必须使用不同的值' },
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
			en: 'Former name of streamingHALogDir: directory of the streaming Raft log.',
			zh: 'streamingHALogDir 的旧名称，流数据 Raft 日志目录。',
		},
		source: 'docs zh, release notes compact_report_3_00_5; dolphindb/Tutorials_CN haStreamingTutorial',
	},
	streamingHADiskLimit: {
		type: 'string',
		files: ['cluster.cfg'],
		nodeTypes: ['datanode', 'computenode'],
		perNode: true,
		deprecated: {
			since: ['3.00.5'],
			note: {
				en: 'No longer used; meaning and unit are not described in the available documents.',
				zh: '已不再使用，现有文档未说明其含义和单位。',
			},
		},
		related: ['streamingHAPurgeInterval'],
		summary: {
			en: 'Retired parameter of streaming high availability, presumably a disk limit for its Raft log; only its removal is documented.',
			zh: '流数据高可用的已弃用配置项，从名称看为 Raft 日志磁盘上限，文档仅说明其被弃用。',
		},
		source: 'docs zh, release notes compact_report_3_00_5',
	},
	streamingHALogDir: {
		type: 'path',
		defaultNote: { en: '<HomeDir>/log/streamingHALog', zh: '<HomeDir>/log/streamingHALog' },
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode'],
		perNode: true,
		mustDifferPerNode: true,
		since: ['3.00.5'],
		related: ['streamingHAMode', 'streamingHADir'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'renamed from streamingHADir in 3.00.5; older releases only know that name',
					zh: '3.00.5 起由 streamingHADir 更名，更早的版本只识别旧名称',
				},
			},
			{
				severity: 'error',
				rule: { en: 'must differ between nodes on the same host', zh: '同一主机上的各节点必须使用不同的值' },
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
			en: 'Directory of the streaming Raft log, preferably on an SSD.',
			zh: '流数据 Raft 日志目录，建议 SSD。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 流数据/高可用; docs zh, release notes 3.00 (3.00.5)',
	},
	// The manual writes both raft and Raft.
	streamingHAMode: {
		type: 'enum',
		enum: [{ value: 'raft', en: 'Raft protocol.', zh: 'Raft 协议。' }],
		checks: { alsoAccepted: ['Raft'] },
		files: ['cluster.cfg'],
		nodeTypes: ['datanode', 'computenode'],
		related: ['streamingRaftGroups', 'streamingHALogDir', 'persistenceDir', 'clusterName'],
		constraints: [
			{ severity: 'error', rule: { en: 'persistenceDir required', zh: '必须设置 persistenceDir' } },
			{ severity: 'error', rule: { en: 'not available in single mode', zh: '单节点模式不可用' } },
			{
				severity: 'error',
				rule: {
					en: 'clusterName required in controller.cfg from 3.00.5',
					zh: '自 3.00.5 起，须在 controller.cfg 中设置 clusterName',
				},
			},
			{ severity: 'info', rule: { en: 'documents write both raft and Raft', zh: '文档中 raft 与 Raft 两种写法都有' } },
		],
		summary: { en: 'Turns streaming high availability on.', zh: '启用流数据高可用。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 流数据/高可用; docs zh, stream/str_ha',
	},
	streamingHAPreVote: {
		type: 'boolean',
		defaultNote: { en: 'false in the sample', zh: '示例中为 false' },
		files: ['cluster.cfg'],
		nodeTypes: ['datanode', 'computenode'],
		summary: {
			en: 'Appears in one sample of the web interface. Meaning not documented.',
			zh: '仅见于 Web 界面的一个示例。含义未见文档说明。',
		},
		source: 'dolphindb/web, early ControllerConfig sample',
		unverified: true,
	},
	streamingHAPurgeInterval: {
		type: 'integer',
		default: '300',
		min: 1,
		unit: 's',
		files: ['cluster.cfg'],
		nodeTypes: ['datanode', 'computenode'],
		perNode: true,
		deprecated: {
			since: ['3.00.5'],
			note: { en: 'No longer used.', zh: '已不再使用。' },
		},
		related: ['streamingHALogDir'],
		summary: {
			en: 'Interval at which the streaming Raft log is checkpointed and cleaned.',
			zh: '流数据 Raft 日志做检查点并回收的周期。',
		},
		source: 'docs zh, compact_report_3_00_5; dolphindb/Tutorials_CN haStreamingTutorial and thread_intro',
	},
	streamingRaftGroupAliases: {
		type: 'raftAliases',
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode'],
		since: ['3.00.4'],
		related: ['streamingRaftGroups'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'each id must exist in streamingRaftGroups', zh: '每个 ID 都必须存在于 streamingRaftGroups' },
			},
		],
		summary: {
			en: 'Aliases for configured Raft groups, written alias:id and separated by commas.',
			zh: '给 Raft 组起别名，写作 alias:ID，多组以逗号隔开。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 流数据/高可用; docs zh, release notes 3.00',
	},
	streamingRaftGroups: {
		type: 'raftGroups',
		files: ['cluster.cfg'],
		nodeTypes: ['datanode', 'computenode'],
		related: ['streamingHAMode', 'streamingRaftGroupAliases', 'mvccTableRaftGroups'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'group id is an integer > 1 and unique among all Raft groups, including mvccTableRaftGroups',
					zh: '组 ID 须为大于 1 的整数，且在所有 Raft 组（包括 mvccTableRaftGroups）中唯一',
				},
			},
			{ severity: 'error', rule: { en: 'at least 3 different nodes per group', zh: '每组至少包含 3 个不同的节点' } },
			{
				severity: 'error',
				rule: {
					en: 'each alias must be a data or compute node in cluster.nodes',
					zh: '每个别名都必须是 cluster.nodes 中的数据节点或计算节点',
				},
			},
		],
		summary: {
			en: 'Raft groups of streaming high availability, written id:alias:alias:alias and separated by commas.',
			zh: '流数据高可用的 Raft 组，格式 id:别名:别名:别名，多组用逗号分隔。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 流数据/高可用; docs zh, stream/str_ha',
	},
	streamingRaftLearners: {
		type: 'raftLearners',
		files: ['cluster.cfg'],
		nodeTypes: ['datanode', 'computenode'],
		since: ['3.00.4'],
		related: ['streamingRaftGroups', 'crossClusterRaftWorkerNum', 'clusterName'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'learners in other clusters need multi-cluster management (clusterName, masterOfMasterSite)',
					zh: '其它集群中的 Learner 需要多集群管理（clusterName、masterOfMasterSite）',
				},
			},
		],
		summary: {
			en: 'Adds learner nodes to a Raft group: id:NODE1:NODE2 in the same cluster, id:NODE1@cluster:NODE2@cluster across clusters.',
			zh: '给 Raft 组增加 Learner：同集群写 id:NODE1:NODE2，跨集群写 id:NODE1@集群:NODE2@集群。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 流数据/高可用; docs zh, release notes 3.00',
	},
});

/** Parameters of the category `streaming-sql`. */
export const streamingSqlParameters = defineParameters('streaming-sql', {
	maxStreamingSQLQueriesPerTable: {
		type: 'integer',
		default: '64',
		min: 1,
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode'],
		perNode: true,
		since: ['3.00.4'],
		related: ['streamingSQLExecutors'],
		constraints: [
			{
				severity: 'warning',
				rule: { en: 'effective only when streamingSQLExecutors > 0', zh: '仅在 streamingSQLExecutors > 0 时生效' },
			},
		],
		summary: {
			en: 'Most streaming SQL queries that may be registered on one table.',
			zh: '单个表可注册的流式 SQL 查询数上限。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 流式 SQL',
	},
	streamingSQLExecutors: {
		type: 'integer',
		default: '0',
		min: 0,
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode'],
		perNode: true,
		since: ['3.00.4'],
		related: ['maxStreamingSQLQueriesPerTable'],
		summary: {
			en: 'Threads that run streaming SQL. Above 0 the feature is on; 0 switches it off.',
			zh: '执行流式 SQL 的线程数；大于 0 才启用该功能。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 流式 SQL; docs zh, stream/streaming_sql',
	},
});

/** Parameters of the category `orca`. */
export const orcaParameters = defineParameters('orca', {
	enableORCA: {
		type: 'boolean',
		default: 'false',
		defaultNote: { en: 'default was true before 3.00.5', zh: '3.00.5 之前默认为 true' },
		files: ['controller.cfg', 'cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode'],
		perNode: true,
		since: ['3.00.3'],
		related: ['orcaMaxGraphRescheduleAttempts', 'persistenceDir'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'set it in controller.cfg and cluster.cfg together',
					zh: '须同时在 controller.cfg 与 cluster.cfg 中设置',
				},
			},
			{
				severity: 'warning',
				rule: { en: 'Orca needs persistenceDir for public stream tables', zh: 'Orca 的公共流表需要 persistenceDir' },
			},
		],
		summary: { en: 'Turns Orca, the declarative stream computing service, on.', zh: '启用 Orca 声明式流计算服务。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 流数据/Orca; docs zh, release notes 3.00.5; docs zh, stream/orca',
	},
	orcaMaxGraphRescheduleAttempts: {
		type: 'integer',
		default: '10',
		min: 1,
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		since: ['3.00.3'],
		related: ['enableORCA'],
		constraints: [
			{ severity: 'warning', rule: { en: 'effective only when enableORCA=true', zh: '仅在 enableORCA=true 时生效' } },
		],
		summary: { en: 'Times Orca retries a stream graph in ERROR state.', zh: 'Orca 重试 ERROR 状态流图的最大次数。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 流数据/Orca',
	},
});
