import type { Template } from '../../base/message.ts';

/** A port of a host that has to be reachable, from where, and why. */
export interface Way {
	readonly why: Why;
	/** The hosts that connections come from, never `to` itself. Nobody can tell from files where clients are: there are none. */
	readonly from: readonly string[];
	readonly to: string;
	readonly port: number;
	readonly protocol: 'tcp' | 'udp';
	/** The process that listens; nothing where it is of another cluster. */
	readonly alias: string | undefined;
}

/** Why each way is needed; [c] is stated by a source, [j] follows from what the nodes do for one another. */
export const reasons = {
	// [HA] §1: controllers of a Raft group keep the metadata consistent. [c]
	raft: {
		en: 'controllers elect a leader and copy metadata',
		zh: '控制节点之间选举 leader 并复制元数据',
	},
	// [HA] introduction: the controller collects heartbeats of agents and data nodes. [c]
	'agent-reports': { en: 'agents report to the controllers', zh: '代理节点向控制节点报告状态' },
	// [HA] introduction: agents carry out the commands of controllers. [c]
	'agent-commands': { en: 'controllers have agents start and stop nodes', zh: '控制节点让代理节点启动和停止节点' },
	'node-reports': {
		en: 'data and compute nodes report to the controllers and ask for metadata',
		zh: '数据节点和计算节点向控制节点报告状态并查询元数据',
	},
	// P-18: hosts reach one another in both directions. [c] What for: [j]
	'node-tasks': {
		en: 'controllers ask nodes for their state and have them recover replicas',
		zh: '控制节点查询节点状态并让节点恢复副本',
	},
	'node-data': {
		en: 'nodes exchange replicas, parts of queries and streams',
		zh: '节点之间交换副本、子查询和流数据',
	},
	// [API] subscription: before 2.00.9 the publisher connects to the port of the subscriber. [c]
	subscriptions: {
		en: 'servers before 2.00.9 publish to the subscription port (subPort)',
		zh: '2.00.9 之前的版本向订阅端口（subPort）推送数据',
	},
	// [FC] lanCluster; P-18: UDP as well. [c]
	heartbeats: { en: 'heartbeats by UDP, as lanCluster is on', zh: 'lanCluster 开启时以 UDP 发送心跳' },
	// [AR] §1.1: controllers of the slave cluster fetch tasks from the queue of the master cluster. [c]
	replication: {
		en: 'controllers fetch tasks from the master cluster (clusterReplicationMasterCtl)',
		zh: '控制节点从主集群获取复制任务（clusterReplicationMasterCtl）',
	},
	'many-clusters': {
		en: 'controllers report to the controller of all clusters (masterOfMasterSite)',
		zh: '控制节点向多集群管理的控制节点报告（masterOfMasterSite）',
	},
	licence: { en: 'nodes ask the licence server (licenseServerSite)', zh: '节点访问许可证服务器（licenseServerSite）' },
	clients: { en: 'programs use data and compute nodes', zh: '客户端程序访问数据节点和计算节点' },
	// Catalog, publicName: browsers use the address of each node. D17: the web interface is on the port of the node. [c]
	web: {
		en: 'the web interface, on the ports of the nodes (with enableHTTPS by HTTPS)',
		zh: 'Web 界面，使用节点自身的端口（enableHTTPS 时为 HTTPS）',
	},
} as const satisfies Record<string, Template>;

/** Why a way is needed. */
export type Why = keyof typeof reasons;

/** Ways of those who are no part of a cluster: programs, and people with browsers. */
export const OUTER: readonly Why[] = ['clients', 'web'];
