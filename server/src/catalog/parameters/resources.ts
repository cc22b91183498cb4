import { defineParameters } from '../parameter.ts';

/** Parameters of the category `thread`. */
export const threadParameters = defineParameters('thread', {
	enableMultiThreadMerge: {
		type: 'boolean',
		default: 'false',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		dynamic: ['setDynamicConfig'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'takes effect only when the result has at least 2 columns and more than 50 million cells',
					zh: '仅当结果至少有 2 列且超过 5000 万个元素时生效',
				},
			},
		],
		summary: {
			en: 'Merges the partition results of a SELECT by column in several threads.',
			zh: '执行 SELECT 后按列多线程合并各分区结果。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 线程',
	},
	infraWorkerNum: {
		type: 'integer',
		default: '2',
		min: 1,
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['dfsHAMode', 'streamingHAMode'],
		summary: {
			en: 'Threads that move Raft information between nodes when metadata or streaming high availability is on.',
			zh: '启用元数据或流数据高可用时，处理节点间 Raft 信息同步的线程数。',
		},
		source: 'dolphindb/Tutorials_CN, thread_model_SQL; docs zh, tutorials/threading_model',
	},
	localExecutors: {
		type: 'integer',
		defaultNote: {
			en: 'CPU cores - 1, or workerNum - 1 in some documents',
			zh: 'CPU 核数 - 1；部分文档写作 workerNum - 1',
		},
		min: 0,
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		deprecated: {
			since: ['1.30.22', '2.00.10'],
			note: {
				en: 'No longer used; workers of several levels took over the work.',
				zh: '已不再使用，由多级工作线程取代。',
			},
		},
		related: ['workerNum', 'remoteExecutors'],
		constraints: [
			{
				severity: 'warning',
				rule: { en: 'localExecutors <= workerNum - 1 recommended', zh: '建议 localExecutors 不超过 workerNum - 1' },
			},
			{
				severity: 'info',
				rule: {
					en: '0 crashed some operations in 1.20.21 and 1.30.12 and earlier',
					zh: '在 1.20.21、1.30.12 及更早的版本中，设为 0 会使部分操作崩溃',
				},
			},
		],
		summary: {
			en: 'Threads that ran tasks on local chunks in releases before the multi-level task scheduler.',
			zh: '在引入多级任务调度之前用于执行本地分区任务的线程数。',
		},
		source: 'dolphindb/release, release notes 1.30 and 2.00; dolphindb/Tutorials_EN job_management_tutorial',
	},
	maxDynamicLocalExecutor: {
		type: 'integer',
		min: 0,
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['1.30.18', '2.00.6'],
		deprecated: {
			since: ['1.30.22', '2.00.10'],
			note: { en: 'No longer used, together with localExecutors.', zh: '已与 localExecutors 一并弃用。' },
		},
		related: ['localExecutors'],
		summary: {
			en: 'Limited how many local executors could be created on demand, and how fast.',
			zh: '限制按需创建的本地执行线程的数量与创建频率。',
		},
		source: 'dolphindb/release, release notes 1.30 and 2.00',
	},
	maxDynamicWorker: {
		type: 'integer',
		defaultNote: { en: 'workerNum', zh: '与 workerNum 相同' },
		min: 1,
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['workerNum'],
		summary: {
			en: 'Most extra workers that are created when all regular workers are busy. Idle ones end after 60 seconds.',
			zh: '常规工作线程占满时可额外创建的动态工作线程上限，闲置 60 秒后回收。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 线程',
	},
	remoteExecutors: {
		type: 'integer',
		default: '1',
		min: 1,
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['1.20.10'],
		related: ['workerNum'],
		constraints: [
			{
				severity: 'info',
				rule: { en: 'number of nodes in the cluster - 1 recommended', zh: '建议设为集群节点数 - 1' },
			},
			{
				severity: 'info',
				rule: {
					en: 'of no use on a single node or a cluster with one data node',
					zh: '对单节点或仅有一个数据节点的集群没有作用',
				},
			},
		],
		summary: {
			en: 'Threads that send tasks to other nodes and wait for the answers.',
			zh: '向其它节点发送子任务的远程执行线程数。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 线程; dolphindb/release, release notes 1.30 and 2.00',
	},
	// The catalog does not call it deprecated; the manual dropped it together with localExecutors (RULES R113).
	secondaryWorkerNum: {
		type: 'integer',
		defaultNote: { en: 'workerNum', zh: '与 workerNum 相同' },
		min: 1,
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['agent.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		deprecated: {
			since: ['1.30.22', '2.00.10'],
			note: {
				en: 'Dropped from the manual; workers of several levels took over the work.',
				zh: '手册不再列出，由多级工作线程取代。',
			},
		},
		related: ['workerNum'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'not listed in documentation after 1.30.22 and 2.00.10, which introduced multi-level workers',
					zh: '1.30.22、2.00.10 引入多级工作线程之后的文档不再列出',
				},
			},
		],
		summary: {
			en: 'Second-level workers that prevented circular waits between nodes before the multi-level scheduler.',
			zh: '多级任务调度之前用于避免节点间任务循环等待的二级工作线程数。',
		},
		source: 'dolphindb/Tutorials_CN, thread_model_SQL and job_management_tutorial',
	},
	urgentWorkerNum: {
		type: 'integer',
		default: '1',
		min: 1,
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['workerNum'],
		summary: {
			en: 'Threads reserved for urgent system tasks such as login or job cancelling.',
			zh: '专用于登录、取消作业等紧急系统任务的线程数。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 线程',
	},
	webWorkerNum: {
		type: 'integer',
		default: '1',
		min: 1,
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['workerNum', 'maxConnectionPerSite'],
		summary: { en: 'Threads that serve HTTP requests.', zh: '处理 HTTP 请求的线程数。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 线程',
	},
	workerNum: {
		type: 'integer',
		defaultNote: { en: 'number of CPU cores', zh: 'CPU 核数' },
		min: 1,
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['localExecutors', 'maxDynamicWorker', 'maxBatchJobWorker', 'coreAffinity'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'must not be set to an empty value (server start-up fails or crashes)',
					zh: '不得设为空值（服务器启动失败或崩溃）',
				},
			},
			{
				severity: 'warning',
				rule: { en: 'workerNum <= CPU cores of the host', zh: 'workerNum 不得超过主机的 CPU 核数' },
			},
			{
				severity: 'warning',
				rule: { en: 'workerNum <= cores allowed by the licence', zh: 'workerNum 不得超过授权允许的核数' },
			},
		],
		summary: {
			en: 'Threads that run ordinary interactive jobs. It bounds the concurrency of the node and is limited by the licence.',
			zh: '执行常规交互作业的工作线程数，决定节点并发能力，并受授权限制。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 线程',
	},
});

/** Parameters of the category `compute`. */
export const computeParameters = defineParameters('compute', {
	enableDynamicScriptOptimization: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.5'],
		sameAs: 'enableDynamicScriptOptimize',
		dynamic: ['enableDynamicScriptOptimization', 'disableDynamicScriptOptimization'],
		related: ['enableDynamicScriptOptimize'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'two spellings are documented; which one a given server reads is not settled',
					zh: '文档中有两种写法，具体版本识别哪一种尚无定论',
				},
			},
			{ severity: 'warning', rule: { en: 'do not set both spellings', zh: '不要同时设置两种写法' } },
		],
		summary: {
			en: 'Spelling of the script engine optimisation switch in the 3.00.5 release notes and on the function page; the configuration reference writes enableDynamicScriptOptimize.',
			zh: '脚本引擎优化开关在 3.00.5 发行说明和函数页中的写法；功能配置页写作 enableDynamicScriptOptimize。',
		},
		source: 'docs zh, release notes 3.00.5; docs zh, function page enableDynamicScriptOptimization',
	},
	enableDynamicScriptOptimize: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		since: ['3.00.5'],
		aliases: ['enableDynamicScriptOptimization'],
		dynamic: ['enableDynamicScriptOptimization', 'disableDynamicScriptOptimization'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'two spellings are documented: the configuration reference uses this one, release note and function page use enableDynamicScriptOptimization',
					zh: '文档中有两种写法：配置参考手册使用本写法，发行说明与函数页使用 enableDynamicScriptOptimization',
				},
			},
		],
		summary: { en: 'Turns on the optimisation of the script engine.', zh: '启用脚本引擎优化。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 计算; docs zh, release notes 3.00 (3.00.5); docs zh, function page enableDynamicScriptOptimization',
	},
	maxRecursiveDepth: {
		type: 'integer',
		default: '1000',
		min: 1,
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.4.1'],
		summary: {
			en: 'Deepest recursion a script may reach before an exception is raised. Applies to the node it is set on.',
			zh: '脚本递归调用的最大深度，超过后抛出异常，仅对配置的节点生效。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 计算; docs zh, release notes 3.00',
	},
	openblasThreads: {
		type: 'integer',
		default: '1',
		min: 1,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		summary: { en: 'Threads openBLAS may use for matrix work.', zh: 'openBLAS 用于矩阵计算的线程数。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 线程; dolphindb/release, release notes 1.30 and 2.00',
	},
});

/** Parameters of the category `job`. */
export const jobParameters = defineParameters('job', {
	batchJobDir: {
		type: 'path',
		defaultNote: {
			en: '<HomeDir>/batchJobs on a single node, <HomeDir>/<ALIAS>/batchJobs in a cluster',
			zh: '单节点为 <HomeDir>/batchJobs，集群为 <HomeDir>/<ALIAS>/batchJobs',
		},
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		related: ['batchJobFileRetentionTime'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'must differ between nodes on the same host (inferred)',
					zh: '同一主机上的各节点必须使用不同的值（推断）',
				},
			},
		],
		summary: {
			en: 'Directory for the logs and results of batch and scheduled jobs.',
			zh: '批处理作业和定时作业的日志与结果目录。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 日志',
	},
	batchJobFileRetentionTime: {
		type: 'float',
		default: '0',
		min: 0,
		unit: 'day',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.1'],
		related: ['batchJobDir'],
		summary: {
			en: 'Days the .msg and .obj files of batch and scheduled jobs are kept; 0 keeps them for ever.',
			zh: '批处理与定时作业输出文件（.msg、.obj）的保留天数；0 表示不清理。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 日志; docs zh, release notes 3.00',
	},
	defaultJobParallelism: {
		type: 'integer',
		default: '2',
		min: 1,
		max: 64,
		checks: { documentedRange: true },
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		related: ['jobParallelismHardLimit'],
		summary: { en: 'Parallelism of a job that asks for none.', zh: '未指定并行度的作业使用的默认并行度。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 作业',
	},
	jobParallelismHardLimit: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode'],
		perNode: true,
		related: ['defaultJobParallelism'],
		summary: {
			en: 'When true a job may not use more workers than its parallelism even if more are idle.',
			zh: '为 true 时即使有空闲线程，作业使用的线程数也不超过其并行度。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 作业',
	},
	maxBatchJobWorker: {
		type: 'integer',
		defaultNote: { en: 'workerNum', zh: '与 workerNum 相同' },
		min: 1,
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['workerNum', 'maxCachedBatchJobNum'],
		summary: {
			en: 'Most threads that may run batch jobs at once. Idle ones end after 60 seconds.',
			zh: '批处理作业的最大工作线程数，闲置 60 秒后回收。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 线程; docs zh, db_distr_comp/cfg/function_configuration, section 作业',
	},
	maxCachedBatchJobNum: {
		type: 'integer',
		default: '2048',
		min: 1,
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['maxBatchJobWorker'],
		summary: { en: 'Most batch jobs that may wait in the queue.', zh: '批处理作业等待队列的最大长度。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 作业; docs zh, error code S00010',
	},
});

/** Parameters of the category `memory`. */
export const memoryParameters = defineParameters('memory', {
	emergencyMemSize: {
		type: 'memoryGB',
		defaultNote: {
			en: '5% of maxMemSize, at least 512 MB (256 MB when set online) and at most 5 GB',
			zh: 'maxMemSize 的 5%，最小 512 MB（在线设置时为 256 MB），最大 5 GB',
		},
		min: 0,
		unit: 'GB',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		dynamic: ['setMaxMemSize'],
		related: ['maxMemSize', 'reservedMemSize'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'emergencyMemSize <= 50% * maxMemSize', zh: 'emergencyMemSize 不得超过 maxMemSize 的 50%' },
			},
			{
				severity: 'error',
				rule: {
					en: 'reservedMemSize + emergencyMemSize <= 50% * maxMemSize',
					zh: 'reservedMemSize 与 emergencyMemSize 之和不得超过 maxMemSize 的 50%',
				},
			},
		],
		summary: {
			en: 'Memory kept back for urgent tasks such as flushing a storage engine or committing a write.',
			zh: '为刷盘、写事务提交等紧急任务保留的内存。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 内存; docs zh, function page setMaxMemSize',
	},
	maxBlockSizeForReservedMemory: {
		type: 'memoryKB',
		default: '8',
		defaultNote: { en: '64 in some earlier documentation', zh: '部分早期文档写作 64' },
		min: 0,
		unit: 'KB',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['1.30.15', '2.00.3'],
		dynamic: ['setDynamicConfig', 'setMaxBlockSizeForReservedMemory'],
		related: ['reservedMemSize', 'maxMemSize'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'a large value may use up the area and break critical operations',
					zh: '过大的值可能耗尽该内存区，使关键操作失败',
				},
			},
		],
		summary: {
			en: 'Largest block one request may obtain while the small-object area is in use.',
			zh: '使用小对象内存区时单次申请可获得的最大内存块。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 内存; dolphindb Swordfish configuration docs',
	},
	maxMemSize: {
		type: 'memoryGB',
		default: '0',
		min: 0,
		unit: 'GB',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		dynamic: ['setDynamicConfig', 'setMaxMemSize'],
		related: [
			'warningMemSize',
			'reservedMemSize',
			'emergencyMemSize',
			'maxBlockSizeForReservedMemory',
			'TSDBCacheEngineSize',
			'OLAPCacheEngineSize',
		],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'set it below the physical memory of the host; the sum over all nodes on one host must fit too',
					zh: '须小于主机的物理内存，同一主机上所有节点之和也不得超过物理内存',
				},
			},
			{
				severity: 'info',
				rule: { en: 'limited by the memory the licence allows per node', zh: '受授权允许的单节点内存限制' },
			},
			{
				severity: 'info',
				rule: {
					en: 'recommended about 0.85 * min(memory of the host / nodes on it, memory allowed by the licence)',
					zh: '建议约为 0.85 * min(主机内存 / 该主机的节点数, 授权允许的内存)',
				},
			},
			{
				severity: 'info',
				rule: { en: 'fractions such as 0.8 are allowed; no unit suffix', zh: '可使用 0.8 这样的小数，不带单位后缀' },
			},
		],
		summary: {
			en: 'Memory the node may use in total: the regular, the small-object (reserved) and the emergency area together. 0 means no limit.',
			zh: '节点可用内存总量，即常规、小对象（保留）和紧急内存区之和；0 表示不限制。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 内存',
	},
	maxTransactionRatio: {
		type: 'float',
		default: '0.2',
		min: 0.1,
		max: 1,
		checks: { documentedRange: true },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		dynamic: ['setMaxTransactionSize'],
		related: ['TSDBCacheEngineSize', 'OLAPCacheEngineSize'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'no limit for OLAP when its cache engine is off',
					zh: '未开启 OLAP Cache Engine 时，OLAP 不受限制',
				},
			},
		],
		summary: {
			en: 'Largest write transaction as a share of the cache engine. With differing cache engines per node the average counts.',
			zh: '单次写事务大小占 Cache Engine 的最大比例；各节点不同则按平均值计算。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 内存',
	},
	memoryReleaseRate: {
		type: 'float',
		default: '5',
		min: 0,
		max: 10,
		checks: { documentedRange: true },
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		summary: {
			en: 'How eagerly unused memory goes back to the operating system: 0 never, 10 fastest.',
			zh: '未用内存归还操作系统的速率：0 不归还，10 最快。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 内存',
	},
	regularArrayMemoryLimit: {
		type: 'memoryMB',
		default: '2048',
		defaultNote: { en: '512 in old releases', zh: '旧版本为 512' },
		min: 1,
		unit: 'MB',
		checks: { documentedRange: true, powerOfTwo: true },
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['maxMemSize'],
		constraints: [{ severity: 'error', rule: { en: 'must be a power of 2', zh: '必须是 2 的幂' } }],
		summary: {
			en: 'Largest contiguous array; larger arrays become big arrays. The effective limit is the smaller of this and half of maxMemSize.',
			zh: '常规数组的最大连续内存，超过则使用 bigArray；实际上限为该值与 maxMemSize 一半中的较小者。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 内存; dolphindb/release, release notes 1.30 and 2.00',
	},
	reservedMemSize: {
		type: 'memoryGB',
		defaultNote: {
			en: '5% of maxMemSize, at least 64 MB and at most 1 GB',
			zh: 'maxMemSize 的 5%，最小 64 MB，最大 1 GB',
		},
		min: 0,
		unit: 'GB',
		checks: { documentedRange: true, aboveMin: true },
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['1.30.15', '2.00.3'],
		dynamic: ['setDynamicConfig', 'setReservedMemSize'],
		related: ['maxMemSize', 'emergencyMemSize', 'maxBlockSizeForReservedMemory'],
		constraints: [
			{ severity: 'error', rule: { en: 'reservedMemSize > 0', zh: 'reservedMemSize 必须大于 0' } },
			{
				severity: 'error',
				rule: {
					en: 'reservedMemSize + emergencyMemSize <= 50% * maxMemSize',
					zh: 'reservedMemSize 与 emergencyMemSize 之和不得超过 maxMemSize 的 50%',
				},
			},
		],
		summary: {
			en: 'Small-object area. Once free memory falls below it, one request may obtain at most maxBlockSizeForReservedMemory.',
			zh: '小对象内存区大小；可用内存低于它时，单次申请至多获得 maxBlockSizeForReservedMemory。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 内存; dolphindb/release, release notes 1.30 and 2.00',
	},
	warningMemSize: {
		type: 'memoryGB',
		defaultNote: { en: '75% of maxMemSize', zh: 'maxMemSize 的 75%' },
		min: 0,
		unit: 'GB',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['1.10.16', '1.20.5'],
		related: ['maxMemSize'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'warningMemSize < maxMemSize when maxMemSize > 0',
					zh: 'maxMemSize > 0 时，warningMemSize 须小于 maxMemSize',
				},
			},
		],
		summary: {
			en: 'Memory use above this makes the system drop part of the database caches to avoid running out of memory.',
			zh: '内存使用超过该值时系统清理部分数据库缓存以避免内存耗尽。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 内存; dolphindb/release, release notes 1.30 and 2.00',
	},
});
