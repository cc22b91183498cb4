import { groupBy, unique } from '../../base/collections.ts';
import { packageNames } from '../package-names.ts';
import { overlaps } from '../path-relations.ts';
import type { PlanProblem } from '../plan.ts';
import { targetProblem } from '../problem.ts';
import type { Source } from '../source.ts';
import type { Target } from '../target-layout.ts';
import { ABSOLUTE_PATH } from '../target-patterns.ts';
import { packageRunning, type Wanted } from '../wanted.ts';

/** Packages of today whose place is unclear or shared. */
export function sourcePackageProblems(source: Source, target: Target): PlanProblem[] {
	return [...unclearPaths(source), ...unknownNames(source, target), ...sharedToday(source, target)];
}

/** Packages of the new layout that would lie in one another. */
export function wantedPackageProblems(source: Source, target: Target, wanted: Wanted): PlanProblem[] {
	return [
		...mixed(source, target, wanted),
		...overlapping(wanted.packages.map(({ name, host, path }) => ({ name, host, path }))),
	];
}

/** Where one folder serves many hosts, nothing tells which folders the servers have. */
function unclearPaths(source: Source): PlanProblem[] {
	return source.packages
		.filter(({ path }) => !ABSOLUTE_PATH.test(path) || path.endsWith('.cfg'))
		.map(({ name, path }) =>
			targetProblem(
				`packages.${name}`,
				{
					en: 'It is not known in which folder of the server the files of {name} lie ({path} does not look right). Add it to packages.',
					zh: '无法确定 {name} 的文件位于服务器的哪个目录（{path} 不合理），请在 packages 中指定。',
				},
				{ name, path },
			),
		);
}

function unknownNames(source: Source, target: Target): PlanProblem[] {
	if (isCarriedOut(source, target)) return [];
	const isKnown = packageNames(source, target);
	return Object.keys(target.packages)
		.filter((key) => !isKnown(key))
		.map((name) => ({
			...targetProblem(
				`packages.${name}`,
				{
					en: 'packages names {name}, but there is no such package; there are {known}.',
					zh: 'packages 中的 {name} 不存在，现有 {known}。',
				},
				{ name, known: unique(source.packages.map((pkg) => pkg.name)).join(', ') },
			),
			isName: true,
		}));
}

/** Of a target that was carried out, packages may be gone: those that removed nodes had, and those under old names. */
function isCarriedOut(source: Source, { nodes }: Target): boolean {
	return Object.entries(nodes).some(([alias, node]) =>
		node === null
			? !source.placementOf.has(alias)
			: node.package !== undefined && node.package === packageRunning(source, alias)?.name,
	);
}

function sharedToday(source: Source, target: Target): PlanProblem[] {
	return target.kind === 'migrate' ? overlapping(source.packages) : [];
}

interface Place {
	readonly name: string;
	readonly host: string;
	readonly path: string;
}

function overlapping(places: readonly Place[]): PlanProblem[] {
	return [...groupBy(places, ({ host }) => host).values()].flatMap((group) =>
		group.flatMap((one, at) =>
			group
				.slice(at + 1)
				.filter((other) => overlaps(one.path, other.path))
				.map((other) =>
					targetProblem(
						`packages.${other.name}`,
						{
							en: 'On {host}, {other} ({otherPath}) and {one} ({path}) would lie in one another. Give one of them another path in packages.',
							zh: '在 {host} 上，{other}（{otherPath}）与 {one}（{path}）的目录重叠，请在 packages 中修改其一。',
						},
						{ host: one.host, one: one.name, path: one.path, other: other.name, otherPath: other.path },
					),
				),
		),
	);
}

/** A package on a host runs one controller and one agent, and those come from one package. */
function mixed(source: Source, target: Target, wanted: Wanted): PlanProblem[] {
	const processes = wanted.placements.filter(({ mode }) => mode === 'controller' || mode === 'agent');
	const processesOn = groupBy(processes, ({ host }) => host);
	const packagesOn = groupBy(target.kind === 'migrate' ? source.packages : [], ({ host }) => host);
	return wanted.packages.flatMap(({ name, host, path }) => {
		const runners = (processesOn.get(host) ?? []).filter((one) => one.package === path);
		const here = (packagesOn.get(host) ?? []).filter((pkg) => pkg.path === path);
		const origins = unique([...runners.flatMap(({ alias }) => packageRunning(source, alias) ?? []), ...here]);
		const twice = ['controller', 'agent'].some((mode) => runners.filter((one) => one.mode === mode).length > 1);
		if (origins.length < 2 && !twice) return [];
		return [
			targetProblem(
				`packages.${name}`,
				{
					en: '{aliases} would run from one package {name} on {host}, which belongs to others. A package runs one controller and one agent: rename the folder of one package in the workspace and on its server, or choose another host.',
					zh: '{aliases} 会使用 {host} 上属于其他节点的安装目录 {name}。一个安装目录只能运行一个控制节点和一个代理节点：请在工作区和服务器上重命名其中一个目录，或选择其他主机。',
				},
				{ aliases: runners.map(({ alias }) => alias).join(', '), name, host },
			),
		];
	});
}
