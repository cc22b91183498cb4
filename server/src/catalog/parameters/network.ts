import { defineParameters } from '../parameter.ts';

/** Parameters of the category `network`. */
export const networkParameters = defineParameters('network', {
	controllerSite: {
		type: 'site',
		files: ['agent.cfg'],
		nodeTypes: ['agent'],
		required: ['agent'],
		related: ['localSite', 'sites'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'must equal the localSite of a controller.cfg of the same cluster',
					zh: '必须等于同一集群某个 controller.cfg 的 localSite',
				},
			},
		],
		summary: {
			en: 'host:port:alias of the controller the agent reports to; in an HA cluster any controller of the Raft group.',
			zh: '代理节点上报的控制节点的 host:port:alias；高可用集群可填 Raft 组中任一控制节点。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 网络',
	},
	dfsChunkNodeHeartBeatTimeout: {
		type: 'integer',
		default: '8',
		min: 1,
		unit: 's',
		files: ['controller.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['agent.cfg', 'cluster.cfg'],
		nodeTypes: ['controller', 'single'],
		dynamic: ['setDynamicConfig', 'setTimeoutTick'],
		related: ['lanCluster', 'datanodeRestartInterval'],
		summary: {
			en: 'Seconds without a heartbeat after which the controller treats a node as down.',
			zh: '控制节点未收到心跳多少秒后判定节点宕机。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 网络; dolphindb/web, src/config/model.ts',
	},
	enableHTTPS: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		aliases: ['enableHttps'],
		related: ['publicName', 'enableRpcSSL', 'enableClusterReplicationSSL'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'set publicName as a domain name when enableHTTPS=true',
					zh: 'enableHTTPS=true 时，publicName 须设为域名',
				},
			},
			{
				severity: 'info',
				rule: {
					en: 'agents need it too when data nodes should use HTTPS',
					zh: '数据节点需要使用 HTTPS 时，代理节点也须设置该项',
				},
			},
		],
		summary: {
			en: 'Serves the web interface and HTTP clients over HTTPS.',
			zh: '以 HTTPS 提供 Web 界面与 HTTP 服务。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 网络; docs zh, sys_man/secure_conn',
	},
	enableRDMA: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.1'],
		related: ['enableHTTPS', 'enableRpcSSL'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'must be true on every node of the cluster', zh: '集群的每个节点都必须为 true' },
			},
			{
				severity: 'error',
				rule: {
					en: 'cannot be combined with SSL (enableHTTPS, enableRpcSSL)',
					zh: '不能与 SSL（enableHTTPS、enableRpcSSL）同时使用',
				},
			},
			{ severity: 'info', rule: { en: 'Linux only', zh: '仅支持 Linux' } },
		],
		summary: {
			en: 'Uses RDMA instead of TCP for RPC inside the cluster. Needs the libibverbs library; streaming is not supported.',
			zh: '集群内 RPC 使用 RDMA 而非 TCP；需要 libibverbs 库，不支持流数据。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 网络; docs zh, release notes 3.00',
	},
	enableRpcSSL: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg'],
		alsoSeenIn: ['dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode'],
		perNode: true,
		since: ['2.00.15'],
		related: ['enableHTTPS', 'enableRDMA'],
		constraints: [
			{
				severity: 'error',
				rule: {
					en: 'enableHTTPS=true must be set on every node when enableRpcSSL=true',
					zh: 'enableRpcSSL=true 时，每个节点都须设置 enableHTTPS=true',
				},
			},
			{
				severity: 'error',
				rule: {
					en: 'must be set on controllers, agents, data and compute nodes alike',
					zh: '控制节点、代理节点、数据节点和计算节点须一致设置',
				},
			},
		],
		summary: {
			en: 'Encrypts RPC traffic between nodes of the cluster with SSL/TLS.',
			zh: '用 SSL/TLS 加密集群内部节点间的 RPC 传输。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 网络',
	},
	lanCluster: {
		type: 'boolean',
		default: 'true',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['dfsChunkNodeHeartBeatTimeout'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'set it to the same value in controller.cfg, agent.cfg and cluster.cfg',
					zh: 'controller.cfg、agent.cfg 与 cluster.cfg 中须取相同的值',
				},
			},
			{
				severity: 'info',
				rule: { en: 'use 0 for cloud, container or multi-subnet deployments', zh: '云、容器或跨子网部署须设为 0' },
			},
		],
		summary: {
			en: 'Sends heartbeats over UDP inside one LAN; set 0 (false) to use TCP, which cloud deployments need.',
			zh: '同一局域网内用 UDP 发送心跳；设为 0（false）改用 TCP，云环境需如此。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 网络',
	},
	localSite: {
		type: 'site',
		defaultNote: { en: 'localhost:8848:local8848 on a single node', zh: '单节点为 localhost:8848:local8848' },
		files: ['controller.cfg', 'agent.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['cluster.cfg'],
		nodeTypes: ['controller', 'agent', 'single'],
		required: ['controller', 'agent'],
		related: ['controllerSite', 'sites', 'mode'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'data and compute nodes take their site from cluster.nodes, not from cluster.cfg',
					zh: '数据节点与计算节点的站点取自 cluster.nodes，而非 cluster.cfg',
				},
			},
			{
				severity: 'error',
				rule: { en: 'alias is case-sensitive and unique in the cluster', zh: '别名区分大小写，且在集群内唯一' },
			},
			{
				severity: 'error',
				rule: { en: 'the same host:port must not be used twice', zh: '同一 host:port 不得重复使用' },
			},
			{
				severity: 'info',
				rule: { en: 'may also be given as -localSite on the command line', zh: '也可通过命令行参数 -localSite 指定' },
			},
			{
				severity: 'info',
				rule: {
					en: 'example ports of the shipped cluster: controller 8900, agent 8901, data and compute nodes 8902 and 8903; single node 8848',
					zh: '随安装包提供的集群示例端口：控制节点 8900，代理节点 8901，数据节点与计算节点 8902、8903；单节点 8848',
				},
			},
		],
		summary: {
			en: 'host:port:alias of the node itself. All three parts are mandatory and the alias must be unique in the cluster.',
			zh: '节点自身的 host:port:alias，三部分均必填，别名在集群内唯一。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 网络; dolphindb/Tutorials_EN, multi_machine_cluster_deployment and ha_cluster_deployment',
	},
	// The manual asks for at least 16 and the catalog for 1; published files set 8 and 15 and run, so less than 16 is a hint.
	maxConnectionPerSite: {
		type: 'integer',
		defaultNote: {
			en: 'max(workerNum + webWorkerNum + 1, 16); the 3.00.2 release note instead states 64, up from 2',
			zh: 'max(workerNum + webWorkerNum + 1, 16)；3.00.2 的发行说明则写作由 2 改为 64',
		},
		min: 16,
		checks: { outsideRange: 'hint' },
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['maxConnections', 'workerNum', 'webWorkerNum'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'current documentation requires at least 16; older examples use smaller values',
					zh: '当前文档要求不小于 16，较早的示例使用更小的值',
				},
			},
		],
		summary: {
			en: 'Most connections this node opens to one other node.',
			zh: '本节点到任一其它节点可建立的最大连接数。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 网络; docs zh, release notes 3.00 (3.00.2)',
	},
	// The limit of 64 on Windows is not checked: the files do not tell the system.
	maxConnections: {
		type: 'integer',
		default: '512',
		defaultNote: {
			en: '512 on Linux since 1.20.16 and 1.30.7; 64 on Windows and in older releases',
			zh: 'Linux 自 1.20.16、1.30.7 起为 512；Windows 及更早的版本为 64',
		},
		min: 1,
		max: 65535,
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		dynamic: ['setDynamicConfig', 'setMaxConnections'],
		related: ['maxConnectionPerSite'],
		constraints: [
			{ severity: 'warning', rule: { en: 'on Windows the effective maximum is 64', zh: 'Windows 上实际最大为 64' } },
		],
		summary: {
			en: 'Most inbound connections from clients, APIs and other nodes.',
			zh: '允许的最大入站连接数（客户端、API 及其它节点）。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 网络; dolphindb/release, release notes 1.30 and 2.00',
	},
	publicName: {
		type: 'hostName',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		aliases: ['PublicName'],
		related: ['enableHTTPS'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'must be a domain name when enableHTTPS=true', zh: 'enableHTTPS=true 时必须是域名' },
			},
		],
		summary: {
			en: 'External address (IP or domain) published for the node, so the web interface works from outside the internal network.',
			zh: '节点对外发布的地址（IP 或域名），供外网访问 Web 界面。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 网络; docs zh, tutorials/multi_machine_cluster_deployment',
	},
	tcpNoDelay: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		summary: {
			en: 'Sets TCP_NODELAY on sockets, trading network load for latency.',
			zh: '为套接字启用 TCP_NODELAY，以网络负载换取更低延迟。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 网络',
	},
	tcpUserTimeout: {
		type: 'integer',
		default: '300000',
		min: 0,
		unit: 'ms',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['1.30.22.2', '2.00.10.2'],
		summary: { en: 'Value of the TCP_USER_TIMEOUT socket option.', zh: '套接字选项 TCP_USER_TIMEOUT 的值。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 网络; dolphindb/release, release notes 1.30 and 2.00',
	},
});
