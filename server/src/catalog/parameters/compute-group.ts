import { defineParameters } from '../parameter.ts';

/** Parameters of the category `compute-group`. */
export const computeGroupParameters = defineParameters('compute-group', {
	// Listed among the parameters of the reference and in the older list, yet really a column of cluster.nodes:
	// known, so that it never counts as a typo, and unverified, so that it is not offered first.
	computeGroup: {
		type: 'string',
		files: ['cluster.cfg'],
		nodeTypes: ['computenode'],
		perNode: true,
		since: ['3.00.2'],
		summary: {
			en: 'Compute group of a compute node. It is a column of cluster.nodes; setting it in a cfg file is not described.',
			zh: '计算节点所属的计算组。它是 cluster.nodes 的一列，文档未说明可在 cfg 文件中设置。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 网络',
		unverified: true,
	},
	computeNodeCacheDir: {
		type: 'pathList',
		defaultNote: { en: '<HomeDir>/Disaggregation', zh: '<HomeDir>/Disaggregation' },
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['computenode'],
		perNode: true,
		mustDifferPerNode: true,
		since: ['3.00.2'],
		related: ['computeNodeCacheMeta', 'computeNodeDiskCacheSize'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'without an exact node alias as prefix (no prefix or a wildcard prefix) the value must contain <ALIAS>',
					zh: '前缀不是确切的节点别名（无前缀或通配符前缀）时，值中必须包含 <ALIAS>',
				},
			},
			{
				severity: 'error',
				rule: {
					en: 'with an exact node alias as prefix the value must not contain <ALIAS>',
					zh: '以确切的节点别名为前缀时，值中不得包含 <ALIAS>',
				},
			},
			{
				severity: 'info',
				rule: { en: 'no effect on compute nodes outside a compute group', zh: '对未加入计算组的计算节点不起作用' },
			},
		],
		summary: {
			en: 'Directories used as the disk cache of a compute node that belongs to a compute group. Several physical paths may be given; the system spreads data by disk load.',
			zh: '计算组中计算节点的磁盘缓存目录，可指定多个物理路径，由系统按磁盘负载分配。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 存算分离; dolphindb/web, src/config/model.ts',
	},
	computeNodeCacheMeta: {
		type: 'path',
		defaultNote: {
			en: '<computeNodeCacheDir>/meta, using the first cache directory',
			zh: '<computeNodeCacheDir>/meta，取第一个缓存目录',
		},
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['computenode'],
		perNode: true,
		mustDifferPerNode: true,
		since: ['3.00.2'],
		related: ['computeNodeCacheDir'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'without an exact node alias as prefix (no prefix or a wildcard prefix) the value must contain <ALIAS>',
					zh: '前缀不是确切的节点别名（无前缀或通配符前缀）时，值中必须包含 <ALIAS>',
				},
			},
			{
				severity: 'error',
				rule: {
					en: 'with an exact node alias as prefix the value must not contain <ALIAS>',
					zh: '以确切的节点别名为前缀时，值中不得包含 <ALIAS>',
				},
			},
			{
				severity: 'info',
				rule: {
					en: 'the reference asks for one path; one tutorial shows several separated by commas',
					zh: '参考手册要求填写一个路径，有一篇教程给出了逗号分隔的多个路径',
				},
			},
		],
		summary: { en: 'Directory for the metadata of the compute-node cache.', zh: '计算节点缓存元数据的目录。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 存算分离; dolphindb/web, src/config/model.ts',
	},
	computeNodeCachingDelay: {
		type: 'integer',
		default: '360',
		min: 0,
		unit: 's',
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		since: ['3.00.2'],
		dynamic: ['setComputeNodeCachingDelay'],
		related: ['computeNodeCachingQueryThreshold', 'enableComputeNodePrefetchData'],
		summary: {
			en: 'Seconds a partition must stay unchanged after its last write before compute nodes may cache it; 0 allows caching at once.',
			zh: '分区最后一次写入后须保持不变多少秒，计算节点才可缓存它；0 表示立即可缓存。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 存算分离',
	},
	computeNodeCachingQueryThreshold: {
		type: 'integer',
		default: '1',
		min: 0,
		max: 32767,
		checks: { documentedRange: true },
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		since: ['3.00.2'],
		related: ['computeNodeCachingDelay'],
		summary: {
			en: 'A partition is cached on a compute node only after it has been read more often than this; 0 caches on first access.',
			zh: '分区访问次数超过该值才会缓存到计算节点；0 表示首次访问即缓存。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 存算分离',
	},
	// The manual counts GB and calls it an integer, the older list a size in GB: fractions pass.
	computeNodeDiskCacheSize: {
		type: 'integer',
		default: '64',
		min: 0,
		unit: 'GB',
		checks: { fractions: true },
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['computenode'],
		perNode: true,
		since: ['3.00.2'],
		related: ['computeNodeMemCacheSize', 'computeNodeCacheDir'],
		summary: { en: 'Upper bound of the disk cache of a compute node.', zh: '计算节点磁盘缓存的上限。' },
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 存算分离',
	},
	// The manual counts GB and calls it an integer, the older list a size in GB: fractions pass.
	computeNodeMemCacheSize: {
		type: 'integer',
		default: '1',
		min: 0,
		unit: 'GB',
		checks: { documentedRange: true, fractions: true },
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['computenode'],
		perNode: true,
		since: ['3.00.2'],
		related: ['computeNodeDiskCacheSize', 'maxMemSize'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'computeNodeMemCacheSize <= 50% * maxMemSize (5% in early 3.00.2/3.00.3 documentation)',
					zh: 'computeNodeMemCacheSize 不得超过 maxMemSize 的 50%（3.00.2、3.00.3 的早期文档为 5%）',
				},
			},
		],
		summary: {
			en: 'Upper bound of the in-memory cache of a compute node. A value above half of maxMemSize is lowered to that bound.',
			zh: '计算节点内存缓存的上限；超过 maxMemSize 的一半时会被下调到该值。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 存算分离',
	},
	enableComputeNodeCacheEvictionFromQueryThread: {
		type: 'boolean',
		default: 'true',
		files: ['cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['computenode'],
		perNode: true,
		since: ['3.00.2'],
		summary: {
			en: 'Lets a query thread evict cache entries itself, which frees space sooner but can slow queries when the cache is tight.',
			zh: '允许查询线程自行淘汰缓存，可更快释放空间，但缓存紧张时可能增加查询延迟。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 存算分离',
	},
	enableComputeNodePrefetchData: {
		type: 'boolean',
		default: 'true',
		files: ['controller.cfg'],
		nodeTypes: ['controller'],
		since: ['3.00.2'],
		dynamic: ['setPrefetchComputeNodeData'],
		related: ['computeNodeCachingDelay', 'computeNodeCachingQueryThreshold'],
		summary: {
			en: 'On a cache miss, runs the query on the data node and in parallel repeats it on the compute node to warm its cache.',
			zh: '缓存未命中时将查询下推到数据节点，同时在计算节点异步执行一次以预热缓存。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 存算分离',
	},
	enableTransferCompressionToComputeNode: {
		type: 'boolean',
		files: ['cluster.cfg'],
		nodeTypes: ['datanode'],
		perNode: true,
		since: ['3.00.5'],
		dynamic: ['enableTransferCompressionToComputeNode'],
		summary: {
			en: 'Compresses data that a data node sends to a compute node.',
			zh: '数据节点向计算节点发送数据时是否压缩。',
		},
		source: 'docs zh, release notes 3.00 (3.00.5); docs zh, function page enableTransferCompressionToComputeNode',
	},
});
