import type { CfgFile, Entry } from '../model/files/cfg-file.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import type { NodesFile } from '../model/files/nodes-file.ts';
import type { Site } from '../model/files/site.ts';
import type { FileEdits, LineEdit } from './edit-lines.ts';
import type { Placement } from './plan.ts';

/** Where all nodes shall be found, and which ones files have to learn about. */
export interface WantedSites {
	readonly placementOf: ReadonlyMap<string, Placement>;
	/** The nodes that cluster.nodes shall name. */
	readonly rows: readonly Placement[];
	readonly addedControllers: readonly Placement[];
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

function nodesEdits(file: NodesFile, { placementOf, rows }: WantedSites): FileEdits {
	const known = new Set(file.rows.map(({ alias }) => alias));
	const rest = ','.repeat(Math.max(0, file.columns.length - 2));
	return {
		edits: file.rows.flatMap(({ site }) => siteEdits(site, placementOf.get(site.alias))),
		last: rows.filter(({ alias }) => !known.has(alias)).map((one) => `${siteOf(one)},${one.mode}${rest}`),
	};
}

function cfgEdits(file: CfgFile, context: EditContext): FileEdits {
	const { sites, replaces, set } = context;
	const wanted = (site: Site) => sites.placementOf.get(site.alias === replaces?.from ? replaces.to : site.alias);
	const named = [file.localSite?.site, file.controllerSite?.site, ...(file.sites?.elements ?? [])];
	const values = Object.entries(set).map(([name, value]) => ({ name, value, entry: file.common.get(name) }));
	const hasMode = file.kind !== 'controller' || file.common.has('mode');
	return {
		first: hasMode ? [] : ['mode=controller'],
		edits: [
			...named.flatMap((site) => (site ? siteEdits(site, wanted(site)) : [])),
			...addedElements(file, sites.addedControllers),
			...values.flatMap(({ value, entry }) => (entry ? [valueEdit(entry, value)] : [])),
		],
		last: values.filter(({ entry }) => !entry).map(({ name, value }) => `${name}=${value}`),
	};
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
