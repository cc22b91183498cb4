import { unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { remembering } from '../../base/remember.ts';
import { nodesFileModes } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { type NodeRow, rowsOn, rowText } from '../../model/files/nodes-file.ts';
import { plainAlias, readSite, type Site, sitePartAt } from '../../model/files/site.ts';
import { type Token, tokenBetween } from '../../syntax/lines.ts';
import { parseSite } from '../../syntax/site.ts';
import type { LineRange } from '../../syntax/tree.ts';
import { replaceAt } from '../edits.ts';
import { FULL_WIDTH } from '../full-width.ts';
import { byLines, type LineFacts } from '../line-rules.ts';
import { ALL_KINDS, type FileRule, type Finding, type Fix } from '../rule.ts';

/** A site as a file has it, with what it should look like there. */
export interface WrittenSite {
	readonly site: Site;
	readonly form: 'host:port:alias' | 'host:port:alias:mode';
	readonly file: ConfigFile;
	/** The row of cluster.nodes that it begins. */
	readonly row: NodeRow | undefined;
	/** `,agent` and the like behind the alias, which belongs to cluster.nodes. */
	readonly suffix: Token | undefined;
}

/**
 * The sites that a file has where sites belong, on some of its lines. Left out are the empty elements of `sites`, and
 * what has characters that only look like separators: of both, other rules say all there is to say.
 */
function sitesOn(file: ConfigFile, lines: LineRange): readonly WrittenSite[] {
	if (file.kind !== 'nodes')
		return cfgSites(file).filter(({ site: { line } }) => line >= lines.from && line < lines.to);
	return rowsOn(file, lines)
		.map((row) => written(file, row.site, row))
		.filter(({ row }) => row && !FULL_WIDTH.test(rowText(row))); // on one line there may be thousands of rows
}

/** Several rules look at each of them. */
const cfgSites = remembering((file: CfgFile): readonly WrittenSite[] => {
	if (file.kind === 'cluster') return [];
	const single = [file.localSite, file.controllerSite].flatMap((value) =>
		value ? [singleSite(file, value.entry)] : [],
	);
	const elements = file.sites?.elements.filter(({ text }) => text !== '') ?? [];
	const sites = [
		...single.filter(({ site }) => site.text !== ''),
		...elements.map((site) => ({ ...written(file, site), form: 'host:port:alias:mode' as const })),
	];
	return sites.filter(({ site }) => !FULL_WIDTH.test(site.text));
});

const SUFFIX = new RegExp(`^([^,]*[^,\\s])(\\s*,\\s*(?:${nodesFileModes.join('|')}))$`);

/** A parameter with one site, without the comment or the mode behind it. */
function singleSite(file: CfgFile, { line, syntax: { text, value } }: Entry): WrittenSite {
	const comment = value.text.search(/\s\/\//); // cfg-slash-comment reports that
	const end = comment < 0 ? value.end : value.start + comment;
	const suffix = SUFFIX.exec(text.slice(value.start, end))?.[2];
	const from = end - (suffix?.length ?? 0);
	const site = readSite(file.id, line, parseSite(text, tokenBetween(text, value.start, from)));
	return { ...written(file, site), suffix: suffix === undefined ? undefined : { text: suffix, start: from, end } };
}

function written(file: ConfigFile, site: Site, row?: NodeRow): WrittenSite {
	return { site, form: 'host:port:alias', file, row, suffix: undefined };
}

/** Whether a site is an IPv6 address with port and alias behind it. */
export function isIpv6({ site }: WrittenSite): boolean {
	return site.text.startsWith('[') || (/^([0-9a-f]{0,4}:){3}/i.test(site.text) && site.syntax.parts > 4);
}

const PARTS = { 'host:port:alias': 3, 'host:port:alias:mode': 4 };

/** Whether a site has the parts of its form, whatever is in them. */
export function hasItsParts({ site, form }: WrittenSite): boolean {
	return site.syntax.parts === PARTS[form];
}

/** Defines a rule about the parts of single sites, in clusters as well as in the file of a standalone server. */
export function defineSiteRule(rule: LineFacts & { check(written: WrittenSite): Iterable<Finding> }): FileRule {
	const found = byLines({ ...rule, kinds: ALL_KINDS }, function* (file, lines) {
		for (const site of sitesOn(file, lines)) yield* rule.check(site);
	});
	// Of several lines with one name the last counts.
	return { ...found, reads: ['localSite', 'controllerSite', 'sites'] };
}

/** Offers what all other places that name the alias have in this part. */
export function useAgreedPart(
	cluster: Cluster,
	site: Site,
	part: 'host' | 'port',
	isRight: (text: string) => boolean,
): Fix[] {
	const alias = plainAlias(site);
	const others = cluster.mentionsByAlias.get(alias) ?? [];
	const texts = unique(others.map((other) => other.site[part]).filter(isRight));
	const [text] = texts;
	if (text === undefined || texts.length > 1) return [];
	return [
		{
			title: say(
				{ en: 'Change to {text}, as elsewhere for {alias}', zh: '改为 {text}（与其他位置的 {alias} 一致）' },
				{ text, alias },
			),
			changes: [replaceAt(sitePartAt(site, part), text)],
			preferred: true,
		},
	];
}
