import type { Template } from '../base/message.ts';

/** The kinds of file we know, each named after the file a shipped cluster has. */
export type FileKind = 'nodes' | 'controller' | 'agent' | 'cluster' | 'single';

/** The settings files by the names the manual gives them. */
export type ConfigFileName = 'controller.cfg' | 'agent.cfg' | 'cluster.cfg' | 'dolphindb.cfg';

/** The name the manual gives to a file of each kind. */
export const canonicalFileNames = {
	nodes: 'cluster.nodes',
	controller: 'controller.cfg',
	agent: 'agent.cfg',
	cluster: 'cluster.cfg',
	single: 'dolphindb.cfg',
} as const satisfies Readonly<Record<FileKind, 'cluster.nodes' | ConfigFileName>>;

/** What a file of each kind is for, in one sentence. */
export const fileKindSummaries: Readonly<Record<FileKind, Template>> = {
	nodes: {
		en: 'The list of nodes: site and mode of every process of the cluster, kept on every controller host.',
		zh: '节点清单：集群中每个进程的站点与角色，存放在每台控制节点服务器上。',
	},
	controller: {
		en: 'Settings of one controller, kept on its host.',
		zh: '控制节点的配置文件，存放在控制节点所在服务器上。',
	},
	agent: {
		en: 'Settings of one agent, kept on every host that runs data or compute nodes.',
		zh: '代理节点的配置文件，存放在每台运行数据节点或计算节点的服务器上。',
	},
	cluster: {
		en: 'Settings of the data and compute nodes of the cluster, kept on every controller host.',
		zh: '集群中数据节点与计算节点的配置文件，存放在每台控制节点服务器上。',
	},
	single: {
		en: 'Settings of a standalone server.',
		zh: '单节点（独立模式）的配置文件。',
	},
};

/** All kinds of file, in the order in which people read them. */
export const fileKinds: readonly FileKind[] = ['nodes', 'controller', 'agent', 'cluster', 'single'];

/** The kind of file that has this canonical name; other names are for the classifier to judge. */
export function kindOfCanonicalName(name: string): FileKind | undefined {
	return fileKinds.find((kind) => canonicalFileNames[kind] === name);
}
