import type { Template } from '../../base/message.ts';

/** The points at which a person has to look at the running cluster. */
export type ConfirmTopic =
	| 'leaving'
	| 'ready'
	| 'ready-to-deploy'
	| 'leader'
	| 'joined'
	| 'metadata'
	| 'data'
	| 'release';

/** What a point of confirmation is called, and why it is there. */
export interface ConfirmPoint {
	readonly title: Template;
	readonly reason: Template;
	/** There is one for every node. */
	readonly perNode?: true;
}

/** The points of confirmation. */
export const points: Readonly<Record<ConfirmTopic, ConfirmPoint>> = {
	leaving: {
		title: { en: 'Confirm that {aliases} may leave', zh: '确认 {aliases} 可以移出集群' },
		reason: {
			en: 'What only they have is lost to the cluster: replicas on data nodes, and what a leader had not passed on.',
			zh: '只存在于这些节点上的内容将从集群中丢失：数据节点上的副本，以及 leader 尚未复制给其他节点的内容。',
		},
	},
	ready: {
		title: { en: 'Confirm that the cluster is healthy and backed up', zh: '确认集群健康且已备份' },
		reason: {
			en: 'A script cannot see replicas, transactions, jobs and clients; a move in their midst loses data.',
			zh: '脚本无法查看副本、事务、作业和客户端；在其进行中迁移会丢失数据。',
		},
	},
	'ready-to-deploy': {
		title: { en: 'Confirm that the servers are ready', zh: '确认服务器已就绪' },
		reason: {
			en: 'A script cannot see the licence, disks and clocks.',
			zh: '脚本无法判断授权、磁盘和时钟是否合适。',
		},
	},
	leader: {
		title: { en: 'Confirm that {aliases} have a leader', zh: '确认 {aliases} 已选出 leader' },
		reason: {
			en: 'Empty controllers may join only where a leader with the metadata is there; else they could form a majority without it.',
			zh: '只有在持有元数据的 leader 存在时，空的控制节点才能加入，否则它们可能形成没有元数据的多数派。',
		},
	},
	joined: {
		title: { en: 'Confirm that {aliases} follows the leader', zh: '确认 {aliases} 已跟随 leader' },
		reason: {
			en: 'The next empty controller starts only when this one has the metadata.',
			zh: '该节点同步元数据之后，才能启动下一个空的控制节点。',
		},
		perNode: true,
	},
	metadata: {
		title: { en: 'Confirm the metadata before any data node starts', zh: '在启动数据节点之前确认元数据' },
		reason: {
			en: 'This is the last point with a cheap way back.',
			zh: '这是可以低成本回退的最后一步。',
		},
	},
	data: {
		title: { en: 'Confirm that the data are complete', zh: '确认数据完整' },
		reason: {
			en: 'A data node with a wrong path starts empty without a word; clients must not write before this was seen.',
			zh: '路径错误的数据节点会静默地以空数据启动；确认之前客户端不得写入。',
		},
	},
	release: {
		title: { en: 'Release the cluster', zh: '交付集群' },
		reason: {
			en: 'Clients, schedules, recovery settings and service units were off during the work.',
			zh: '客户端、调度、恢复设置和系统服务在操作期间处于关闭状态。',
		},
	},
};
