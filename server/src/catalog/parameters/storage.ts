import { defineParameters } from '../parameter.ts';

/** Parameters of the category `disk`. */
export const diskParameters = defineParameters('disk', {
	allowVolumeCreation: {
		type: 'boolean',
		default: 'true',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		related: ['volumes'],
		summary: {
			en: 'Creates a missing volume directory. When false a missing directory makes the server exit.',
			zh: '允许自动创建缺失的数据卷目录；为 false 时目录缺失将导致进程退出。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 磁盘',
	},
	chunkMetaDir: {
		type: 'path',
		defaultNote: { en: 'the first path of volumes', zh: 'volumes 的第一个路径' },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		related: ['volumes', 'dfsMetaDir'],
		constraints: [
			{ severity: 'info', rule: { en: 'an SSD path is recommended', zh: '建议使用 SSD 上的路径' } },
			{
				severity: 'error',
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
			en: 'Directory of the metadata (CHUNK_METADATA) of a data node.',
			zh: '数据节点元数据（CHUNK_METADATA）目录。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 磁盘; docs zh, tutorials/node_startup_process_and_questions',
	},
	dfsMetaDir: {
		type: 'path',
		defaultNote: {
			en: '<HomeDir>/<ALIAS>/dfsMeta on a single node and in HA clusters, <HomeDir> of the controller in ordinary clusters',
			zh: '单节点与高可用集群为 <HomeDir>/<ALIAS>/dfsMeta，普通集群为控制节点的 <HomeDir>',
		},
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		mustDifferPerNode: true,
		related: ['chunkMetaDir', 'dfsMetaLogFilename'],
		constraints: [
			{ severity: 'info', rule: { en: 'an SSD path is recommended', zh: '建议使用 SSD 上的路径' } },
			{
				severity: 'info',
				rule: {
					en: 'in a high-availability cluster metadata is kept in the Raft directory instead',
					zh: '高可用集群的元数据改存于 Raft 目录',
				},
			},
			{
				severity: 'error',
				rule: {
					en: 'must differ between controllers on the same host (inferred)',
					zh: '同一主机上的各控制节点必须使用不同的值（推断）',
				},
			},
		],
		summary: {
			en: 'Directory of the metadata of the distributed file system on a controller.',
			zh: '控制节点上分布式文件系统元数据目录。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 磁盘',
	},
	dfsMetaLogFilename: {
		type: 'string',
		default: 'DFSMetaLog',
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		related: ['dfsMetaDir'],
		constraints: [
			{
				severity: 'info',
				rule: { en: 'known only from the configuration pages of the web interface', zh: '仅见于 Web 界面的配置页' },
			},
		],
		summary: {
			en: 'Name of the edit log of the DFS metadata on a controller.',
			zh: '控制节点元数据编辑日志的文件名。',
		},
		source:
			'dolphindb/web, configuration dialog of the pre-2022 cluster manager (English tool tips); dolphindb/web, src/config/model.ts',
	},
	diskIOConcurrencyLevel: {
		type: 'integer',
		default: '1',
		min: 0,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		related: ['volumes'],
		constraints: [
			{
				severity: 'info',
				rule: { en: 'recommended 0 when all volumes are SSD', zh: '所有存储卷均为 SSD 时建议设为 0' },
			},
			{
				severity: 'info',
				rule: {
					en: 'recommended the number of HDD volumes when volumes are hard disks',
					zh: '存储卷为机械硬盘时，建议设为 HDD 存储卷的数量',
				},
			},
		],
		summary: {
			en: 'Threads that read and write disks. 0 means the task thread does it itself.',
			zh: '读写磁盘的线程数；0 表示由任务线程直接读写。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 磁盘',
	},
	maxFileHandles: {
		type: 'integer',
		default: '1024',
		min: 1,
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'single'],
		perNode: true,
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'Linux only; must not exceed the limit of the operating system',
					zh: '仅支持 Linux，不得超过操作系统的限制',
				},
			},
		],
		summary: { en: 'Most file descriptors one server process may hold.', zh: '单个进程可打开文件描述符的上限。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 磁盘',
	},
	useHardLink: {
		type: 'boolean',
		default: 'true',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['1.30.10'],
		related: ['volumes'],
		summary: {
			en: 'Uses hard links of the file system, for example when updating a partition. Set false on file systems without hard links.',
			zh: '使用文件系统硬链接（如更新分区时）；文件系统不支持硬链接时设为 false。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 磁盘; dolphindb/release, release notes 1.30 and 2.00',
	},
	volumeUsageThreshold: {
		type: 'float',
		default: '0.97',
		min: 0,
		max: 1,
		checks: { documentedRange: true, aboveMin: true },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['1.30.22', '2.00.10'],
		related: ['volumes'],
		constraints: [{ severity: 'error', rule: { en: 'value must be greater than 0', zh: '必须大于 0' } }],
		summary: {
			en: 'Share of a volume at which the node stops creating new chunks; existing chunks stay writable.',
			zh: '数据卷使用率达到该比例后节点不再新建分区，但仍可写入已有分区。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 磁盘; dolphindb/release, release notes 1.30 and 2.00',
	},
	volumes: {
		type: 'pathList',
		defaultNote: {
			en: '<HomeDir>/storage on a single node, <HomeDir>/<ALIAS>/storage in a cluster',
			zh: '单节点为 <HomeDir>/storage，集群为 <HomeDir>/<ALIAS>/storage',
		},
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		related: ['diskIOConcurrencyLevel', 'chunkMetaDir', 'coldVolumes', 'allowVolumeCreation', 'volumeUsageThreshold'],
		constraints: [
			{ severity: 'error', rule: { en: 'must be absolute paths', zh: '必须是绝对路径' } },
			{ severity: 'warning', rule: { en: 'network file systems are discouraged', zh: '不建议使用网络文件系统' } },
			{
				severity: 'info',
				rule: { en: 'not needed on compute nodes, which store no data', zh: '计算节点不存储数据，无需设置' },
			},
			{
				severity: 'error',
				rule: {
					en: 'must differ between data nodes on the same host (inferred; tutorials recommend separate volumes)',
					zh: '同一主机上的各数据节点必须使用不同的值（推断；教程建议使用各自独立的存储卷）',
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
			en: 'Directories that hold the data of the node. Give one per physical disk for the best throughput.',
			zh: '节点数据文件目录，多块磁盘时每块盘一个目录以获得最佳吞吐。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 磁盘; docs zh, tutorials/multi_machine_cluster_deployment',
	},
});

/** Parameters of the category `dfs`. */
export const dfsParameters = defineParameters('dfs', {
	// A boolean in the older list, 0 or 1 in the manual: true and false pass without being offered.
	dataSync: {
		type: 'enum',
		default: '0',
		enum: [
			{ value: '0', en: 'The operating system decides when to flush.', zh: '由操作系统决定何时刷盘。' },
			{ value: '1', en: 'Flush before commit and enable the redo log.', zh: '提交前强制刷盘并启用重做日志。' },
		],
		checks: { alsoAccepted: ['true', 'false'] },
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['agent.cfg'],
		nodeTypes: ['controller', 'single'],
		related: ['OLAPCacheEngineSize', 'redoLogDir', 'TSDBRedoLogDir'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'dataSync=1 required when OLAPCacheEngineSize > 0',
					zh: 'OLAPCacheEngineSize > 0 时必须设置 dataSync=1',
				},
			},
			{
				severity: 'info',
				rule: {
					en: 'takes effect in controller.cfg or dolphindb.cfg; many cluster.cfg examples and the web interface set it for data nodes too',
					zh: '在 controller.cfg 或 dolphindb.cfg 中生效；许多 cluster.cfg 示例和 Web 界面也为数据节点设置该项',
				},
			},
		],
		summary: {
			en: 'Forces redo log, data and metadata to disk before a transaction commits. Needed by the OLAP cache engine.',
			zh: '事务提交前强制将重做日志、数据和元数据刷盘；启用 OLAP Cache Engine 时必须设为 1。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 内存; dolphindb/Tutorials_EN redoLog_cacheEngine',
	},
	dfsReplicaReliabilityLevel: {
		type: 'enum',
		default: '0',
		enum: [
			{ value: '0', en: 'Replicas may share a server.', zh: '副本可以位于同一服务器。' },
			{ value: '1', en: 'Replicas must be on different servers.', zh: '副本必须位于不同服务器。' },
			{
				value: '2',
				en: 'Prefer different servers when resources allow (since 1.10.14 and 1.20.3).',
				zh: '资源允许时优先分布到不同服务器（1.10.14、1.20.3 起）。',
			},
		],
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		related: ['dfsReplicationFactor'],
		summary: {
			en: 'Whether replicas of one chunk may live on the same physical server.',
			zh: '同一数据块的多个副本是否允许位于同一台物理服务器。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 高可用; dolphindb/release, release notes 1.30 and 2.00',
	},
	dfsReplicationFactor: {
		type: 'integer',
		default: '2',
		defaultNote: { en: '2 in a cluster, 1 on a single node', zh: '集群为 2，单节点为 1' },
		min: 1,
		checks: { documentedRange: true },
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		related: ['dfsReplicaReliabilityLevel', 'dfsRecoveryWaitTime'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'dfsReplicationFactor <= number of data nodes', zh: 'dfsReplicationFactor 不得超过数据节点数' },
			},
			{
				severity: 'info',
				rule: {
					en: 'from 2.00.16.1 and 3.00.3.1 it may be written <zone>.dfsReplicationFactor in controller.cfg; then every zone needs one and the value must not exceed the data nodes of that zone',
					zh: '自 2.00.16.1、3.00.3.1 起，可在 controller.cfg 中写作 <zone>.dfsReplicationFactor；此时每个区域都须设置，且不得超过该区域的数据节点数',
				},
			},
			{
				severity: 'warning',
				rule: {
					en: 'with dfsReplicaReliabilityLevel=1, dfsReplicationFactor <= number of hosts with data nodes (inferred)',
					zh: 'dfsReplicaReliabilityLevel=1 时，dfsReplicationFactor 不得超过拥有数据节点的主机数（推断）',
				},
			},
		],
		summary: {
			en: 'Number of replicas kept for each data chunk. Writing needs at least this many data nodes online.',
			zh: '每个数据块保留的副本数；写入时在线数据节点数不得少于该值。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 高可用; docs zh, db_distr_comp/db/three_centers_in_two_places',
	},
	enableDFS: {
		type: 'boolean',
		default: 'true',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'known from the configuration pages of the web interface and old examples, not from the current reference',
					zh: '见于 Web 界面的配置页和旧示例，当前参考手册中没有',
				},
			},
		],
		summary: { en: 'Switches the distributed file system of the cluster on.', zh: '开启集群的分布式文件系统。' },
		source:
			'dolphindb/web, configuration dialog of the pre-2022 cluster manager (English tool tips); dolphindb/web, src/config/model.ts',
	},
});

/** Parameters of the category `redo-log`. */
export const redoLogParameters = defineParameters('redo-log', {
	logDir: {
		type: 'path',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		deprecated: {
			since: ['0.97'],
			replacement: 'redoLogDir',
			note: { en: 'Renamed.', zh: '已更名。' },
		},
		sameAs: 'redoLogDir',
		related: ['redoLogDir'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'must differ between nodes on the same host (inferred)',
					zh: '同一主机上的各节点必须使用不同的值（推断）',
				},
			},
		],
		summary: { en: 'Name of redoLogDir before release 0.97.', zh: 'redoLogDir 在 0.97 之前的名称。' },
		source: 'dolphindb/release, 0.97/README',
	},
	redoLogDir: {
		type: 'path',
		defaultNote: { en: '<HomeDir>/log/redoLog', zh: '<HomeDir>/log/redoLog' },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		related: ['dataSync', 'redoLogPurgeInterval', 'redoLogPurgeLimit', 'TSDBRedoLogDir'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'must differ between data nodes on the same host (1.30.18 and 2.00.6 report an error otherwise)',
					zh: '同一主机上的各数据节点必须使用不同的值（否则 1.30.18、2.00.6 起报错）',
				},
			},
			{ severity: 'info', rule: { en: 'an SSD path is recommended', zh: '建议使用 SSD 上的路径' } },
			{ severity: 'info', rule: { en: 'named logDir before 0.97', zh: '0.97 之前名为 logDir' } },
			{
				severity: 'info',
				rule: { en: 'not needed on compute nodes, which store no data', zh: '计算节点不存储数据，无需设置' },
			},
			{
				severity: 'error',
				rule: {
					en: 'with an exact node alias as prefix <ALIAS> is not allowed; the controller or the node fails to start',
					zh: '以确切的节点别名为前缀时不得使用 <ALIAS>，否则控制节点或该节点无法启动',
				},
			},
		],
		summary: { en: 'Directory of the OLAP redo log, preferably on an SSD.', zh: 'OLAP 重做日志目录，建议 SSD。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section OLAP; dolphindb/Tutorials_EN, redoLog_cacheEngine',
	},
	redoLogGCInterval: {
		type: 'integer',
		min: 1,
		unit: 's',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		deprecated: {
			since: ['0.97'],
			replacement: 'redoLogPurgeInterval',
			note: { en: 'Renamed.', zh: '已更名。' },
		},
		sameAs: 'redoLogPurgeInterval',
		related: ['redoLogPurgeInterval'],
		summary: {
			en: 'Name of redoLogPurgeInterval before release 0.97.',
			zh: 'redoLogPurgeInterval 在 0.97 之前的名称。',
		},
		source: 'dolphindb/release, 0.97/README',
	},
	// Not `sameAs`: the old name counted MB, the new one counts GB.
	redoLogMx: {
		type: 'float',
		min: 0,
		unit: 'MB',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		deprecated: {
			since: ['0.97'],
			replacement: 'redoLogPurgeLimit',
			note: { en: 'Renamed; the unit is GB now.', zh: '已更名，单位改为 GB。' },
		},
		related: ['redoLogPurgeLimit'],
		summary: {
			en: 'Name of redoLogPurgeLimit before release 0.97; the value was in MB.',
			zh: 'redoLogPurgeLimit 在 0.97 之前的名称，单位为 MB。',
		},
		source: 'dolphindb/release, 0.97/README',
	},
	redoLogPurgeInterval: {
		type: 'integer',
		default: '30',
		defaultNote: { en: '10 in very old releases', zh: '很早的版本为 10' },
		min: 1,
		unit: 's',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		related: ['redoLogPurgeLimit', 'redoLogDir', 'TSDBRedoLogDir'],
		constraints: [
			{ severity: 'info', rule: { en: 'named redoLogGCInterval before 0.97', zh: '0.97 之前名为 redoLogGCInterval' } },
		],
		summary: {
			en: 'Interval between removals of redo log entries whose transactions are complete.',
			zh: '清理已完成事务重做日志的时间间隔。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 日志',
	},
	// A size in GB in the older list; `float` with the unit GB checks the same.
	redoLogPurgeLimit: {
		type: 'float',
		default: '4',
		min: 0,
		unit: 'GB',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		related: ['redoLogPurgeInterval', 'redoLogDir'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'old releases took this value in MB with default 4000; a value of 1000 or more is probably such a leftover',
					zh: '旧版本以 MB 为单位，默认值为 4000；不小于 1000 的值很可能是旧写法的遗留',
				},
			},
			{ severity: 'info', rule: { en: 'named redoLogMx before 0.97', zh: '0.97 之前名为 redoLogMx' } },
		],
		summary: {
			en: 'Disk space the redo log may use before completed entries are purged.',
			zh: '重做日志占用磁盘空间的上限，超过后清理已完成事务的日志。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 日志; dolphindb/web, configuration dialog of the pre-2022 cluster manager (English tool tips)',
	},
});

/** Parameters of the category `database`. */
export const databaseParameters = defineParameters('database', {
	allowMissingPartitions: {
		type: 'boolean',
		default: 'true',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['1.30.22', '2.00.10'],
		related: ['newValuePartitionPolicy'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'no effect on VALUE schemes when newValuePartitionPolicy is add or fail',
					zh: 'newValuePartitionPolicy 为 add 或 fail 时，对 VALUE 分区不起作用',
				},
			},
		],
		summary: {
			en: 'When false, a write with out-of-range data fails as a whole instead of keeping the in-range part.',
			zh: '为 false 时，含范围外数据的写入整体失败而非只保留范围内数据。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 数据库与数据表; dolphindb/release, release notes 1.30 and 2.00',
	},
	enableChunkGranularityConfig: {
		type: 'boolean',
		default: 'false',
		defaultNote: {
			en: 'introduced in 2.00.4, earlier releases always used the database level',
			zh: '2.00.4 引入，更早的版本始终为库级分区粒度',
		},
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['2.00.4'],
		summary: {
			en: 'Lets the chunkGranularity parameter of database choose table or database level chunks; otherwise a chunk is one table in one partition.',
			zh: '允许 database 的 chunkGranularity 指定分区粒度；否则一个 chunk 为一个分区中的一张表。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 数据库与数据表',
	},
	enableConcurrentDimensionalTableWrite: {
		type: 'boolean',
		default: 'false',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['1.30.13'],
		summary: { en: 'Allows concurrent writes to a dimension table.', zh: '允许维度表并发写入。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 数据库与数据表; dolphindb/release, release notes 1.30 and 2.00',
	},
	enableDropPartitionSchema: {
		type: 'boolean',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['2.00.7'],
		summary: {
			en: 'Removes the matching partition from the schema of the database when a value partition is dropped.',
			zh: '删除值分区时，同时删除数据库 schema 中对应的分区。',
		},
		source: 'dolphindb/release, release notes 1.30 and 2.00',
	},
	enableInsertStatementForDFSTable: {
		type: 'boolean',
		default: 'false',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.1'],
		summary: { en: 'Allows the insert into statement on DFS tables.', zh: '允许对分布式表使用 insert into 语句。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 数据库与数据表; docs zh, release notes 3.00',
	},
	enableLocalDatabase: {
		type: 'boolean',
		default: 'true',
		files: ['controller.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'single'],
		summary: {
			en: 'Allows databases on local disk. Configured on the controller, it governs every node.',
			zh: '允许创建本地磁盘数据库，由控制节点设置并对所有节点生效。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 数据库与数据表; dolphindb/web, src/config/model.ts',
	},
	marketHolidayDir: {
		type: 'path',
		default: 'marketHoliday',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['1.30.21', '2.00.9'],
		summary: {
			en: 'Directory of CSV files with market holidays; each file name becomes a trading calendar. A relative path is searched in home, working and executable directory.',
			zh: '存放交易所节假日 CSV 文件的目录，文件名即日历名；相对路径依次在 home、工作目录、可执行文件目录中查找。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 磁盘; dolphindb/release, release notes 1.30 and 2.00',
	},
	maxSymbolLength: {
		type: 'integer',
		defaultNote: { en: '262144 in the sample', zh: '示例中为 262144' },
		min: 1,
		files: ['cluster.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		constraints: [
			{
				severity: 'info',
				rule: { en: 'seen only in the sample configuration of the embedded product', zh: '仅见于嵌入式产品的示例配置' },
			},
		],
		summary: {
			en: 'Appears in a sample configuration of the embedded product. Meaning not documented.',
			zh: '仅见于嵌入式产品的示例配置。含义未见文档说明。',
		},
		source: 'dolphindb/swordfish, asset/dolphindb.cfg',
		unverified: true,
	},
	newValuePartitionPolicy: {
		type: 'enum',
		default: 'skip',
		enum: [
			{ value: 'add', en: 'Create the missing partitions.', zh: '自动新增分区。' },
			{
				value: 'skip',
				en: 'Keep in-range data only; with allowMissingPartitions=false nothing is written and an error is raised.',
				zh: '只保留范围内数据；allowMissingPartitions=false 时不写入并报错。',
			},
			{ value: 'fail', en: 'Write nothing and raise an error.', zh: '不写入任何数据并报错。' },
		],
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		related: ['allowMissingPartitions'],
		constraints: [{ severity: 'info', rule: { en: 'add is recommended in production', zh: '生产环境建议设为 add' } }],
		summary: {
			en: 'What happens to data outside the partitions of a VALUE scheme.',
			zh: '写入超出 VALUE 分区方案范围的数据时的处理方式。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 数据库与数据表; docs zh, error code S01016',
	},
	oldChunkVersionRetentionTime: {
		type: 'integer',
		default: '60',
		min: 0,
		max: 240,
		unit: 'min',
		checks: { documentedRange: true },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['1.30.21', '2.00.9'],
		summary: {
			en: 'Minutes an outdated chunk version is kept after an update or delete.',
			zh: '更新或删除后旧 chunk 版本的保留分钟数。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 数据库与数据表; dolphindb/release, release notes 1.30 and 2.00',
	},
	updateCidVersionsKeepTime: {
		type: 'integer',
		files: ['cluster.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'seen only in one sample of the web interface; documented name is oldChunkVersionRetentionTime',
					zh: '仅见于 Web 界面的一个示例；文档中的名称是 oldChunkVersionRetentionTime',
				},
			},
		],
		summary: {
			en: 'Appears in one sample of the web interface with the value 60. Meaning not documented.',
			zh: '仅见于 Web 界面的一个示例（值为 60）。含义未见文档说明。',
		},
		source: 'dolphindb/web, early ControllerConfig sample',
		unverified: true,
	},
});

/** Parameters of the category `tiered-storage`. */
export const tieredStorageParameters = defineParameters('tiered-storage', {
	coldVolumes: {
		type: 'coldVolumeList',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		since: ['1.30.18', '2.00.6'],
		related: ['volumes', 's3AccessKeyId', 's3SecretAccessKey', 's3Region', 's3Endpoint'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'each item starts with file:/ or s3://', zh: '每一项须以 file:/ 或 s3:// 开头' },
			},
			{
				severity: 'error',
				rule: {
					en: 'an s3:// item needs s3AccessKeyId, s3SecretAccessKey and usually s3Region, and preloadModules must load plugins::awss3',
					zh: 's3:// 项需要 s3AccessKeyId、s3SecretAccessKey，通常还需要 s3Region，并须在 preloadModules 中加载 plugins::awss3',
				},
			},
			{
				severity: 'error',
				rule: {
					en: 'must differ between data nodes, for example with <ALIAS>',
					zh: '各数据节点必须不同，例如使用 <ALIAS>',
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
			en: 'Where cold data goes: file:/... local paths or s3://bucket/prefix, separated by commas.',
			zh: '冷数据存放位置：file:/ 开头的本地路径或 s3://bucket/前缀，逗号分隔。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 分级存储; docs zh, db_distr_comp/db/tiered_storage',
	},
	s3AccessKeyId: {
		type: 'string',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		related: ['s3SecretAccessKey', 's3Region', 's3Endpoint'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'used with coldVolumes=s3://… and with backup to S3',
					zh: '与 coldVolumes=s3://… 以及备份到 S3 配合使用',
				},
			},
		],
		summary: { en: 'Access key ID for S3 storage.', zh: '访问 S3 的 Access Key ID。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 分级存储; docs zh, error code S01069',
	},
	s3Endpoint: {
		type: 'string',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		related: ['s3Region'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'must not start with http:// or https://', zh: '不得以 http:// 或 https:// 开头' },
			},
		],
		summary: {
			en: 'S3 endpoint without a scheme; append ,true to use plain HTTP instead of HTTPS.',
			zh: 'S3 端点，不含协议头；末尾加 ,true 表示使用 HTTP。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 分级存储',
	},
	s3Region: {
		type: 'string',
		default: 'us-west-1',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		related: ['s3Endpoint'],
		constraints: [
			{
				severity: 'warning',
				rule: { en: 'required unless the bucket is in us-west-1', zh: '除非存储桶位于 us-west-1，否则必须设置' },
			},
		],
		summary: { en: 'Region of the S3 bucket.', zh: 'S3 存储桶所在区域。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 分级存储',
	},
	s3SecretAccessKey: {
		type: 'string',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		sensitive: true,
		related: ['s3AccessKeyId'],
		constraints: [
			{ severity: 'warning', rule: { en: 'do not keep it in version control', zh: '不要将其提交到版本库' } },
		],
		summary: { en: 'Secret access key for S3 storage.', zh: '访问 S3 的密钥。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 分级存储',
	},
});
