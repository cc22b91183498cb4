import { shownValue } from '../../catalog/secrets.ts';
import { expandAlias } from '../../model/effective.ts';
import { type CfgFile, keyAt } from '../../model/files/cfg-file.ts';
import type { NodeRow } from '../../model/files/nodes-file.ts';
import { sitePartAt } from '../../model/files/site.ts';
import { code, facts, few, heading, paragraphs } from '../hover/markdown.ts';
import { fileLabel } from '../hover/places.ts';
import { type KnownEntry, knownEntries } from './entries.ts';
import { type Hint, type HintContext, type HintPart, shortList } from './hint.ts';
import { type Missed, type Reach, reachOf } from './reach.ts';

/** What a line of cluster.cfg comes to: the value for each node where it has `<ALIAS>`, and the nodes it is not for. */
export function* effectiveHints(file: CfgFile, context: HintContext): Iterable<Hint> {
	if (file.kind !== 'cluster') return;
	for (const known of knownEntries(file, context)) {
		const reach = reachOf(context.cluster, file, known.entry);
		const [values, nodes] = [expansion(known, reach), exception(reach, context)];
		if (values.length + nodes.length === 0) continue;
		const parts = [...values, ...(values.length > 0 && nodes.length > 0 ? [{ text: '; ' }] : []), ...nodes];
		const { line, syntax } = known.entry;
		yield {
			kind: 'effectiveValues',
			position: { line, character: Math.max(syntax.value.end, syntax.equals + 1) },
			parts,
			tooltip: () => reachText(known, reach, context),
		};
	}
}

/** More values than this are told by their number. */
const MOST_VALUES = 2;
const MOST_NAMES = 3;

function expansion({ entry, parameter }: KnownEntry, { reached }: Reach): HintPart[] {
	const value = shownValue(parameter.name, entry.value);
	if (!value.includes('<ALIAS>') || reached.length === 0) return [];
	const values = reached.map((row) => ({
		text: shortValue(value, row.alias),
		at: sitePartAt(row.site, 'alias'),
	}));
	return [{ text: '→ ' }, ...shortList(values, MOST_VALUES)];
}

/** Before and behind the alias this much of a value is shown. */
const AROUND = 24;

/** The value of a node; of a long one the part with the alias, which is what differs. */
function shortValue(value: string, alias: string): string {
	const at = value.indexOf('<ALIAS>');
	const [before, after] = [[...value.slice(0, at)], [...expandAlias(value.slice(at), alias)]];
	const end =
		after.length > AROUND + alias.length ? `${after.slice(0, AROUND + alias.length).join('')}…` : after.join('');
	return before.length > AROUND ? `…${before.slice(-AROUND).join('')}${end}` : before.join('') + end;
}

/** The nodes for which another line says otherwise; each name leads to that line. */
function exception({ reached, missed }: Reach, { speak }: HintContext): HintPart[] {
	if (missed.length === 0) return [];
	if (reached.length === 0) return [{ text: speak({ en: 'for no node', zh: '对任何节点都不生效' }) }];
	const names = missed.map(({ row, by }) => ({ text: row.alias, at: keyAt(by) }));
	return [{ text: speak({ en: 'not for ', zh: '不适用于 ' }) }, ...shortList(names, MOST_NAMES)];
}

function reachText({ entry, parameter }: KnownEntry, reach: Reach, context: HintContext): string {
	const { speak } = context;
	const show = (row: NodeRow, value: string) =>
		parameter.sensitive
			? code(row.alias)
			: `${code(row.alias)}: ${code(expandAlias(shownValue(parameter.name, value), row.alias))}`;
	const hasMacro = entry.value.includes('<ALIAS>');
	const here = reach.reached.map((row) => show(row, entry.value));
	const elsewhere = reach.missed.map(({ row, by }) => show(row, by.value) + placeText({ row, by }, context));
	return paragraphs([
		hasMacro && here.length > 0 && heading(speak({ en: 'Values by this line', zh: '由该行决定的值' })),
		hasMacro && facts(few(here)),
		elsewhere.length > 0 && heading(speak({ en: 'Other lines hold for', zh: '由其他行决定取值的节点' })),
		facts(few(elsewhere)),
	]);
}

function placeText({ by }: Missed, { cluster, speak }: HintContext): string {
	const from = code(`${fileLabel(cluster, by.file)}:${by.line + 1}`);
	return speak({ en: ' (from {from})', zh: '（来自 {from}）' }, { from });
}
