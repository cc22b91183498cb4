import { effectiveValue } from '../../model/effective.ts';
import type { Placement, PlanProblem } from '../plan.ts';
import { targetProblem } from '../problem.ts';
import type { Source } from '../source.ts';
import type { Target, TargetNode } from '../target-layout.ts';
import { packageRunning, templateOf } from '../wanted.ts';

/** What the target says about nodes and cannot mean. */
export function nodeProblems(source: Source, target: Target): PlanProblem[] {
	return Object.entries(target.nodes).flatMap(([alias, node]) => {
		const today = source.placementOf.get(alias);
		if (node === null) return target.kind === 'deploy' ? [leftOut(alias)] : [];
		if (today) return [...knownNode(source, target, today, node), ...ownNames(alias, node)];
		if (node.mode === undefined || target.kind === 'deploy') return [unknownAlias(alias, source)];
		return [...addedNode(source, alias, node), ...ownNames(alias, node)];
	});
}

function leftOut(alias: string): PlanProblem {
	return targetProblem(
		`nodes.${alias}`,
		{
			en: 'nodes.{alias} is null, but a deployment has no node to remove. Take the row out of the files that are deployed.',
			zh: 'nodes.{alias} 为 null，但部署时没有可移除的节点。请在要部署的文件中删除该行。',
		},
		{ alias },
	);
}

function unknownAlias(alias: string, source: Source): PlanProblem {
	return targetProblem(
		`nodes.${alias}`,
		{
			en: 'The cluster has no node {alias}; it has {known}. Correct the alias, or give a mode to add the node.',
			zh: '集群中没有节点 {alias}，现有 {known}。请更正别名；如需新增节点，请填写 mode。',
		},
		{ alias, known: source.placements.map((one) => one.alias).join(', ') },
	);
}

type NamedNode = Pick<Placement, 'alias' | 'mode'>;

/** Columns of cluster.nodes that only some clusters have. */
const COLUMNS = ['computeGroup', 'zone'] as const;

/** Roles stay, and settings change only in files that are not in use yet. */
function knownNode(source: Source, target: Target, today: Placement, node: TargetNode): PlanProblem[] {
	const { alias } = today;
	const differs = (field: string, now: string | number, wanted: string | number | undefined) =>
		wanted === undefined || wanted === now
			? []
			: [
					targetProblem(
						`nodes.${alias}.${field}`,
						{
							en: 'nodes.{alias}.{field} is {wanted}, but {alias} has {now}. A plan moves nodes to other hosts; changing the {field} is not supported. Leave it out.',
							zh: 'nodes.{alias}.{field} 为 {wanted}，而 {alias} 当前为 {now}。计划只改变节点所在主机，暂不支持修改 {field}，请删除该字段。',
						},
						{ alias, field, now, wanted },
					),
				];
	return [
		...differs('mode', today.mode, node.mode),
		...COLUMNS.flatMap((name) => differs(name, source.cluster.rowsByAlias.get(alias)?.[name] ?? '', node[name])),
		...(target.kind === 'migrate' ? [] : differs('package', packageRunning(source, alias)?.name ?? '', node.package)),
		...(target.kind === 'migrate' ? packageOfWorker(today, node) : []),
		...(node.registered ? [] : unregistered(today)),
		...(target.kind === 'migrate' ? changedValues(source, alias, node) : []),
	];
}

/** Data and compute nodes run from the package of the agent of their host. */
function packageOfWorker({ alias, mode }: NamedNode, node: TargetNode): PlanProblem[] {
	if (node.package === undefined || mode === 'controller' || mode === 'agent') return [];
	return [
		targetProblem(
			`nodes.${alias}.package`,
			{
				en: 'nodes.{alias}.package: {alias} runs from the package of the agent of its host. Leave it out, or give the agent another package.',
				zh: 'nodes.{alias}.package：{alias} 使用所在主机代理节点的安装目录。请删除该字段，或修改代理节点的安装目录。',
			},
			{ alias },
		),
	];
}

/** Only agents may have files without a row. */
function unregistered({ alias, mode }: NamedNode): PlanProblem[] {
	if (mode === 'agent') return [];
	return [
		targetProblem(
			`nodes.${alias}.registered`,
			{
				en: 'nodes.{alias}.registered is for agents. To remove {alias} from the cluster, write "{alias}": null.',
				zh: 'nodes.{alias}.registered 仅用于代理节点。要将 {alias} 移出集群，请填写 "{alias}": null。',
			},
			{ alias },
		),
	];
}

/** A target that was carried out still says what it set; anything else would be a change of settings in a move. */
function changedValues(source: Source, alias: string, node: TargetNode): PlanProblem[] {
	return Object.entries(node.set ?? {})
		.filter(([name, value]) => effectiveValue(source.cluster, alias, name)?.value !== value)
		.map(([name]) =>
			targetProblem(
				`nodes.${alias}.set.${name}`,
				{
					en: 'nodes.{alias}.set.{name}: settings of a node that is there already are not changed by a plan. Take it out and change the file before or after.',
					zh: 'nodes.{alias}.set.{name}：计划不修改现有节点的参数。请删除该项，在迁移之前或之后单独修改文件。',
				},
				{ alias, name },
			),
		);
}

function addedNode(source: Source, alias: string, node: TargetNode): PlanProblem[] {
	const { mode = 'controller' } = node;
	const isRunner = mode === 'controller' || mode === 'agent';
	const needed = isRunner ? (['host', 'port', 'package'] as const) : (['host', 'port'] as const);
	return [
		...needed
			.filter((field) => node[field] === undefined)
			.map((field) => missingField(alias, field, ['mode', ...needed])),
		...packageOfWorker({ alias, mode }, node),
		...(node.registered ? [] : unregistered({ alias, mode })),
		...wrongTemplate(source, alias, node),
		...wrongColumns(source, alias, node),
	];
}

function missingField(alias: string, field: string, needed: readonly string[]): PlanProblem {
	return targetProblem(
		`nodes.${alias}.${field}`,
		{
			en: 'nodes.{alias}.{field} is missing: a node that is added needs {needed}.',
			zh: '缺少 nodes.{alias}.{field}：新增节点需要 {needed}。',
		},
		{ alias, field, needed: needed.join(', ') },
	);
}

/** Groups are for compute nodes, zones for what an agent starts; and cluster.nodes has to have the column. */
function wrongColumns(source: Source, alias: string, node: TargetNode): PlanProblem[] {
	const columns = source.cluster.agreedNodes?.columns ?? [];
	const roles = { computeGroup: ['computenode'], zone: ['datanode', 'computenode'] };
	return COLUMNS.filter((name) => node[name] !== undefined).flatMap((name) => {
		const values = { alias, name, mode: node.mode ?? '' };
		if (!roles[name].includes(node.mode ?? '')) {
			const text = {
				en: 'nodes.{alias}.{name}: a {mode} has none. Leave it out.',
				zh: 'nodes.{alias}.{name}：{mode} 没有该项，请删除。',
			};
			return [targetProblem(`nodes.${alias}.${name}`, text, values)];
		}
		if (columns.includes(name)) return [];
		const text = {
			en: 'nodes.{alias}.{name}: cluster.nodes has no column {name}. Add the column to the files of all hosts first, or leave it out.',
			zh: 'nodes.{alias}.{name}：cluster.nodes 没有 {name} 列。请先在所有主机的文件中添加该列，或删除此项。',
		};
		return [targetProblem(`nodes.${alias}.${name}`, text, values)];
	});
}

function wrongTemplate(source: Source, alias: string, node: TargetNode): PlanProblem[] {
	const template = node.mode && templateOf(source, node.mode, node);
	const isFirst = template === undefined && node.like === undefined; // a worker needs no file of its own
	if (template?.mode === node.mode || (isFirst && node.mode !== 'controller' && node.mode !== 'agent')) return [];
	const values = { alias, mode: node.mode ?? '', like: node.like ?? '' };
	return [
		node.like === undefined
			? targetProblem(
					`nodes.${alias}`,
					{
						en: 'nodes.{alias}: there is no {mode} yet whose files could serve as a template.',
						zh: 'nodes.{alias}：尚无 {mode} 的文件可作为模板。',
					},
					values,
				)
			: targetProblem(
					`nodes.${alias}.like`,
					{
						en: 'nodes.{alias}.like is {like}, which is not a {mode} of the cluster.',
						zh: 'nodes.{alias}.like 为 {like}，它不是集群中的 {mode}。',
					},
					values,
				),
	];
}

const OWN_NAMES = ['mode', 'localSite', 'controllerSite', 'sites'];

function ownNames(alias: string, node: TargetNode): PlanProblem[] {
	return Object.keys(node.set ?? {})
		.filter((name) => OWN_NAMES.includes(name))
		.map((name) =>
			targetProblem(
				`nodes.${alias}.set.${name}`,
				{
					en: 'nodes.{alias}.set.{name}: the planner itself writes {name}. Take it out.',
					zh: 'nodes.{alias}.set.{name}：{name} 由计划自动写入，请删除该项。',
				},
				{ alias, name },
			),
		);
}
