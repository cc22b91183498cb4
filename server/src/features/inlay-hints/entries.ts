import { resolveName } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { isSetting } from '../../rules/cfg/settings.ts';
import type { HintContext } from './hint.ts';

/** A setting of a known parameter. */
export interface KnownEntry {
	readonly entry: Entry;
	readonly parameter: Parameter;
}

/** The settings of known parameters on the lines that are asked for. */
export function knownEntries({ entries }: CfgFile, { first, last }: Pick<HintContext, 'first' | 'last'>): KnownEntry[] {
	return entries.flatMap((entry) => {
		if (entry.line < first || entry.line > last || !isSetting(entry)) return [];
		const parameter = resolveName(entry.name)?.parameter;
		return parameter ? [{ entry, parameter }] : [];
	});
}
