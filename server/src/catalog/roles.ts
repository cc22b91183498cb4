import { editDistance } from '../base/edit-distance.ts';
import type { Template } from '../base/message.ts';

/** The part a process plays: the value of `mode`. */
export type Mode = 'controller' | 'agent' | 'datanode' | 'computenode' | 'single';

/** What there is to know about a mode. */
export interface ModeFacts {
	readonly mode: Mode;
	readonly name: Template;
	readonly summary: Template;
	/** True where rows of cluster.nodes may have this mode. */
	readonly inNodesFile: boolean;
	/** The port the shipped examples use; for display and as a proposal only. */
	readonly examplePort: number;
}

const FACTS: Readonly<Record<Mode, ModeFacts>> = {
	controller: {
		mode: 'controller',
		name: { en: 'controller', zh: '控制节点' },
		summary: {
			en: 'Controller. Listed when the cluster has several controllers (high availability); ordinary clusters usually leave it out.',
			zh: '控制节点；高可用集群必须列出全部控制节点，普通集群通常不列。',
		},
		inNodesFile: true,
		examplePort: 8900,
	},
	agent: {
		mode: 'agent',
		name: { en: 'agent', zh: '代理节点' },
		summary: { en: 'Agent, one per physical server.', zh: '代理节点，每台服务器一个。' },
		inNodesFile: true,
		examplePort: 8901,
	},
	datanode: {
		mode: 'datanode',
		name: { en: 'data node', zh: '数据节点' },
		summary: { en: 'Data node.', zh: '数据节点。' },
		inNodesFile: true,
		examplePort: 8902,
	},
	computenode: {
		mode: 'computenode',
		name: { en: 'compute node', zh: '计算节点' },
		summary: { en: 'Compute node; stores no data.', zh: '计算节点（不存储数据）。' },
		inNodesFile: true,
		examplePort: 8903,
	},
	single: {
		mode: 'single',
		name: { en: 'single node', zh: '单节点' },
		summary: {
			en: 'Standalone server with its own storage, configured by dolphindb.cfg; never a row of cluster.nodes.',
			zh: '独立运行、自带存储的单节点，由 dolphindb.cfg 配置，不列入 cluster.nodes。',
		},
		inNodesFile: false,
		examplePort: 8848,
	},
};

/** All modes, in the order in which people list them. */
export const modes: readonly Mode[] = ['controller', 'agent', 'datanode', 'computenode', 'single'];

/** The modes a row of cluster.nodes, or the fourth part of an item of `sites`, may have. */
export const nodesFileModes: readonly Mode[] = modes.filter((mode) => FACTS[mode].inNodesFile);

/** True for a known mode, letter by letter. */
export function isMode(text: string): text is Mode {
	return (modes as readonly string[]).includes(text);
}

/** What there is to know about a mode. */
export function modeFacts(mode: Mode): ModeFacts {
	return FACTS[mode];
}

/** The mode that a text which is none was probably meant to be, for example `datanode` for `datenode` or `Data Node`. */
export function nearestMode(text: string, candidates: readonly Mode[] = modes): Mode | undefined {
	const word = text.toLowerCase().replace(/[^a-z]/g, '');
	if (word.length < 3) return undefined;
	const prefix = candidates.find((mode) => mode.startsWith(word));
	if (prefix) return prefix;
	const limit = word.length > 5 ? 2 : 1;
	return candidates
		.map((mode) => ({ mode, distance: editDistance(word, mode, limit) ?? Number.POSITIVE_INFINITY }))
		.filter(({ distance }) => distance <= limit)
		.sort((a, b) => a.distance - b.distance)[0]?.mode;
}
