import * as z from 'zod/mini';
import { VERSION } from '../catalog/versions.ts';

const about = (description: string, zh: string, meanings?: Meanings) =>
	z.meta({ description, zh, ...(meanings && meaningsOf(meanings)) });
const limit = () => z.optional(z.number().check(z.positive()));

type Meanings = Readonly<Record<string, readonly [en: string, zh: string]>>;

const meaningsOf = (meanings: Meanings) => ({
	enumDescriptions: Object.values(meanings).map(([en]) => en),
	zhEnumDescriptions: Object.values(meanings).map(([, zh]) => zh),
});

/** The values that a setting may have, and what each means. */
const choice = <const Values extends Meanings>(meanings: Values) =>
	z.enum(Object.keys(meanings) as (keyof Values & string)[]).check(z.meta(meaningsOf(meanings)));

const severity = choice({
	off: ['Not reported.', '不报告。'],
	hint: ['A hint in the text, not in the list of problems.', '仅在文本中提示，不列入问题列表。'],
	info: ['Worth knowing; nothing has to be done.', '供参考，无需处理。'],
	warning: ['Should be looked at.', '应当检查。'],
	error: ['Keeps nodes from starting or from working.', '会导致节点无法启动或无法工作。'],
});

const kind = choice({
	nodes: ['List of nodes, as cluster.nodes.', '节点列表，即 cluster.nodes。'],
	controller: ['Settings of a controller, as controller.cfg.', '控制节点的配置，即 controller.cfg。'],
	agent: ['Settings of an agent, as agent.cfg.', '代理节点的配置，即 agent.cfg。'],
	cluster: ['Settings of data nodes and compute nodes, as cluster.cfg.', '数据节点与计算节点的配置，即 cluster.cfg。'],
	single: ['Settings of a single node, as dolphindb.cfg.', '单节点的配置，即 dolphindb.cfg。'],
	none: ['Not a file of DolphinDB.', '不是 DolphinDB 的文件。'],
});

const notations = {
	any: ['No preference.', '不限。'],
	ip: ['IP addresses.', 'IP 地址。'],
	name: ['Host names.', '主机名。'],
} as const;

const languages = {
	auto: ['As the editor.', '跟随编辑器。'],
	en: ['English.', '英文。'],
	'zh-cn': ['Simplified Chinese.', '简体中文。'],
} as const;

const shown = (description: string, zh: string) => z._default(z.boolean(), true).check(about(description, zh));

const host = z.strictObject({
	address: z.optional(z.string().check(about('Address of the host.', '主机地址。'))),
	packageFolder: z.optional(z.string().check(about('Package folder on the host.', '主机上的安装包目录。'))),
	memory: limit().check(about('Memory of the host in GB.', '主机内存（GB）。')),
});

const licence = z.strictObject({
	edition: z.optional(
		choice({
			community: ['Community edition, with its limits.', '社区版，受其自带限制约束。'],
			commercial: ['Commercial licence.', '商业授权。'],
		}),
	),
	nodes: limit().check(about('Controllers, data and compute nodes.', '控制节点、数据节点与计算节点总数。')),
	cores: limit().check(about('Cores per node.', '单节点核数。')),
	memory: limit().check(about('Memory per node in GB.', '单节点内存（GB）。')),
});

const hintKinds = z.strictObject({
	roles: shown(
		'Role of a node behind its alias where the text does not say it; number of nodes behind a pattern such as node%.',
		'别名之后显示节点角色（文本中未写明时）；node% 等通配模式之后显示匹配的节点数。',
	),
	defaults: shown(
		'Defaults of parameters that decide the safety of data or the use of memory and are not set or empty.',
		'未设置或为空的关键配置项（影响数据安全或内存占用）的默认值。',
	),
	effectiveValues: shown(
		'Values with <ALIAS> filled in, and the nodes for which a stronger line of cluster.cfg holds.',
		'替换 <ALIAS> 后的实际值，以及 cluster.cfg 中由更具体的行决定取值的节点。',
	),
	units: shown('Units of numbers, such as GB and ms.', '数值的单位，例如 GB、ms。'),
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
				'Severity of rules or of groups of rules: off, hint, info, warning or error. A group is the first word of its rules: agent, cfg, cluster, config, controller, cross, file, ha, install, license, nodes, port, single, site, suppression, version. A rule takes precedence over its group. For example {"cross": "warning", "file-crlf": "off"}.',
				'规则或规则组的严重级别：off、hint、info、warning 或 error。规则组即规则名的第一个词：agent、cfg、cluster、config、controller、cross、file、ha、install、license、nodes、port、single、site、suppression、version。规则优先于规则组。例如 {"cross": "warning", "file-crlf": "off"}。',
			),
		),
	disabledRules: z
		._default(z.array(z.string()), [])
		.check(
			about(
				'Rules and groups of rules that are switched off everywhere; #severity# can do so, too. For example ["file-crlf", "license"].',
				'在所有文件中关闭的规则或规则组；也可通过 #severity# 关闭。例如 ["file-crlf", "license"]。',
			),
		),
	suppress: z
		._default(z.record(z.string(), z.array(z.string())), {})
		.check(
			about(
				'Rules and groups of rules that are switched off in certain files, by path: the end of a path, or a pattern with * and **. Meant for cluster.nodes, where comments are not possible. For example {"**/old/cluster.nodes": ["nodes-blank-row"]}.',
				'按路径在某些文件中关闭的规则或规则组：写路径的结尾部分，或含 * 与 ** 的通配模式。用于不支持注释的 cluster.nodes。例如 {"**/old/cluster.nodes": ["nodes-blank-row"]}。',
			),
		),
	serverVersion: z
		._default(z.string().check(z.regex(new RegExp(`^$|${VERSION.source}`))), '')
		.check(
			about(
				'Version of the DolphinDB server: a line of releases such as 2.00 or 3.00, or an exact version such as 2.00.10.5. It decides which parameters exist and which rules apply. Empty if unknown.',
				'DolphinDB 服务器版本：版本系列（如 2.00、3.00）或精确版本（如 2.00.10.5）。决定有哪些配置项、适用哪些规则。未知时留空。',
			),
		),
	licence: z
		._default(licence, {})
		.check(
			about(
				'What the licence allows: edition (community or commercial), nodes (number of controllers, data and compute nodes), cores (per node), memory (per node, in GB). The community edition brings its own limits. For example {"edition": "commercial", "nodes": 10}.',
				'授权允许的范围：edition（版本，community 社区版或 commercial 商业版）、nodes（控制节点、数据节点与计算节点总数）、cores（单节点核数）、memory（单节点内存，GB）。社区版自带限制。例如 {"edition": "commercial", "nodes": 10}。',
			),
		),
	addressNotation: z
		._default(z.enum(['any', 'ip', 'name']), 'any')
		.check(
			about(
				'How hosts should be written in sites: any (no preference), ip (IP addresses) or name (host names).',
				'站点中主机的写法：any（不限）、ip（IP 地址）或 name（主机名）。',
				notations,
			),
		),
	started: z
		._default(z.boolean(), false)
		.check(
			about(
				'Whether the clusters have been started before: from then on the Raft group of an HA cluster manages its cluster.nodes and cluster.cfg.',
				'集群是否曾经启动过：启动过的高可用集群，其 cluster.nodes 与 cluster.cfg 由 Raft 组管理。',
			),
		),
	hosts: z
		._default(z.record(z.string(), z.union([z.string(), host])), {})
		.check(
			about(
				'Hosts by folder of the workspace: the address, or an object with address, packageFolder (package folder on the host) and memory (in GB). For example {"server-a": "10.0.0.80", "server-b": {"address": "10.0.0.81", "memory": 64}}.',
				'工作区文件夹对应的主机：主机地址，或包含 address（地址）、packageFolder（主机上的安装包目录）、memory（内存，GB）的对象。例如 {"server-a": "10.0.0.80", "server-b": {"address": "10.0.0.81", "memory": 64}}。',
			),
		),
	files: z
		._default(z.record(z.string(), kind), {})
		.check(
			about(
				'Kinds of files that have other names, by path as in #suppress#: nodes, controller, agent, cluster, single, or none for files that are not DolphinDB’s. For example {"conf/c1.cfg": "controller"}.',
				'名称不同的文件的类型，路径写法同 #suppress#：nodes、controller、agent、cluster、single；不属于 DolphinDB 的文件设为 none。例如 {"conf/c1.cfg": "controller"}。',
			),
		),
	language: z
		._default(z.enum(['auto', 'en', 'zh-cn']), 'auto')
		.check(
			about(
				'Language of messages: auto (as the editor), en or zh-cn.',
				'消息语言：auto（跟随编辑器）、en 或 zh-cn。',
				languages,
			),
		),
	inlayHints: z
		._default(hintKinds, { roles: true, defaults: true, effectiveValues: true, units: true })
		.check(
			about(
				'What is shown within the text of configuration files: roles (of nodes, behind their aliases), defaults (of important parameters that are not set), effectiveValues (with <ALIAS> filled in, and where another line holds) and units (of numbers). For example {"units": false}.',
				'在配置文件文本中内嵌显示的提示：roles（别名之后的节点角色）、defaults（未设置的重要配置项的默认值）、effectiveValues（替换 <ALIAS> 后的值，以及由其他行决定取值的节点）、units（数值的单位）。例如 {"units": false}。',
			),
		),
	codeLens: z
		._default(z.boolean(), true)
		.check(
			about(
				'Whether lines above the text tell the deployment mode of a cluster, what it survives, and where a node is named.',
				'是否在文本上方显示集群的部署模式、可承受的故障，以及节点在何处被提及。',
			),
		),
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
	inlayHints: { roles: true, defaults: true, effectiveValues: true, units: true },
	codeLens: true,
};
