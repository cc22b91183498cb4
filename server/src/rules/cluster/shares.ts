import { findParameter } from '../../catalog/catalog.ts';
import type { Mode } from '../../catalog/roles.ts';
import { lacks } from '../../catalog/versions.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import type { Installation } from '../../model/installation.ts';
import type { Severity } from '../rule.ts';
import { numberOf } from './memory.ts';

/** A parameter that may take only a share of maxMemSize. */
interface Share {
	readonly name: string;
	readonly share: number;
	/** The value has to be below the share, not just within it. */
	readonly isBelow?: boolean;
	readonly severity: Severity | 'from 3.00.5';
}

/** Servers compare the cache engines with maxMemSize since 3.00.5; clusters of earlier releases run with larger ones. */
const SHARES: readonly Share[] = [
	{ name: 'OLAPCacheEngineSize', share: 0.5, severity: 'from 3.00.5' },
	{ name: 'chunkCacheEngineMemSize', share: 0.5, severity: 'from 3.00.5' },
	{ name: 'TSDBCacheEngineSize', share: 0.5, severity: 'from 3.00.5' },
	{ name: 'reservedMemSize', share: 0.5, severity: 'error' },
	{ name: 'emergencyMemSize', share: 0.5, severity: 'error' },
	{ name: 'memLimitOfQueryResult', share: 0.8, isBelow: true, severity: 'error' },
	{ name: 'memLimitOfTaskGroupResult', share: 0.5, isBelow: true, severity: 'error' },
	{ name: 'warningMemSize', share: 1, severity: 'warning' },
	{ name: 'computeNodeMemCacheSize', share: 0.5, severity: 'info' },
];

/** Two parameters that may take only half of maxMemSize together. */
const TOGETHER: readonly { readonly names: readonly [string, string]; readonly severity: Severity }[] = [
	{ names: ['reservedMemSize', 'emergencyMemSize'], severity: 'error' },
	// Advice only: nothing is documented about the sum of the caches.
	{ names: ['OLAPCacheEngineSize', 'TSDBCacheEngineSize'], severity: 'info' },
	{ names: ['chunkCacheEngineMemSize', 'TSDBCacheEngineSize'], severity: 'info' },
];

/** The parameters that shares of maxMemSize are known for. */
export const sharingNames: readonly string[] = SHARES.map(({ name }) => name);

/** A setting that takes more of maxMemSize than it may. */
export interface Excess {
	readonly entry: Entry;
	readonly severity: Severity;
	/** The share as a fraction, and whether the value has to be below it. */
	readonly share: number;
	readonly isBelow: boolean;
	/** The other setting that the share is for as well. */
	readonly together: Entry | undefined;
	/** The most that would be right, in GB. */
	readonly most: number;
}

/** The settings of one node that take more of its maxMemSize than they may. The mode is left out where it is unknown. */
export function excesses(
	set: (name: string) => Entry | undefined,
	gb: number,
	mode: Mode | undefined,
	installation: Installation,
): readonly Excess[] {
	const entryOf = (name: string) =>
		mode && !findParameter(name)?.nodeTypes.includes(mode) ? undefined : legible(set(name));
	const alone = SHARES.flatMap((share) => aloneExcess(share, entryOf(share.name), gb, installation) ?? []);
	const reported = new Set(alone.map(({ entry }) => entry));
	const together = TOGETHER.flatMap(({ names, severity }) => {
		const [first, second] = names.map(entryOf);
		if (!first || !second || reported.has(first) || reported.has(second)) return [];
		const most = gb / 2 - sizeOf(first);
		if (sizeOf(second) <= most || sizeOf(first) === 0) return [];
		return [{ entry: second, severity, share: 0.5, isBelow: false, together: first, most }];
	});
	return [...alone.map((excess) => besidePartner(excess, entryOf, gb, reported)), ...together];
}

/** Leaves room for the other setting of a pair, so that mending one does not make the two too large together. */
function besidePartner(
	excess: Excess,
	entryOf: (name: string) => Entry | undefined,
	gb: number,
	reported: ReadonlySet<Entry>,
): Excess {
	const pair = TOGETHER.find(({ names, severity }) => severity === 'error' && names.includes(excess.entry.name));
	const partner = pair?.names.filter((name) => name !== excess.entry.name).map(entryOf)[0];
	if (!partner) return excess;
	return { ...excess, most: reported.has(partner) ? gb / 4 : gb / 2 - sizeOf(partner) };
}

function aloneExcess(
	{ share, isBelow = false, severity }: Share,
	entry: Entry | undefined,
	gb: number,
	{ serverVersion }: Installation,
): Excess | undefined {
	const limit = gb * share;
	if (!entry || (isBelow ? sizeOf(entry) < limit : sizeOf(entry) <= limit)) return undefined;
	const isChecked = serverVersion !== undefined && !lacks(serverVersion, ['3.00.5']);
	return {
		entry,
		severity: severity === 'from 3.00.5' ? (isChecked ? 'error' : 'warning') : severity,
		share,
		isBelow,
		together: undefined,
		most: isBelow ? below(limit) : limit,
	};
}

function legible(entry: Entry | undefined): Entry | undefined {
	return entry && numberOf(entry.value) !== undefined ? entry : undefined;
}

function sizeOf(entry: Entry): number {
	return numberOf(entry.value) ?? 0;
}

/** A round number just below a limit. */
function below(limit: number): number {
	return limit > 1 ? Math.ceil(limit) - 1 : limit * 0.9;
}
