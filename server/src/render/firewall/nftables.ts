import type { RenderedFile } from '../renderer.ts';
import { shellComment } from '../shell-quote.ts';
import type { Allowance } from './allowances.ts';
import { MARK, type RulesFor, ruleNotes } from './rule-script.ts';

/** The chain of nftables that decides what comes in: its family, its table and its name. */
export interface InputChain {
	readonly family: string;
	readonly table: string;
	readonly chain: string;
}

/** The one that distributions ship. */
export const usualChain: InputChain = { family: 'inet', table: 'filter', chain: 'input' };

/** Our own chain, beside the one that decides. */
const OWN = 'dolphindb_cluster';

/**
 * A file for `nft -f`. What one table accepts another may still drop, so a table of our own could open nothing: the rules
 * stand in a chain of our own in the table that decides, which its input chain visits first.
 */
export function nftablesFile(rulesFor: RulesFor, allowances: readonly Allowance[], chain: InputChain): RenderedFile {
	const [table, input] = [`${chain.family} ${chain.table}`, chain.chain];
	const text = [
		...ruleNotes(rulesFor, 'nftables'),
		'#',
		'# Look at it:  nft -c -f nftables.nft',
		`# Load it:     nft -f nftables.nft        all or nothing; where there is no chain ${input} in table ${table}, nothing`,
		'# Keep it:     include its full path at the end of /etc/nftables.conf',
		`# Undo it:     nft flush chain ${table} ${OWN}        and take the include away`,
		'# Loaded twice, the first rule stands there twice, which changes nothing.',
		'',
		`add chain ${table} ${OWN}`,
		`flush chain ${table} ${OWN}`,
		...allowances.flatMap((allowance) => ruleLines(`${table} ${OWN}`, allowance)),
		`insert rule ${table} ${input} jump ${OWN} comment "${MARK}"`,
		'',
	].join('\n');
	return { path: 'nftables.nft', text, executable: false };
}

function ruleLines(place: string, { sources, protocol, ports, aliases }: Allowance): string[] {
	const families = [
		['ip', sources.filter((source) => !source.includes(':'))],
		['ip6', sources.filter((source) => source.includes(':'))],
	] as const;
	const rules = families
		.filter(([, those]) => those.length > 0)
		.map(([family, those]) => `add rule ${place} ${family} saddr ${set(those)} ${protocol} dport ${set(ports)} accept`);
	return [`# ${shellComment(aliases.join(', '))}`, ...rules];
}

function set(values: readonly (string | number)[]): string {
	return values.length === 1 ? String(values[0]) : `{ ${values.join(', ')} }`;
}
