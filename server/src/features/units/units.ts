import { unique } from '../../base/collections.ts';
import type { Template } from '../../base/message.ts';
import { hostFolder, placesOf } from '../../drift/places.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Package } from '../../model/package.ts';
import { type Process, processesOf } from '../../model/processes.ts';
import { startingFolders } from '../../plan/folders.ts';
import type { PlanProblem } from '../../plan/plan.ts';
import { generalProblem } from '../../plan/problem.ts';
import { defaultTarget, type Target } from '../../plan/target-layout.ts';
import { packagePath } from '../../plan/wanted.ts';
import type { RenderedFile } from '../../render/renderer.ts';
import { type UnitProcess, unit } from '../../render/systemd/unit.ts';
import { fitsProgram, fitsUnit } from '../../render/systemd/unit-quote.ts';
import { lostPackages } from '../drift/fetch-files.ts';

/** The units of a cluster, in a folder for each host, with what is left out; or why there are none. */
export type Units =
	| { readonly files: readonly RenderedFile[]; readonly warnings: readonly PlanProblem[] }
	| { readonly problems: readonly PlanProblem[] };

/** Makes a unit for every controller, agent and standalone server whose host is known. */
export function unitsOf(cluster: Cluster, target: Target | undefined, user: string): Units {
	if (!/^[A-Za-z_][\w.-]*\$?$/.test(user)) return { problems: [generalProblem(NO_USER, { user })] };
	const lost = lostPackages(cluster);
	const all = startedIn(cluster, target, user);
	if (all.length === 0) return { problems: lost.length > 0 ? lost : [generalProblem(NOBODY)] };
	const bad = all.filter(
		(one) => !fitsProgram(one.package) || ![one.alias, ...one.folders].every((text) => fitsUnit(text)),
	);
	if (bad.length > 0) return { problems: bad.map(({ alias }) => generalProblem(NO_FIT, { alias })) };
	const guessed = all.filter(({ isGuess }) => isGuess);
	if (guessed.length > 0)
		return { problems: guessed.map(({ alias, host }) => generalProblem(SOMEWHERE, { alias, host })) };
	const files = all.map((one) => {
		const file = unit(one);
		return { ...file, path: `${hostFolder(one.host)}/${file.path}` };
	});
	return { files, warnings: lost };
}

interface Started extends UnitProcess {
	readonly host: string;
	/** Nothing says where its package lies: files of several packages share a folder here. */
	readonly isGuess: boolean;
}

/** The processes that a host starts, each from the package that has its file. */
function startedIn(cluster: Cluster, target: Target | undefined, user: string): Started[] {
	const places = new Map(placesOf(cluster, target).flatMap((place) => (place.file ? [[place.file.id, place]] : [])));
	const found = processesOf(cluster).flatMap((process): Omit<Started, 'after'>[] => {
		const place = process.file === undefined ? undefined : places.get(process.file);
		const { role } = process;
		if (!place || !isStarted(cluster, process)) return [];
		if (role !== 'controller' && role !== 'agent' && role !== 'single') return [];
		const { alias } = process.site;
		const folders = unique([place.package, ...dataFolders(cluster, process, place.package)]);
		const isGuess =
			role !== 'single' &&
			isShared(process.package) &&
			place.package === packagePath(defaultTarget, place.name, place.host);
		return [{ alias, role, package: place.package, folders, user, host: place.host, isGuess }];
	});
	return found.map((one) => ({ ...one, after: one.role === 'agent' ? controllersOn(found, one.host) : [] }));
}

const isShared = (pkg: Package | undefined) => pkg?.id.includes('#') === true;

/** A file for later, of an agent that cluster.nodes does not name, starts nothing. */
function isStarted({ agreedNodes }: Cluster, { hasRow, role }: Process): boolean {
	return hasRow || role !== 'agent' || !agreedNodes;
}

function controllersOn(all: readonly Omit<Started, 'after'>[], host: string): string[] {
	return all.filter((one) => one.role === 'controller' && one.host === host).map(({ alias }) => alias);
}

/** The folders that files name for a process; for an agent those of the nodes that it starts. */
function dataFolders(cluster: Cluster, process: Process, folder: string): string[] {
	const nodes =
		process.role === 'agent'
			? processesOf(cluster).filter((one) => one.package === process.package && isWorker(one))
			: [process];
	return nodes.flatMap(({ site: { alias, host, port }, role, hasRow }) => {
		if (role === undefined) return [];
		const node = { alias, mode: role, host, port: Number(port), package: folder, registered: hasRow };
		return startingFolders(cluster, node).map(({ path }) => path);
	});
}

const isWorker = ({ role }: Process) => role === 'datanode' || role === 'computenode';

const NO_USER: Template = {
	en: '{user} is no name of a user.',
	zh: '{user} 不是用户名。',
};
const NOBODY: Template = {
	en: 'There is no controller, no agent and no standalone server whose file is here.',
	zh: '此处没有控制节点、代理节点或单机服务器的配置文件。',
};
const SOMEWHERE: Template = {
	en: 'The file of {alias} lies together with those of others, so nothing says where its package lies on {host}. Say it in a target file ("packages").',
	zh: '{alias} 的配置文件与其他节点的放在一起，无法得知其软件包在 {host} 上的位置。请在目标文件（"packages"）中说明。',
};
const NO_FIT: Template = {
	en: 'The alias or a folder of {alias} has letters that a unit cannot hold.',
	zh: '{alias} 的别名或目录含有 unit 文件不能包含的字符。',
};
