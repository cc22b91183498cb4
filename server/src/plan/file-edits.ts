import type { CfgFile, Entry } from '../model/files/cfg-file.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import type { NodeRow, NodesFile } from '../model/files/nodes-file.ts';
import type { Site } from '../model/files/site.ts';
import type { AddedWorker } from './added-workers.ts';
import type { FileEdits, LineEdit } from './edit-lines.ts';
import { sortedBy } from './natural-order.ts';
import type { Placement } from './plan.ts';
import { withMode } from './processes.ts';
import { furtherColumns, NOTHING, workersEdits } from './worker-edits.ts';

/** Where all nodes shall be found, and which ones files have to learn about. */
export interface WantedSites {
	readonly placementOf: ReadonlyMap<string, Placement>;
	/** The nodes that cluster.nodes shall name. */
	readonly rows: readonly Placement[];
	readonly addedControllers: readonly Placement[];
	/** The data and compute nodes that rows and lines of cluster.cfg are made for. */
	readonly addedWorkers: readonly AddedWorker[];
	/** The aliases of nodes that leave the cluster. */
	readonly removed: ReadonlySet<string>;
}

/** What decides how a file is edited. */
export interface EditContext {
	readonly sites: WantedSites;
	/** The node whose own file it was, and the one whose own file it shall be. */
	readonly replaces: { readonly from: string; readonly to: string } | undefined;
	/** Parameters to set. */
	readonly set: Readonly<Record<string, string>>;
}

/** The edits that bring a file to the wanted layout; every edit touches exactly the token that differs. */
export function fileEdits(file: ConfigFile, context: EditContext): FileEdits {
	return file.kind === 'nodes' ? nodesEdits(file, context.sites) : cfgEdits(file, context);
}

/** Rows of nodes that leave go, and so do those of agents that are registered no longer. */
function nodesEdits(file: NodesFile, { placementOf, rows, removed, addedWorkers }: WantedSites): FileEdits {
	const known = new Set(file.rows.map(({ alias }) => alias));
	const listed = new Set(rows.map(({ alias }) => alias));
	const isGone = ({ alias }: NodeRow) => removed.has(alias) || (placementOf.has(alias) && !listed.has(alias));
	const workers = new Map(addedWorkers.map((worker) => [worker.node.alias, worker]));
	const rowOf = (one: Placement) => [
		siteOf(one),
		one.mode,
		...furtherColumns(file, workers.get(one.alias), placementOf),
	];
	return {
		edits: file.rows.flatMap(({ site }) => siteEdits(site, placementOf.get(site.alias))),
		last: rows.filter(({ alias }) => !known.has(alias)).map((one) => rowOf(one).join(',')),
		gone: new Set(file.rows.filter(isGone).map(({ line }) => line)),
	};
}

function cfgEdits(file: CfgFile, context: EditContext): FileEdits {
	const { sites, replaces, set } = context;
	const wanted = (site: Site) => sites.placementOf.get(site.alias === replaces?.from ? replaces.to : site.alias);
	const named = [file.localSite?.site, file.controllerSite?.site, ...(file.sites?.elements ?? [])];
	const asked = sortedBy(Object.entries(set), ([name]) => name);
	const values = asked.map(([name, value]) => ({ name, value, entry: file.common.get(name) }));
	const workers = file.kind === 'cluster' ? workersEdits(file, sites.addedWorkers) : NOTHING;
	const hasMode = file.kind !== 'controller' || file.common.has('mode');
	return {
		first: hasMode ? [] : ['mode=controller'],
		edits: [
			...named.flatMap((site) => (site ? siteEdits(site, wanted(site)) : [])),
			...addedElements(file, sites.addedControllers),
			...removedElements(file, sites.removed),
			...repointed(file, context),
			...values.flatMap(({ value, entry }) => (entry ? [valueEdit(entry, value)] : [])),
			...workers.edits,
		],
		between: workers.between,
		last: [...values.filter(({ entry }) => !entry).map(({ name, value }) => `${name}=${value}`), ...workers.last],
		gone: new Set(file.entries.filter(({ qualifier = '' }) => sites.removed.has(qualifier)).map(({ line }) => line)),
	};
}

/** Takes the nodes that leave out of `sites` of an agent, each with the comma before it; the first, with the one behind. */
function removedElements({ sites }: CfgFile, removed: ReadonlySet<string>): LineEdit[] {
	const elements = sites?.elements ?? [];
	const first = elements.findIndex(({ alias }) => !removed.has(alias));
	return elements.flatMap(({ alias, line, syntax }, at): LineEdit[] => {
		if (!removed.has(alias)) return [];
		const [before, next] = [elements[at - 1], elements[at + 1]];
		const { start, end } = syntax.whole;
		if (at < first && next?.line === line) return [{ line, at: { start, end: next.syntax.whole.start }, text: '' }];
		return [{ line, at: { start: before?.line === line ? before.syntax.whole.end : start, end }, text: '' }];
	});
}

/** An agent that asks a controller which leaves asks another one: that of its host, else the first. */
function repointed({ controllerSite, localSite }: CfgFile, { sites, replaces }: EditContext): LineEdit[] {
	const { placementOf, removed, rows } = sites;
	if (!controllerSite || !removed.has(controllerSite.site.alias)) return [];
	const host = placementOf.get(replaces?.to ?? localSite?.site.alias ?? '')?.host;
	const controllers = withMode(rows, 'controller');
	const next = controllers.find((one) => one.host === host) ?? controllers[0];
	if (!next) return [];
	return [{ line: controllerSite.site.line, at: controllerSite.site.syntax.whole, text: siteOf(next) }];
}

/** Adds the controllers that `sites` of an agent does not name yet. */
function addedElements(file: CfgFile, controllers: readonly Placement[]): LineEdit[] {
	const { sites } = file;
	if (!sites) return [];
	const known = new Set(sites.elements.map(({ alias }) => alias));
	const last = sites.elements.at(-1);
	if (!last) return [];
	const { end } = last.syntax.whole;
	return controllers
		.filter(({ alias }) => !known.has(alias))
		.map((one) => ({ line: last.line, at: { start: end, end }, text: `,${siteOf(one)}:controller` }));
}

function valueEdit({ line, syntax }: Entry, text: string): LineEdit {
	return { line, at: syntax.value, text };
}

function siteEdits({ line, syntax, host, port, alias }: Site, wanted: Placement | undefined): LineEdit[] {
	if (!wanted) return [];
	return [
		...(host === wanted.host ? [] : [{ line, at: syntax.host, text: wanted.host }]),
		...(Number(port) === wanted.port || !syntax.port ? [] : [{ line, at: syntax.port, text: String(wanted.port) }]),
		...(alias === wanted.alias || !syntax.alias ? [] : [{ line, at: syntax.alias, text: wanted.alias }]),
	];
}

function siteOf({ host, port, alias }: Placement): string {
	return `${host}:${port}:${alias}`;
}
