import type { FileId, Location, Range } from '../../base/span.ts';
import { rangeOf } from '../../base/span.ts';
import type { Mode } from '../../catalog/roles.ts';
import { shownValue } from '../../catalog/secrets.ts';
import { keyAt } from '../../model/files/cfg-file.ts';
import { rowAt } from '../../model/files/nodes-file.ts';
import { endpointOf, sitePartAt } from '../../model/files/site.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** An entry of the outline of a file: a node, or a setting. */
export interface OutlineEntry {
	readonly name: string;
	/** Role and address of a node; the value of a setting, secrets masked. */
	readonly detail: string;
	/** The role of a node; nothing for a setting. */
	readonly role: Mode | undefined;
	readonly range: Range;
	readonly nameRange: Range;
}

/** What a file defines, in its order. Rows and lines that cannot be read are left out. */
export function outlineOf(snapshot: Snapshot, id: FileId): OutlineEntry[] {
	const file = snapshot.files.get(id);
	if (!file) return [];
	if (file.kind === 'nodes') {
		return file.rows.flatMap((row): OutlineEntry[] => {
			if (row.alias === '' || row.repair) return [];
			const [range, nameRange] = [rangeOf(rowAt(row).span), rangeOf(sitePartAt(row.site, 'alias').span)];
			return [{ name: row.alias, detail: `${row.modeText} ${endpointOf(row)}`, role: row.mode, range, nameRange }];
		});
	}
	return file.entries.flatMap((entry): OutlineEntry[] => {
		const key = keyAt(entry).span;
		if (entry.syntax.key.text === '' || entry.repair) return [];
		const range = rangeOf({ ...key, end: Math.max(key.end, entry.syntax.value.end) });
		const detail = shownValue(entry.name, entry.value).slice(0, 80);
		return [{ name: entry.syntax.key.text, detail, role: undefined, range, nameRange: rangeOf(key) }];
	});
}

/** A node of some cluster of the workspace. */
export interface NodeSymbol {
	readonly alias: string;
	readonly role: Mode | undefined;
	readonly cluster: string;
	readonly at: Location;
}

/** Longer answers help nobody who types a name. */
const MOST = 500;

/** The nodes of all clusters whose alias, host or role contains the letters of a query in their order. */
export function findNodes({ clusters }: Snapshot, query: string): NodeSymbol[] {
	const found: NodeSymbol[] = [];
	for (const cluster of clusters) {
		for (const row of cluster.rows) {
			if (found.length === MOST) return found;
			if (row.alias === '' || !fits(`${row.alias} ${row.host} ${row.modeText}`, query)) continue;
			found.push({ alias: row.alias, role: row.mode, cluster: cluster.name, at: sitePartAt(row.site, 'alias') });
		}
	}
	return found;
}

function fits(text: string, query: string): boolean {
	const letters = text.toLowerCase();
	let at = 0;
	for (const letter of query.toLowerCase()) {
		at = letters.indexOf(letter, at) + 1;
		if (at === 0) return false;
	}
	return true;
}
