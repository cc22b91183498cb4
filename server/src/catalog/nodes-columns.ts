import type { Template } from '../base/message.ts';

/** The columns of cluster.nodes. */
export type NodesColumnName = 'localSite' | 'mode' | 'computeGroup' | 'zone';

/** What there is to know about a column of cluster.nodes. */
export interface NodesColumn {
	readonly name: NodesColumnName;
	readonly required: boolean;
	readonly type: 'site' | 'enum' | 'string';
	/** The first release on each branch; absent where every release has the column. */
	readonly since?: readonly string[];
	readonly summary: Template;
	readonly source: string;
}

/** A header line that a release accepts. */
export interface NodesHeader {
	/** The line, for example `localSite,mode`. */
	readonly text: string;
	readonly columns: readonly NodesColumnName[];
	/** The first release on each branch; absent where every release knows the header. */
	readonly since?: readonly string[];
	readonly note: Template;
}

/** The columns in the only order in which they may stand; the web interface reads them by position. */
export const nodesColumns: readonly NodesColumn[] = [
	{
		name: 'localSite',
		required: true,
		type: 'site',
		summary: { en: 'Site of the node as host:port:alias.', zh: '节点站点，格式 host:port:alias。' },
		source:
			'docs zh, db_distr_comp/cfg/function_configuration; dolphindb/Tutorials_EN, multi_machine_cluster_deployment',
	},
	{
		name: 'mode',
		required: true,
		type: 'enum',
		summary: { en: 'Role of the node.', zh: '节点角色。' },
		source: 'docs zh, tutorials/ha_cluster_deployment',
	},
	{
		name: 'computeGroup',
		required: false,
		type: 'string',
		since: ['3.00.2'],
		summary: {
			en: 'Name of the compute group; only rows with mode computenode may have one, and a compute node belongs to at most one group. Compute nodes without a group do not cache data.',
			zh: '计算组名称，仅计算节点可填，每个计算节点至多属于一个组；未入组的计算节点不缓存数据。',
		},
		source: 'docs zh, db_distr_comp/db/storage_compute_separation',
	},
	{
		name: 'zone',
		required: false,
		type: 'string',
		since: ['2.00.16.1', '3.00.3.1'],
		summary: {
			en: 'Availability zone of a data or compute node, used for placing replicas across zones.',
			zh: '数据节点或计算节点所属可用区，用于跨可用区放置副本。',
		},
		source: 'docs zh, db_distr_comp/db/three_centers_in_two_places; dolphindb/web, src/config/utils.ts',
	},
];

/** The headers that releases accept, the oldest first. */
export const nodesHeaders: readonly NodesHeader[] = [
	{
		text: 'localSite,mode',
		columns: ['localSite', 'mode'],
		note: { en: 'All releases.', zh: '所有版本。' },
	},
	{
		text: 'localSite,mode,computeGroup',
		columns: ['localSite', 'mode', 'computeGroup'],
		since: ['3.00.2'],
		note: {
			en: 'Every row has two commas; the third field is empty for nodes outside a group.',
			zh: '每行两个逗号；未入组节点的第三个字段为空。',
		},
	},
	{
		text: 'localSite,mode,computeGroup,zone',
		columns: ['localSite', 'mode', 'computeGroup', 'zone'],
		since: ['2.00.16.1', '3.00.3.1'],
		note: {
			en: 'Every row has three commas; empty fields are allowed.',
			zh: '每行三个逗号，字段可以为空。',
		},
	},
];

/** The facts about a column, or nothing for a name that is no column. */
export function findNodesColumn(name: string): NodesColumn | undefined {
	return nodesColumns.find((column) => column.name === name);
}
