import { defineParameters } from '../parameter.ts';

/** Parameters of the category `olap`. */
export const olapParameters = defineParameters('olap', {
	OLAPCacheEngineSize: {
		type: 'memoryGB',
		default: '0',
		min: 0,
		unit: 'GB',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['2.00.7'],
		aliases: ['chunkCacheEngineMemSize'],
		dynamic: ['setDynamicConfig', 'setOLAPCacheEngineSize'],
		related: ['dataSync', 'maxMemSize', 'maxTransactionRatio'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'dataSync=1 required when OLAPCacheEngineSize > 0',
					zh: 'OLAPCacheEngineSize > 0 时必须设置 dataSync=1',
				},
			},
			{
				severity: 'error',
				rule: {
					en: 'OLAPCacheEngineSize <= 50% * maxMemSize (checked since 3.00.5)',
					zh: 'OLAPCacheEngineSize 不得超过 maxMemSize 的 50%（3.00.5 起检查）',
				},
			},
			{
				severity: 'info',
				rule: {
					en: 'the older name chunkCacheEngineMemSize is still accepted',
					zh: '旧名称 chunkCacheEngineMemSize 仍可使用',
				},
			},
			{
				severity: 'info',
				rule: { en: 'not needed on compute nodes, which store no data', zh: '计算节点不存储数据，无需设置' },
			},
		],
		summary: {
			en: 'Capacity of the OLAP cache engine; 0 switches it off. Needs dataSync=1.',
			zh: 'OLAP Cache Engine 容量；0 表示关闭。需 dataSync=1。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section OLAP; dolphindb/release, release notes 1.30 and 2.00',
	},
	chunkCacheEngineMemSize: {
		type: 'memoryGB',
		default: '0',
		min: 0,
		unit: 'GB',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['controller.cfg', 'agent.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		deprecated: {
			since: ['2.00.7'],
			replacement: 'OLAPCacheEngineSize',
			note: { en: 'Renamed; the old name remains an alias.', zh: '已更名，旧名称仍作为别名保留。' },
		},
		sameAs: 'OLAPCacheEngineSize',
		related: ['OLAPCacheEngineSize', 'dataSync'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'dataSync=1 required when the value is > 0', zh: '值大于 0 时必须设置 dataSync=1' },
			},
			{
				severity: 'error',
				rule: {
					en: 'value <= 50% * maxMemSize (checked since 3.00.5)',
					zh: '不得超过 maxMemSize 的 50%（3.00.5 起检查）',
				},
			},
			{
				severity: 'warning',
				rule: { en: 'do not set OLAPCacheEngineSize as well', zh: '不要同时设置 OLAPCacheEngineSize' },
			},
		],
		summary: {
			en: 'Earlier name of OLAPCacheEngineSize, still accepted: capacity of the OLAP cache engine, 0 switches it off.',
			zh: 'OLAPCacheEngineSize 的旧名称，仍可使用；OLAP Cache Engine 容量，0 表示关闭。',
		},
		source:
			'dolphindb/release, release notes 1.30 and 2.00; dolphindb/web, src/config/model.ts; dolphindb/Tutorials_CN, redoLog_cacheEngine',
	},
});

/** Parameters of the category `tsdb`. */
export const tsdbParameters = defineParameters('tsdb', {
	TSDBAsyncSortingWorkerNum: {
		type: 'integer',
		default: '1',
		min: 0,
		checks: { documentedRange: true },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['2.00.5'],
		dynamic: ['enableTSDBAsyncSorting'],
		summary: {
			en: 'Threads that sort data in the TSDB cache engine. 0 makes sorting part of the write.',
			zh: 'TSDB Cache Engine 异步排序线程数；0 表示写入时同步排序。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section TSDB; dolphindb/release, release notes 1.30 and 2.00',
	},
	TSDBBlockCacheSize: {
		type: 'float',
		defaultNote: {
			en: 'unit not documented, presumably GB as for the other caches',
			zh: '文档未说明单位，推测与其它缓存相同，为 GB',
		},
		min: 0,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		dynamic: ['setDynamicConfig'],
		summary: {
			en: 'Size of the block cache of the TSDB engine. Known only as one of the parameters that can be changed online.',
			zh: 'TSDB 引擎 block cache 的大小，仅在可在线修改的配置项列表中出现。',
		},
		source: 'docs zh, function page getDynamicConfig',
	},
	TSDBCacheEngineCompression: {
		type: 'boolean',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		constraints: [
			{
				severity: 'info',
				rule: { en: 'not in the current configuration reference', zh: '当前的配置参考手册中没有该项' },
			},
		],
		summary: {
			en: 'Compresses data held in the TSDB cache engine, so that it can hold up to about five times as much.',
			zh: '压缩 TSDB Cache Engine 中的数据，使其可容纳约五倍的数据。',
		},
		source:
			'dolphindb/Tutorials_EN memory_management; dolphindb/Tutorials_CN memory_management and appendices_market_replay_bp',
	},
	TSDBCacheEngineSize: {
		type: 'memoryGB',
		default: '1',
		defaultNote: {
			en: 'before 2.00.16 and 3.00.3 the usage could reach twice this value',
			zh: '2.00.16、3.00.3 之前实际用量可达该值的两倍',
		},
		min: 0,
		unit: 'GB',
		checks: { documentedRange: true, aboveMin: true },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		dynamic: ['setDynamicConfig', 'setTSDBCacheEngineSize'],
		related: ['maxMemSize', 'TSDBCacheFlushWorkNum', 'maxTransactionRatio'],
		constraints: [
			{ severity: 'error', rule: { en: 'value > 0', zh: '必须大于 0' } },
			{
				severity: 'error',
				rule: {
					en: 'TSDBCacheEngineSize <= 50% * maxMemSize (checked since 3.00.5)',
					zh: 'TSDBCacheEngineSize 不得超过 maxMemSize 的 50%（3.00.5 起检查）',
				},
			},
			{
				severity: 'info',
				rule: { en: 'not needed on compute nodes, which store no data', zh: '计算节点不存储数据，无需设置' },
			},
		],
		summary: {
			en: 'Capacity of the TSDB cache engine. Flushing starts at half of it and writes block when it is full.',
			zh: 'TSDB Cache Engine 容量；达到一半开始刷盘，写满则阻塞写入。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section TSDB; docs zh, function page setTSDBCacheEngineSize',
	},
	TSDBCacheFlushWorkNum: {
		type: 'integer',
		defaultNote: { en: 'number of volumes', zh: '存储卷的数量' },
		min: 1,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		related: ['volumes', 'TSDBCacheEngineSize'],
		summary: {
			en: 'Threads that flush the TSDB cache engine. A value below the number of volumes is ignored.',
			zh: 'TSDB Cache Engine 刷盘线程数；小于卷数时按卷数处理。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section TSDB',
	},
	TSDBCacheTableBufferThreshold: {
		type: 'integer',
		default: '16384',
		min: 1,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		summary: {
			en: 'Buffered rows that trigger a batch sort in the TSDB cache engine.',
			zh: '触发批量排序的缓存行数。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section TSDB; dolphindb/Tutorials_CN, tsdb_explained',
	},
	TSDBCachedSymbolBaseCapacity: {
		type: 'memoryGB',
		defaultNote: { en: '5% of maxMemSize, at least 128 MB', zh: 'maxMemSize 的 5%，至少 128 MB' },
		min: 0,
		unit: 'GB',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.1'],
		related: ['TSDBSymbolBaseEvictTime'],
		summary: { en: 'Total memory of cached symbol bases.', zh: '缓存 symbolBase 的总内存。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section TSDB; docs zh, release notes 3.00',
	},
	TSDBLevelFileIndexCacheInvalidPercent: {
		type: 'float',
		default: '0.95',
		min: 0,
		max: 1,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		related: ['TSDBLevelFileIndexCacheSize'],
		summary: {
			en: 'Threshold of the eviction of the level file index cache: the share of the cache that is kept after an eviction.',
			zh: 'level file 索引缓存超限后淘汰到的比例，即淘汰完仍保留的份额。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section TSDB; dolphindb/Tutorials_CN, tsdb_explained',
	},
	TSDBLevelFileIndexCacheSize: {
		type: 'memoryGB',
		defaultNote: { en: '5% of maxMemSize', zh: 'maxMemSize 的 5%' },
		min: 0.1,
		unit: 'GB',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		related: ['TSDBLevelFileIndexCacheInvalidPercent'],
		summary: { en: 'Memory for the level file index of the TSDB engine.', zh: 'TSDB 引擎 level file 索引的内存上限。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section TSDB',
	},
	TSDBMaxBlockSize: {
		type: 'integer',
		default: '16384',
		defaultNote: { en: 'unit is bytes', zh: '单位为字节' },
		min: 1,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		summary: { en: 'Size of a TSDB block before compression, in bytes.', zh: 'TSDB 数据块压缩前的大小，单位字节。' },
		source: 'dolphindb/Tutorials_EN and Tutorials_CN, tsdb_engine',
	},
	TSDBRedoLogDir: {
		type: 'path',
		defaultNote: { en: '<HomeDir>/log/TSDBRedo', zh: '<HomeDir>/log/TSDBRedo' },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		related: ['dataSync', 'redoLogDir'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'must differ between data nodes on the same host', zh: '同一主机上的各数据节点必须使用不同的值' },
			},
			{ severity: 'info', rule: { en: 'an SSD path is recommended', zh: '建议使用 SSD 上的路径' } },
			{
				severity: 'info',
				rule: { en: 'not needed on compute nodes, which store no data', zh: '计算节点不存储数据，无需设置' },
			},
			{
				severity: 'info',
				rule: {
					en: 'to keep it distinct per node use a relative path, a path with <ALIAS>, or one prefixed line per node',
					zh: '为使各节点互不相同，可使用相对路径、含 <ALIAS> 的路径，或为每个节点各写一行带前缀的配置',
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
		summary: { en: 'Directory of the TSDB redo log, preferably on an SSD.', zh: 'TSDB 重做日志目录，建议 SSD。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section TSDB',
	},
	TSDBSymbolBaseEvictTime: {
		type: 'integer',
		default: '3600',
		min: 1,
		unit: 's',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.1'],
		related: ['TSDBCachedSymbolBaseCapacity'],
		summary: {
			en: 'Seconds an unused symbol base stays in the cache.',
			zh: '未使用的 symbolBase 在缓存中保留的秒数。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section TSDB; docs zh, release notes 3.00',
	},
	TSDBVectorIndexCacheSize: {
		type: 'memoryGB',
		default: '0',
		min: 0,
		unit: 'GB',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		dynamic: ['setDynamicConfig'],
		summary: { en: 'Cache of TSDB vector indexes; 0 switches it off.', zh: 'TSDB 向量索引缓存；0 表示关闭。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section TSDB; docs zh, release notes 3.00',
	},
	allowTSDBLevel3Compaction: {
		type: 'boolean',
		default: 'false',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.1'],
		summary: {
			en: 'Lets the system compact level 3 files of tables that keep FIRST or LAST duplicates.',
			zh: '允许合并 keepDuplicates 为 FIRST 或 LAST 的表的 3 级 level file。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section TSDB; docs zh, release notes 3.00',
	},
	compactWorkerNumPerVolume: {
		type: 'integer',
		default: '1',
		min: 1,
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['2.00.11'],
		related: ['volumes'],
		summary: { en: 'Compaction threads per volume.', zh: '每个卷的合并线程数。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section TSDB',
	},
	enableTSDBCid: {
		type: 'boolean',
		files: ['cluster.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		constraints: [
			{ severity: 'info', rule: { en: 'seen only in a sample of the embedded product', zh: '仅见于嵌入式产品的示例' } },
		],
		summary: {
			en: 'Appears in a sample configuration of the embedded product. Meaning not documented.',
			zh: '仅见于嵌入式产品的示例配置。含义未见文档说明。',
		},
		source: 'dolphindb/swordfish, asset/dolphindb.cfg',
		unverified: true,
	},
});

/** Parameters of the category `pkey`. */
export const pkeyParameters = defineParameters('pkey', {
	PKEYBackgroundWorkerNumPerVolume: {
		type: 'integer',
		default: '1',
		min: 1,
		checks: { documentedRange: true },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.1'],
		aliases: ['PKEYBackgroundWorkerPerVolume'],
		related: ['volumes', 'PKEYCacheFlushWorkerNumPerVolume'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'older documentation and the web interface spell it PKEYBackgroundWorkerPerVolume',
					zh: '较早的文档和 Web 界面写作 PKEYBackgroundWorkerPerVolume',
				},
			},
		],
		summary: {
			en: 'Background threads per volume for PKEY compaction and delete bitmap updates.',
			zh: '每个卷用于 PKEY 合并与 delete bitmap 更新的后台线程数。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section PKEY; dolphindb/web, src/config/model.ts',
	},
	PKEYBackgroundWorkerPerVolume: {
		type: 'integer',
		default: '1',
		min: 1,
		checks: { documentedRange: true },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.1'],
		sameAs: 'PKEYBackgroundWorkerNumPerVolume',
		related: ['PKEYBackgroundWorkerNumPerVolume'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'the current reference writes PKEYBackgroundWorkerNumPerVolume; which spelling a given server reads is not documented',
					zh: '当前参考手册写作 PKEYBackgroundWorkerNumPerVolume；具体版本识别哪种写法未见文档说明',
				},
			},
			{ severity: 'warning', rule: { en: 'do not set both spellings', zh: '不要同时设置两种写法' } },
		],
		summary: {
			en: 'Other spelling of PKEYBackgroundWorkerNumPerVolume, used by the reference up to about 3.00.3 and by the web interface.',
			zh: 'PKEYBackgroundWorkerNumPerVolume 的另一种写法，见于约 3.00.3 之前的参考手册和 Web 界面。',
		},
		source: 'docs zh, function_configuration as of May 2025; dolphindb/web, src/config/model.ts',
	},
	PKEYBlockCacheSize: {
		type: 'memoryGB',
		default: '1',
		min: 0,
		unit: 'GB',
		checks: { aboveMin: true, documentedRange: true },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.1'],
		related: ['PKEYCacheEngineSize'],
		constraints: [{ severity: 'error', rule: { en: 'value > 0', zh: '必须大于 0' } }],
		summary: { en: 'Block cache of the PKEY engine.', zh: 'PKEY 引擎的 block cache。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section PKEY',
	},
	PKEYCacheEngineSize: {
		type: 'memoryGB',
		default: '1',
		min: 0,
		unit: 'GB',
		checks: { aboveMin: true, documentedRange: true },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.1'],
		related: ['PKEYBlockCacheSize'],
		constraints: [{ severity: 'error', rule: { en: 'value > 0', zh: '必须大于 0' } }],
		summary: {
			en: 'Capacity of the PKEY cache engine; under heavy writes the usage may reach twice this value.',
			zh: 'PKEY Cache Engine 容量；写入压力大时用量可达两倍。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section PKEY',
	},
	PKEYCacheFlushWorkerNumPerVolume: {
		type: 'integer',
		default: '1',
		min: 1,
		checks: { documentedRange: true },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.1'],
		related: ['volumes', 'PKEYBackgroundWorkerNumPerVolume'],
		summary: {
			en: 'Flush threads per volume of the PKEY cache engine.',
			zh: '每个卷的 PKEY Cache Engine 刷盘线程数。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section PKEY',
	},
	PKEYDeleteBitmapUpdateThreshold: {
		type: 'memoryMB',
		default: '100',
		min: 0,
		unit: 'MB',
		checks: { aboveMin: true, documentedRange: true },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.1'],
		constraints: [{ severity: 'error', rule: { en: 'value > 0', zh: '必须大于 0' } }],
		summary: {
			en: 'Stashed data that triggers an update of the PKEY delete bitmap. Too small wastes bandwidth, too large slows queries and recovery.',
			zh: '触发更新 PKEY delete bitmap 的暂存大小；过小占用磁盘带宽，过大拖慢查询与恢复。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section PKEY; docs zh, error code S12002',
	},
	PKEYMetaLogDir: {
		type: 'path',
		defaultNote: { en: '<HomeDir>/log/PKEYMeta', zh: '<HomeDir>/log/PKEYMeta' },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		since: ['3.00.1'],
		related: ['PKEYRedoLogDir'],
		constraints: [
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
		summary: { en: 'Directory of the PKEY metadata log.', zh: 'PKEY 元数据日志目录。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section PKEY',
	},
	PKEYRedoLogDir: {
		type: 'path',
		defaultNote: { en: '<HomeDir>/log/PKEYRedo', zh: '<HomeDir>/log/PKEYRedo' },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		since: ['3.00.1'],
		related: ['PKEYMetaLogDir'],
		constraints: [
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
		summary: { en: 'Directory of the PKEY redo log.', zh: 'PKEY 重做日志目录。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section PKEY',
	},
	PKEYStashedPrimaryKeyBufferSize: {
		type: 'memoryMB',
		default: '1024',
		min: 0,
		unit: 'MB',
		checks: { aboveMin: true, documentedRange: true },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.1'],
		constraints: [{ severity: 'error', rule: { en: 'value > 0', zh: '必须大于 0' } }],
		summary: {
			en: 'Buffer of stashed primary keys. When it is full, flushing pauses so the buffer cannot grow without bound.',
			zh: '暂存主键缓冲区；写满后暂停刷盘以防无限增长。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section PKEY',
	},
	enablePKEYEngine: {
		type: 'boolean',
		default: 'true',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.1'],
		related: ['PKEYCacheEngineSize'],
		summary: { en: 'Turns the PKEY storage engine on.', zh: '启用 PKEY 存储引擎。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section PKEY',
	},
});

/** Parameters of the category `imoltp`. */
export const imoltpParameters = defineParameters('imoltp', {
	IMOLTPCheckpointFilePath: {
		type: 'path',
		defaultNote: { en: '<HomeDir>/IMOLTP/im_oltp.ckp', zh: '<HomeDir>/IMOLTP/im_oltp.ckp' },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		since: ['3.00.0'],
		related: ['enableIMOLTPCheckpoint'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'the containing directory must exist and the path must be unique',
					zh: '所在目录必须已存在，且路径不得与其它节点重复',
				},
			},
			{
				severity: 'error',
				rule: { en: 'must differ between nodes on the same host', zh: '同一主机上的各节点必须使用不同的值' },
			},
		],
		summary: {
			en: 'File (not directory) of the IMOLTP checkpoint. A relative path is taken under <HomeDir>/IMOLTP.',
			zh: 'IMOLTP 检查点文件路径（非目录），相对路径以 <HomeDir>/IMOLTP 为基准。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section IMOLTP',
	},
	IMOLTPCheckpointInterval: {
		type: 'integer',
		default: '60',
		min: 1,
		unit: 's',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.0'],
		related: ['IMOLTPCheckpointThreshold'],
		summary: { en: 'Interval at which a checkpoint is forced.', zh: '强制检查点的时间间隔。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section IMOLTP',
	},
	IMOLTPCheckpointThreshold: {
		type: 'memoryMB',
		default: '100',
		min: 0,
		unit: 'MB',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.0'],
		related: ['IMOLTPCheckpointInterval'],
		summary: { en: 'Log size that triggers a checkpoint.', zh: '触发检查点的日志大小。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section IMOLTP',
	},
	IMOLTPRedoFilePath: {
		type: 'path',
		defaultNote: { en: '<HomeDir>/IMOLTP/im_oltp.redo', zh: '<HomeDir>/IMOLTP/im_oltp.redo' },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		since: ['3.00.0'],
		related: ['enableIMOLTPRedo'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'the containing directory must exist and the path must be unique',
					zh: '所在目录必须已存在，且路径不得与其它节点重复',
				},
			},
			{
				severity: 'error',
				rule: { en: 'must be a file path, not an existing directory', zh: '必须是文件路径，不能是已存在的目录' },
			},
			{
				severity: 'error',
				rule: { en: 'must differ between nodes on the same host', zh: '同一主机上的各节点必须使用不同的值' },
			},
		],
		summary: {
			en: 'File (not directory) of the IMOLTP redo log. A relative path is taken under <HomeDir>/IMOLTP.',
			zh: 'IMOLTP 重做日志文件路径（非目录），相对路径以 <HomeDir>/IMOLTP 为基准。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section IMOLTP; docs zh, error code S07000',
	},
	IMOLTPSyncOnTxnCommit: {
		type: 'boolean',
		default: 'false',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.0'],
		related: ['enableIMOLTPRedo'],
		constraints: [
			{
				severity: 'warning',
				rule: { en: 'effective only when enableIMOLTPRedo=true', zh: '仅在 enableIMOLTPRedo=true 时生效' },
			},
		],
		summary: {
			en: 'Forces the IMOLTP log to disk before a change takes effect, so a power cut loses nothing.',
			zh: '数据修改前强制写日志到磁盘，断电不丢数据。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section IMOLTP',
	},
	enableIMOLTPCheckpoint: {
		type: 'boolean',
		default: 'true',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.0'],
		related: ['IMOLTPCheckpointFilePath', 'IMOLTPCheckpointInterval', 'IMOLTPCheckpointThreshold'],
		summary: { en: 'Writes the in-memory data to disk at checkpoints.', zh: '定期将内存数据落盘（检查点）。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section IMOLTP',
	},
	enableIMOLTPEngine: {
		type: 'boolean',
		default: 'false',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.0'],
		related: ['enableIMOLTPRedo', 'enableIMOLTPCheckpoint'],
		summary: { en: 'Turns the in-memory OLTP engine on.', zh: '启用内存 OLTP 引擎。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section IMOLTP',
	},
	enableIMOLTPRedo: {
		type: 'boolean',
		default: 'true',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.0'],
		related: ['IMOLTPRedoFilePath', 'IMOLTPSyncOnTxnCommit'],
		constraints: [
			{
				severity: 'warning',
				rule: { en: 'effective only when enableIMOLTPEngine=true', zh: '仅在 enableIMOLTPEngine=true 时生效' },
			},
		],
		summary: {
			en: 'Writes a log ahead of changes so the in-memory data survives a crash.',
			zh: '启用预写日志以保证内存数据不丢失。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section IMOLTP',
	},
});

/** Parameters of the category `iotdb`. */
export const iotdbParameters = defineParameters('iotdb', {
	IOTDBLatestKeyCacheSize: {
		type: 'memoryGB',
		defaultNote: { en: '5% of maxMemSize', zh: 'maxMemSize 的 5%' },
		min: 0,
		unit: 'GB',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		related: ['IOTDBStaticTableCacheSize'],
		summary: {
			en: 'Memory for the latest-value cache tables of the IOTDB engine.',
			zh: 'IOTDB 引擎最新值缓存表的内存上限。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 内存',
	},
	IOTDBStaticTableCacheSize: {
		type: 'memoryGB',
		defaultNote: { en: '5% of maxMemSize', zh: 'maxMemSize 的 5%' },
		min: 0,
		unit: 'GB',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		related: ['IOTDBStaticTableDir'],
		summary: { en: 'Memory for cached static tables of the IOTDB engine.', zh: 'IOTDB 引擎静态表缓存的内存上限。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 内存',
	},
	IOTDBStaticTableDir: {
		type: 'path',
		defaultNote: { en: '<HomeDir>/IOTDBStaticTable', zh: '<HomeDir>/IOTDBStaticTable' },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		mustDifferPerNode: true,
		since: ['3.00.2'],
		related: ['IOTDBStaticTableCacheSize'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'must differ between nodes on the same host (inferred)',
					zh: '同一主机上的各节点必须使用不同的值（推断）',
				},
			},
		],
		summary: { en: 'Directory of the static tables of the IOTDB engine.', zh: 'IOTDB 引擎静态表目录。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 内存',
	},
});

/** Parameters of the category `textdb`. */
export const textdbParameters = defineParameters('textdb', {
	jiebaDictDir: {
		type: 'path',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		summary: {
			en: 'Directory with the dictionaries of the Chinese tokenizer; looked up under home, working and executable directory when not given.',
			zh: '中文分词词典目录；未指定时在 home、工作目录、可执行文件目录下查找。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section TextDB',
	},
});

/** Parameters of the category `mvcc`. */
export const mvccParameters = defineParameters('mvcc', {
	mvccCheckpointThreshold: {
		type: 'integer',
		default: '5000000',
		min: 100000,
		max: 2147483647,
		checks: { documentedRange: true },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['1.30.21.3', '2.00.9.3'],
		related: ['mvccTableCheckpointInterval'],
		summary: {
			en: 'Number of logged changes after which a checkpoint of an MVCC table is made.',
			zh: '触发 MVCC 表检查点的变更次数。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 数据库与数据表; dolphindb/release, release notes 1.30 and 2.00',
	},
	mvccTableCheckpointInterval: {
		type: 'integer',
		default: '60',
		min: 1,
		unit: 's',
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode'],
		perNode: true,
		since: ['3.00.5'],
		related: ['mvccTableRaftGroups', 'mvccCheckpointThreshold'],
		summary: {
			en: 'Interval at which a checkpoint of a high-availability MVCC table is forced.',
			zh: '强制为高可用 MVCC 表执行检查点的周期。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 高可用',
	},
	mvccTableHADir: {
		type: 'path',
		defaultNote: { en: '<HomeDir>/log/mvccHA', zh: '<HomeDir>/log/mvccHA' },
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode'],
		perNode: true,
		mustDifferPerNode: true,
		since: ['3.00.5'],
		related: ['mvccTableRaftGroups'],
		constraints: [
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
			en: 'Directory of the Raft log of high-availability MVCC tables.',
			zh: '高可用 MVCC 表的 Raft 日志目录。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 高可用',
	},
	mvccTableRaftGroups: {
		type: 'raftGroups',
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['datanode', 'computenode'],
		since: ['3.00.5'],
		related: ['mvccTableHADir', 'streamingRaftGroups'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'group id is an integer > 1 and must differ from every other Raft group id, including streamingRaftGroups',
					zh: '组 ID 须为大于 1 的整数，且不得与其它 Raft 组（包括 streamingRaftGroups）的 ID 重复',
				},
			},
			{
				severity: 'error',
				rule: { en: 'at least 3 different data nodes per group', zh: '每组至少包含 3 个不同的数据节点' },
			},
			{
				severity: 'error',
				rule: { en: 'each alias must exist in cluster.nodes', zh: '每个别名都必须存在于 cluster.nodes' },
			},
		],
		summary: {
			en: 'Raft groups for high-availability MVCC tables, written id:alias:alias:alias and separated by commas.',
			zh: '高可用 MVCC 表使用的 Raft 组，格式为 id:别名:别名:别名，多组用逗号分隔。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 高可用',
	},
});
