import { groupBy } from '../base/collections.ts';
import type { Span } from '../base/span.ts';
import { type CfgFile, type Entry, valueAt } from '../model/files/cfg-file.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { type NodesFile, rowAt, rowText } from '../model/files/nodes-file.ts';

/** Something that a file says: a parameter, perhaps of a node or a pattern; a row; the columns of cluster.nodes; an order. */
export interface Said {
	readonly what: 'setting' | 'node' | 'columns' | 'order';
	/** `node1.volumes`, an alias, or the name of the parameter whose patterns have an order. Empty for columns. */
	readonly name: string;
	readonly value: string;
	/** Where the line that counts has it. */
	readonly at: Span;
	/** Whether it is the only text on its line, and all of it: no slip with line ends had to be mended to read it. */
	readonly isWhole: boolean;
	/** On how many lines it stands: of several settings the last one counts, of several rows the first. */
	readonly lines: number;
}

/** What a file says, whatever its comments, blanks and order, by a key that is the same in all files. */
export function sayingsOf(file: ConfigFile): Map<string, Said> {
	const all = file.kind === 'nodes' ? nodesSayings(file) : [...settings(file), ...orders(file)];
	return new Map(all.map((said) => [keyOf(said), said]));
}

/** The key of something that a file says. */
export function keyOf({ what, name }: Pick<Said, 'what' | 'name'>): string {
	return name === '' ? what : `${what} ${name}`;
}

/** The key of a line with its qualifier, without the blanks around the dot. */
export function entryName({ qualifier, name }: Pick<Entry, 'qualifier' | 'name'>): string {
	return qualifier === undefined ? name : `${qualifier}.${name}`;
}

function settings({ entries }: CfgFile): Said[] {
	return [...groupBy(entries, entryName)].flatMap(([name, lines]): Said[] => {
		const last = lines.at(-1);
		if (!last) return [];
		const at = valueAt(last).span;
		return [{ what: 'setting', name, value: last.value, at, isWhole: !last.repair, lines: lines.length }];
	});
}

/** Of two patterns that fit one node the later one counts, so that the order of patterns with several values says something. */
function orders({ kind, entries }: CfgFile): Said[] {
	const patterns = kind === 'cluster' ? entries.filter(({ qualifier = '' }) => /[%?]/.test(qualifier)) : [];
	return [...groupBy(patterns, ({ name }) => name)].flatMap(([name, lines]): Said[] => {
		const last = new Map<string, Entry>();
		for (const line of lines) {
			const qualifier = line.qualifier ?? '';
			last.delete(qualifier); // so that it goes to the end
			last.set(qualifier, line);
		}
		const [first, ...others] = last.values();
		if (!first || others.every(({ value }) => value === first.value)) return [];
		const value = [...last.keys()].join(', ');
		return [{ what: 'order', name, value, at: valueAt(first).span, isWhole: true, lines: last.size }];
	});
}

function nodesSayings(file: NodesFile): Said[] {
	const start = { line: 0, start: 0, end: file.tree.lines[0]?.text.length ?? 0 };
	const header = file.hasHeader ? file.columns.join(',') : '';
	const columns: Said = { what: 'columns', name: '', value: header, at: start, isWhole: true, lines: 1 };
	const rows = [...groupBy(file.rows, ({ alias }) => alias)].flatMap(([name, [first, ...more]]): Said[] => {
		if (!first) return [];
		const lines = more.length + 1;
		const isWhole = !first.repair;
		return [{ what: 'node', name, value: rowText(first), at: rowAt(first).span, isWhole, lines }];
	});
	return [columns, ...rows];
}
