import * as z from 'zod/mini';

const severity = z.enum(['off', 'hint', 'info', 'warning', 'error']);
const about = (description: string, zh: string) => z.meta({ description, zh });
const limit = () => z.optional(z.number().check(z.positive()));

const host = z.strictObject({
	address: z.optional(z.string().check(about('Address of the host.', '主机地址。'))),
	packageFolder: z.optional(z.string().check(about('Folder of the package on the host.', '安装包在主机上的目录。'))),
	memory: limit().check(about('Memory of the host in GB.', '主机内存（GB）。')),
});

const licence = z.strictObject({
	edition: z.optional(z.enum(['community', 'commercial'])),
	nodes: limit().check(about('Controllers, data and compute nodes.', '控制节点、数据节点与计算节点总数。')),
	cores: limit().check(about('Cores per node.', '单节点核数。')),
	memory: limit().check(about('Memory per node in GB.', '单节点内存（GB）。')),
});

/**
 * The settings of the product: `dolphindbCluster.*` in the editor, the keys of `dolphindb-cluster.json` elsewhere. The
 * manifest, the JSON schema and the docs are generated from it.
 */
export const settingsSchema = z.strictObject({
	severity: z
		._default(z.record(z.string(), severity), {})
		.check(
			about(
				'Severity of single rules or of groups of rules (file, cfg, site, port, nodes, controller, agent, cluster, cross, ha, license, version, single, suppression), for example {"cross": "warning", "file-crlf": "off"}. A rule wins over its group.',
				'按规则或规则组（file、cfg、site、port、nodes、controller、agent、cluster、cross、ha、license、version、single、suppression）设置严重级别，例如 {"cross": "warning", "file-crlf": "off"}。规则优先于规则组。',
			),
		),
	disabledRules: z
		._default(z.array(z.string()), [])
		.check(
			about(
				'Rules and groups of rules that are switched off, for example ["file-crlf", "license"].',
				'要关闭的规则或规则组，例如 ["file-crlf", "license"]。',
			),
		),
	suppress: z
		._default(z.record(z.string(), z.array(z.string())), {})
		.check(
			about(
				'Rules that are switched off in certain files, by path: the end of a path, or a pattern with * and **. For cluster.nodes, which has no comments. For example {"**/old/cluster.nodes": ["nodes-blank-row"]}.',
				'按路径关闭某些文件中的规则：路径结尾，或含 * 与 ** 的模式。适用于不支持注释的 cluster.nodes，例如 {"**/old/cluster.nodes": ["nodes-blank-row"]}。',
			),
		),
	serverVersion: z
		._default(z.string().check(z.regex(/^$|^\d+\.\d{2}(\.\d+){0,2}$/)), '')
		.check(
			about(
				'Version of the DolphinDB server: 1.30, 2.00, 3.00, or exactly, such as 2.00.10.5. Decides which parameters exist and which rules apply; empty where it is not known.',
				'DolphinDB 服务器版本：1.30、2.00、3.00，或精确版本如 2.00.10.5。决定哪些参数存在、哪些规则适用；未知时留空。',
			),
		),
	licence: z
		._default(licence, {})
		.check(
			about(
				'What the licence allows: edition (community, commercial), nodes, cores per node, memory per node in GB. The community edition brings its own limits.',
				'许可证限制：版本（community、commercial）、节点数、单节点核数、单节点内存（GB）。社区版自带限制。',
			),
		),
	addressNotation: z
		._default(z.enum(['any', 'ip', 'name']), 'any')
		.check(
			about(
				'How hosts should be written in sites: any, as IP addresses, or as names.',
				'站点中主机的写法：不限、IP 地址或主机名。',
			),
		),
	started: z
		._default(z.boolean(), false)
		.check(
			about(
				'The clusters have been started before: HA clusters then keep their node list and cluster.cfg in the Raft group.',
				'集群曾经启动过：此时高可用集群的节点列表与 cluster.cfg 由 Raft 组管理。',
			),
		),
	hosts: z
		._default(z.record(z.string(), z.union([z.string(), host])), {})
		.check(
			about(
				'Hosts by folder of the workspace: their address, or an object with address, packageFolder and memory (GB). For example {"server-a": "10.0.0.80", "server-b": {"address": "10.0.0.81", "memory": 64}}.',
				'工作区文件夹对应的主机：地址，或包含 address、packageFolder、memory（GB）的对象。例如 {"server-a": "10.0.0.80", "server-b": {"address": "10.0.0.81", "memory": 64}}。',
			),
		),
	files: z
		._default(z.record(z.string(), z.enum(['nodes', 'controller', 'agent', 'cluster', 'single', 'none'])), {})
		.check(
			about(
				'Kinds of files with other names, or "none" for files that are not DolphinDB’s, by path.',
				'按路径指定文件类型；不属于 DolphinDB 的文件设为 "none"。',
			),
		),
	language: z
		._default(z.enum(['auto', 'en', 'zh-cn']), 'auto')
		.check(about('Language of messages; auto follows the editor.', '消息语言；auto 表示跟随编辑器。')),
});

/** The JSON schema of the settings, with descriptions in both languages. */
export function settingsJsonSchema(): unknown {
	return z.toJSONSchema(settingsSchema, { io: 'input' });
}

/** The JSON schema of `dolphindb-cluster.json`. */
export function settingsFileJsonSchema(): unknown {
	const file = z.extend(settingsSchema, { $schema: z.optional(z.string()) });
	return { title: 'dolphindb-cluster.json', ...z.toJSONSchema(file, { io: 'input' }) };
}

/** Settings that are complete and valid. */
export type Settings = z.infer<typeof settingsSchema>;

/** What holds where nothing is set. */
export const defaultSettings: Settings = {
	severity: {},
	disabledRules: [],
	suppress: {},
	serverVersion: '',
	licence: {},
	addressNotation: 'any',
	started: false,
	hosts: {},
	files: {},
	language: 'auto',
};
