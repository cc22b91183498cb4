import { applyEdits, type FormattingOptions, type JSONPath, modify, type Node } from 'jsonc-parser';
import { readJson } from '../../plan/json-text.ts';
import { hostEntries, packageEntries } from '../../plan/presets/entries.ts';
import type { Source } from '../../plan/source.ts';
import { printTarget } from '../../plan/target-layout.ts';
import { entry, namesIn, propertiesOf } from './places.ts';
import { readTargetText } from './target-text.ts';

/** A node, and the host that it shall run on. */
export interface WantedMove {
	readonly alias: string;
	readonly host: string;
}

/**
 * The text of a target in which a node has its host; the same text where it has it already. What else the text says
 * stays letter by letter. A node that comes back to where it runs today needs no entry. Nothing where the text is no JSON
 * object, so that nobody can tell what goes where.
 */
export function withNodeOn(text: string, { alias, host }: WantedMove, source: Source): string | undefined {
	if (!readJson(text).ok || readTargetText(text).root?.type !== 'object') return undefined;
	if (source.placementOf.get(alias)?.host === host) return withoutHost(text, alias);
	const own = entryOf(text, alias);
	const moved =
		own?.type === 'object' ? changed(text, ['nodes', alias, 'host'], host) : changed(text, ['nodes', alias], { host });
	return entry(readTargetText(moved), 'hosts', host) ? moved : changed(moved, ['hosts', host], {});
}

/** The text of a new target in which one node of a cluster moves. */
export function targetWithMove({ alias, host }: WantedMove, source: Source): string {
	return printTarget({
		version: 1,
		kind: 'migrate',
		name: `move-${alias}`,
		hosts: hostEntries([...source.cluster.hosts, host]),
		packages: packageEntries(source.packages.map((pkg) => pkg.name)),
		nodes: { [alias]: { host } },
	});
}

/** A node that runs where it shall needs no word about its host, and no entry without words. */
function withoutHost(text: string, alias: string): string {
	const words = propertiesOf(entryOf(text, alias));
	if (!words.some(({ name }) => name === 'host')) return text;
	if (words.length > 1) return changed(text, ['nodes', alias, 'host'], undefined);
	const isOnly = namesIn(readTargetText(text), 'nodes').length === 1;
	return isOnly ? changed(text, ['nodes'], {}) : changed(text, ['nodes', alias], undefined);
}

function entryOf(text: string, alias: string): Node | undefined {
	return entry(readTargetText(text), 'nodes', alias)?.value;
}

/** A text with one value set, or removed where there is none. The library knows no byte order mark. */
function changed(text: string, path: JSONPath, value: unknown): string {
	const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
	const plain = text.slice(mark.length);
	return mark + applyEdits(plain, modify(plain, path, value, { formattingOptions: styleOf(plain) }));
}

/** The text is indented as it is in its first indented line. */
function styleOf(text: string): FormattingOptions {
	const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
	return {
		insertSpaces: !indent.startsWith('\t'),
		tabSize: indent.startsWith('\t') ? 1 : indent.length,
		eol: text.includes('\r\n') ? '\r\n' : '\n',
	};
}
