import { checkedPart } from '../catalog/values.ts';
import type { Entry } from './files/cfg-file.ts';

/** What a line says about a switch; nothing where it says neither. */
export function switchOf(entry: Entry): boolean | undefined {
	const value = checkedPart(entry.value).toLowerCase();
	if (value === 'true' || value === '1') return true;
	return value === 'false' || value === '0' ? false : undefined;
}
