import { firstBy } from '../base/collections.ts';
import { remembering } from '../base/remember.ts';
import type { FileId } from '../base/span.ts';
import type { Mode } from '../catalog/roles.ts';
import type { Cluster } from './cluster.ts';
import type { CfgFile } from './files/cfg-file.ts';
import type { Site } from './files/site.ts';
import type { Package } from './package.ts';

/** A process of a cluster, from wherever it is known. */
export interface Process {
	readonly site: Site;
	/** The role where it is known. */
	readonly role: Mode | undefined;
	/** The role as written. */
	readonly roleText: string;
	/** The file that this process alone has: controller.cfg, agent.cfg or dolphindb.cfg. */
	readonly file: FileId | undefined;
	/** The package that it runs from: its own for controllers and agents, that of its host’s agent for the others. */
	readonly package: Package | undefined;
	/** Whether cluster.nodes has a row for it. */
	readonly hasRow: boolean;
}

/** The processes with an alias: rows of cluster.nodes, then those that have a file of their own and no row. */
export const processesOf: (cluster: Cluster) => readonly Process[] = remembering(findProcesses);

type Own = Omit<Process, 'roleText' | 'hasRow'>;

function findProcesses({ rows, rowsByAlias, packages, controllers }: Cluster): readonly Process[] {
	const own = packages.flatMap((pkg): Own[] => [
		...processIn(pkg, pkg.controller, 'controller'),
		...processIn(pkg, pkg.agent, 'agent'),
		...processIn(pkg, pkg.single, 'single'),
	]);
	const named = controllers.map((one): Own => {
		return { site: one.site, role: 'controller', file: one.file?.id, package: one.package };
	});
	const byAlias = new Map([...own, ...named].map((one) => [one.site.alias, one]));
	const agents = firstBy(
		rows.filter(({ mode }) => mode === 'agent'),
		({ host }) => host,
	);
	const listed = rows.map(({ site, alias, host, mode, modeText }): Process => {
		const mine = byAlias.get(alias);
		const home = mine?.package ?? byAlias.get(agents.get(host)?.alias ?? '')?.package;
		return { site, role: mode, roleText: modeText, file: mine?.file, package: home, hasRow: true };
	});
	const others = [...byAlias.values()].filter(({ site }) => !rowsByAlias.has(site.alias));
	return [...listed, ...others.map((one) => ({ ...one, roleText: one.role ?? '', hasRow: false }))].filter(
		({ site }) => site.alias !== '',
	);
}

function processIn(pkg: Package, file: CfgFile | undefined, role: Mode): Own[] {
	return file?.localSite ? [{ site: file.localSite.site, role, file: file.id, package: pkg }] : [];
}
