import { type Measured, OURS, ratioOf } from './result.ts';

/** A goal: what is measured, and how much of it is allowed at most. */
export interface Budget {
	readonly goal: string;
	readonly part: string;
	/** The things measured in that part that the goal is about. */
	readonly what: RegExp;
	/** *ratio*: to the floor, in the same run. *value*: what was measured itself. */
	readonly of: 'ratio' | 'value';
	readonly most: number;
	/** Times that hold for the reference machine only: they are shown, and never fail the command. */
	readonly isShownOnly?: true;
	/** What stands in the way where the goal is missed: the least that this work takes, and why. */
	readonly reason?: string;
}

/** All goals. Ratios, sizes and memory fail the command; times alone do not, for machines differ. */
export const BUDGETS: readonly Budget[] = [
	{
		goal: 'Keystroke to diagnostics, up to 10,000 lines, five hosts: within 1.5 times the floor',
		part: 'lines',
		what: /^(100|1,000|10,000) lines/,
		of: 'ratio',
		most: 1.5,
		reason:
			'Finding what an edit changes takes a tenth of a millisecond with 100 lines and one with 10,000, where the lists of lines and settings are copied and those below the edit moved. The rest is what the floor has not to do either: making the diagnostics and writing them, in code that is not compiled yet after the sixty keystrokes that are measured.',
	},
	{
		goal: 'Keystroke to diagnostics in a workspace of five hosts, whichever file is edited: within 1.5 times the floor',
		part: 'hosts',
		what: /^5 hosts/,
		of: 'ratio',
		most: 1.5,
		reason:
			'As above for settings files. A row of `cluster.nodes` concerns all rules about who is there, about eighty, and each of them looks at the cluster again: together 0.7 ms once they are compiled, and several times as long in the first keystrokes, which are measured.',
	},
	{
		goal: 'Keystroke to diagnostics in a workspace of 1,000 hosts, whichever file is edited: within 3 times the floor',
		part: 'hosts',
		what: /^1,000 hosts/,
		of: 'ratio',
		most: 3,
		reason:
			'Settings cost hardly more than with five hosts. A row of `cluster.nodes` concerns all rules about who is there; that are eighty looks at 3,000 rows and twice as many sites, a millisecond each, after the packages of all hosts have been grouped anew.',
	},
	{
		goal: 'A controller’s site, 1,000 hosts: all files fresh within twice the time of publishing as many diagnostics',
		part: 'site',
		what: /^1,000 hosts/,
		of: 'ratio',
		most: 2,
		reason:
			'The rules about who is there look at the whole cluster, as for every row of `cluster.nodes` (see above). Telling the floor what to publish leaves that out.',
	},
	{
		goal: 'A controller’s site, 1,000 hosts: all files fresh within 100 ms',
		part: 'site',
		what: /^1,000 hosts/,
		of: 'value',
		most: 100,
		isShownOnly: true,
	},
	{
		goal: 'Cold start of 1,000 hosts within 3 times the time to read the files',
		part: 'start',
		what: /^first diagnostics, 1,000 hosts/,
		of: 'ratio',
		most: 3,
		reason:
			'What comes on top of reading is about a second: 3,000 files are parsed and sorted, and every one is asked about by some sixty rules, which takes 0.2 ms a file.',
	},
	{ goal: '`initialize` within twice `node -e 0`', part: 'start', what: /^initialize/, of: 'ratio', most: 2 },
	{
		goal: 'Hover, completion, definition within twice the floor at 10,000 lines',
		part: 'requests',
		what: /10,000 lines$/,
		of: 'ratio',
		most: 2,
		reason:
			'A hover looks up which line decides for a node, and the lines of a cluster.cfg are sorted by parameter and node for that. The floor sends the same answer without looking.',
	},
	{
		goal: 'Rename over 1,000 hosts under 1 s',
		part: 'rename',
		what: /1,000 hosts/,
		of: 'value',
		most: 1_000,
		isShownOnly: true,
	},
	{
		goal: 'Twice as much takes at most 2.3 times as long, for every request',
		part: 'growth',
		what: /./,
		of: 'value',
		most: 2.3,
	},
	{
		goal: 'Plan and all renderers for 1,000 hosts under 2 s',
		part: 'plan',
		what: /^1,000 hosts, plan and all renderers/,
		of: 'value',
		most: 2_000,
		isShownOnly: true,
	},
	{
		goal: 'Plan and all renderers: twice the hosts take at most 2.3 times as long',
		part: 'plan',
		what: /by doubling$/,
		of: 'value',
		most: 2.3,
	},
	{
		goal: 'Comparing and examining: twice the hosts take at most 2.3 times as long',
		part: 'drift',
		what: /by doubling$/,
		of: 'value',
		most: 2.3,
	},
	{
		goal: 'Memory under 90 MB at 10,000 lines',
		part: 'memory',
		what: /^10,000 lines/,
		of: 'value',
		most: 90,
		reason: 'An empty server on the same library takes 50 MB, the program with the catalog another 25.',
	},
	{ goal: 'Memory under 400 MB at 1,000 hosts', part: 'memory', what: /^1,000 hosts/, of: 'value', most: 400 },
	{
		goal: 'Memory is flat over 10,000 random edits',
		part: 'memory',
		what: /^growth/,
		of: 'value',
		most: 1.15,
		reason:
			'What is alive stays as it is. Node.js keeps room for garbage while somebody types, and it is given back after 20 seconds of silence; this is measured after one.',
	},
	{
		goal: 'The package under 500 kB',
		part: 'size',
		what: /^the package/,
		of: 'value',
		most: 500,
		reason:
			'The server takes about 600 kB: the catalog, all rules, plans and scripts with everything they say in two languages, of which each editor shows one. The client with the library of the protocol takes 140 kB, the pages of rules 80 kB.',
	},
	{
		goal: '`activate()` under 50 ms',
		part: 'activation',
		what: /^activate/,
		of: 'value',
		most: 50,
		isShownOnly: true,
	},
];

/** A goal beside what was measured of it, the worst of it first. */
export interface Verdict {
	readonly budget: Budget;
	/** What was measured; nothing where it took too long. */
	readonly found: readonly {
		readonly what: string;
		readonly value: number | undefined;
		readonly unit: Measured['unit'];
	}[];
	readonly isMet: boolean;
}

/** Judges the goals of which something was measured. */
export function verdicts(results: readonly Measured[]): Verdict[] {
	const ours = results.filter(({ by }) => by === OURS);
	return BUDGETS.flatMap((budget) => {
		const about = ours.filter(({ part, what }) => part === budget.part && budget.what.test(what));
		if (about.length === 0) return [];
		const found = about
			.map(({ part, what, median, unit }) =>
				budget.of === 'ratio'
					? { what, value: ratioOf(results, part, what), unit: 'times' as const }
					: { what, value: median, unit },
			)
			.sort((a, b) => (b.value ?? Infinity) - (a.value ?? Infinity));
		return [{ budget, found, isMet: (found[0]?.value ?? Infinity) <= budget.most }];
	});
}

/** The goals that fail the command. */
export function misses(results: readonly Measured[]): Verdict[] {
	return verdicts(results).filter(({ isMet, budget }) => !isMet && !budget.isShownOnly);
}
