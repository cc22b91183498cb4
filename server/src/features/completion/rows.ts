import { groupBy, unique, uniqueBy } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import { remembering } from '../../base/remember.ts';
import { type Mode, modeFacts, nodesFileModes } from '../../catalog/roles.ts';
import { isWorker, type NodesFile } from '../../model/files/nodes-file.ts';
import { isComplete, siteText } from '../../model/files/site.ts';
import type { Token } from '../../syntax/lines.ts';
import { freeAliasFor, freePortFor } from './free.ts';
import type { RowPlace } from './place.ts';
import { type Proposal, part, slotAround } from './proposal.ts';
import { hostsFor, newModes, rowHosts } from './row-hosts.ts';
import type { SiteChoice } from './site-choices.ts';
import { sitePartProposals } from './site-parts.ts';
import { escaped, placeholder } from './snippet.ts';

/** Proposes whole rows, and the parts of a site; only the parts where further columns stand there already. */
export function rowProposals(place: RowPlace): Proposal[] {
	const [site] = place.fields as [Token];
	const written = nodesFileModes.filter((mode) => mode === place.fields[1]?.text);
	const missing = missingRows(place);
	const choices = missing.filter(({ mode }) => written.length === 0 || written.includes(mode as Mode));
	const wanted = {
		choices: choices.map(({ mode, ...choice }) => choice),
		modes: written.length > 0 ? written : newModes(place.cluster),
		hosts: rowHosts(place).map(({ host }) => host),
	};
	const parts = sitePartProposals(place, site, wanted);
	if (place.fields.length > 1) return parts;
	// Whole rows already begin with the whole sites.
	return [...wholeRows(place, site, missing), ...parts.filter(({ isWhole }) => !isWhole)];
}

/** Processes that other files of the cluster name and this one does not list. */
function missingRows({ cluster, file, line }: RowPlace): SiteChoice[] {
	const listed = new Set(file.rows.filter((row) => row.line !== line).map(({ alias }) => alias));
	const found = cluster.mentions.filter(({ site, role, place }) => {
		const isOther = place !== 'row' || site.file !== file.id;
		return isOther && isComplete(site) && !listed.has(site.alias) && nodesFileModes.some((mode) => mode === role);
	});
	// An ordinary cluster does not list its controller.
	const wanted = found.filter(({ role, place }) => place === 'row' || role !== 'controller' || cluster.isHa);
	return uniqueBy(wanted, ({ site }) => site.alias).map(({ site: { host, port, alias }, role }) => ({
		host,
		port,
		alias,
		mode: role,
		detail: say({ en: 'named elsewhere, not listed here', zh: '其他文件中已有，此处未列出' }),
		rank: 0,
	}));
}

function wholeRows(place: RowPlace, site: Token, missing: readonly SiteChoice[]): Proposal[] {
	const range = part(place.line, slotAround(site, place.character));
	const make = (text: string, host: string, mode: Mode, detail: Message, rank: number): Proposal => ({
		kind: 'row',
		label: `${text},${mode}`,
		...withColumns(`${text},${mode}`, place, host, mode),
		range,
		isWhole: true,
		detail,
		rank,
	});
	const named = missing.map((one) => make(siteText(one), one.host, one.mode as Mode, one.detail, 0)); // rows have modes
	const hosts = rowHosts(place);
	const added = newModes(place.cluster).flatMap((mode) => {
		const alias = freeAliasFor(place.cluster, mode);
		const detail = say({ en: 'new {mode}', zh: '新增{mode}' }, { mode: say(modeFacts(mode).name) });
		return hostsFor(mode, hosts).flatMap((host) => {
			const port = freePortFor(place.cluster, host, mode);
			const rank = mode === 'datanode' ? 1 : 2;
			return port === undefined ? [] : [make(`${host}:${port}:${alias}`, host, mode, detail, rank)];
		});
	});
	return [...named, ...added];
}

/** A row with the further columns of its file: a worker is in a zone where the others are. */
function withColumns(row: string, place: RowPlace, host: string, mode: Mode): Pick<Proposal, 'text' | 'isSnippet'> {
	const { file } = place;
	const further = file.columns.slice(2);
	const zones = isWorker({ mode }) && further.includes('zone') ? zonesFor(file, host) : [];
	if (zones.length < 2)
		return { text: [row, ...further.map((name) => (name === 'zone' ? (zones[0] ?? '') : ''))].join(',') };
	const fields = further.map((name) => (name === 'zone' ? placeholder(1, zones) : ''));
	return { text: [escaped(row), ...fields].join(','), isSnippet: true };
}

/** The zone that the nodes of a host are in, or else all that there are. */
function zonesFor(file: NodesFile, host: string): readonly string[] {
	const zones = zonesByHost(file);
	return zones.get(host) ?? zones.get('') ?? [];
}

const zonesByHost = remembering(({ rows }: NodesFile): ReadonlyMap<string, readonly string[]> => {
	const inZone = rows.filter(({ zone }) => zone !== '');
	const byHost = [...groupBy(inZone, ({ host }) => host)].map(
		([host, those]) => [host, unique(those.map(({ zone }) => zone))] as const,
	);
	return new Map([...byHost, ['', unique(inZone.map(({ zone }) => zone))]]);
});
