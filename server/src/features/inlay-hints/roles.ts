import { groupBy } from '../../base/collections.ts';
import { type Mode, modeFacts, modes } from '../../catalog/roles.ts';
import { aliasAt } from '../../model/alias-places.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { sitesIn } from '../../model/files/config-file.ts';
import { plainAlias, type Site, sitePartAt } from '../../model/files/site.ts';
import { type NamedPlace, namedPlacesOn } from '../../model/named-places.ts';
import { isPattern, reachedBy } from '../../rules/cluster/qualifiers.ts';
import { code, facts } from '../hover/markdown.ts';
import { nodeText, roleOf } from '../hover/node-text.ts';
import { qualifierText } from '../hover/qualifier-text.ts';
import { knownEntries } from './entries.ts';
import type { Hint, HintContext, HintPart } from './hint.ts';

/** The role of a node behind its alias, where the text does not say it already. */
export function* roleHints(file: CfgFile, context: HintContext): Iterable<Hint> {
	for (const site of sitesIn(file)) {
		const isHere = site.line >= context.first && site.line <= context.last;
		const hint = isHere && !saysRole(site) ? siteHint(site, context) : undefined;
		if (hint) yield hint;
	}
	if (file.kind === 'cluster') yield* qualifierHints(file, context);
	for (const { entry } of knownEntries(file, context)) yield* listHint(file, entry, context);
}

/** The mode stands right there, in its own part or, against the format, behind a comma. */
function saysRole(site: Site): boolean {
	return (site.mode ?? '') !== '' || plainAlias(site) !== site.alias;
}

function siteHint(site: Site, context: HintContext): Hint | undefined {
	const alias = plainAlias(site);
	const role = alias === '' ? undefined : rolePart(alias, context);
	const { span } = aliasAt(site);
	return (
		role && {
			kind: 'roles',
			position: { line: span.line, character: span.end },
			parts: [role],
			tooltip: () => nodeText(alias, site, context),
		}
	);
}

/** The name of a role, which leads to the row that says so. */
function rolePart(alias: string, { cluster, speak }: HintContext): HintPart | undefined {
	const role = roleOf(cluster, alias);
	const row = cluster.rowsByAlias.get(alias);
	return role && { text: speak(modeFacts(role).name), ...(row && { at: sitePartAt(row.site, 'alias') }) };
}

/** The role of a node, or the number of nodes that a pattern fits, on the first of several lines for the same. */
function* qualifierHints(file: CfgFile, context: HintContext): Iterable<Hint> {
	let previous: string | undefined;
	for (const { qualifier, line, syntax } of file.entries) {
		const isFirst = qualifier !== undefined && qualifier !== previous;
		previous = qualifier;
		if (!isFirst || !syntax.qualifier || line < context.first || line > context.last) continue;
		const part = isPattern(qualifier) ? countPart(qualifier, context) : rolePart(qualifier, context);
		if (!part) continue;
		yield {
			kind: 'roles',
			position: { line, character: syntax.qualifier.end },
			parts: [part],
			tooltip: () => qualifierText(qualifier, file, context),
		};
	}
}

function countPart(pattern: string, { cluster, speak }: HintContext): HintPart | undefined {
	if (!cluster.agreedNodes) return undefined;
	const n = reachedBy(cluster, pattern).length;
	return { text: speak(n === 1 ? { en: '{n} node', zh: '{n} 个节点' } : { en: '{n} nodes', zh: '{n} 个节点' }, { n }) };
}

/** Behind a list of nodes, how many of them have which role. */
function* listHint(file: CfgFile, entry: Entry, context: HintContext): Iterable<Hint> {
	const aliases = namedPlacesOn(file, entry.line).flatMap((place) => ownAlias(place, entry));
	const byRole = groupBy(aliases, (alias) => roleOf(context.cluster, alias));
	const known = modes.filter((mode) => byRole.has(mode));
	if (known.length === 0) return;
	const counts = known.map((mode) => countText(mode, byRole.get(mode)?.length ?? 0, context));
	yield {
		kind: 'roles',
		position: { line: entry.line, character: entry.syntax.value.end },
		parts: [{ text: counts.join(context.speak({ en: ', ', zh: '、' })) }],
		tooltip: () => facts(aliases.map((alias) => `${code(alias)}${roleBehind(alias, context)}`)),
	};
}

function ownAlias({ form, alias, clusterName }: NamedPlace, { syntax: { value } }: Entry): string[] {
	const isInside = alias && alias.start >= value.start && alias.end <= value.end;
	return form === 'alias' && isInside && clusterName === undefined ? [alias.text] : [];
}

function countText(mode: Mode, n: number, { speak }: HintContext): string {
	const role = speak(modeFacts(mode).name);
	return speak(n === 1 ? { en: '{role}', zh: '{role}' } : { en: '{n} {role}s', zh: '{n} 个{role}' }, { n, role });
}

function roleBehind(alias: string, { cluster, speak }: HintContext): string {
	const role = roleOf(cluster, alias);
	return role ? ` — ${speak(modeFacts(role).name)}` : '';
}
