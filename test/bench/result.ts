/** What can be said of something that was measured once or many times. */
export interface Measured {
	/** The part of the benchmark, as `--only` names it. */
	readonly part: string;
	/** What was measured: the size, the file, the request. */
	readonly what: string;
	/** By which program. */
	readonly by: string;
	readonly unit: 'ms' | 'MB' | 'kB' | 'times';
	/** The median; nothing where there is no number. */
	readonly median?: number;
	readonly p95?: number;
	readonly rounds?: number;
	/** Why there is no number, or what has to be known of it. */
	readonly note?: string;
}

/** Whom the work of ours is compared with. */
export const FLOOR = 'floor';
export const OURS = 'ours';

/** One run of the benchmark: what was measured, where, and of what. */
export interface Run {
	readonly date: string;
	readonly machine: Machine;
	/** Versions of what was measured, by name. */
	readonly versions: Readonly<Record<string, string>>;
	readonly quick: boolean;
	readonly parts: readonly Described[];
	readonly results: readonly Measured[];
}

/** What a part of the benchmark is about, for readers. */
export interface Described {
	/** As `--only` has it. */
	readonly name: string;
	readonly title: string;
	/** What was measured and how. */
	readonly about: string;
}

/** A machine, as far as it says something about times. */
export interface Machine {
	readonly cpu: string;
	readonly cores: number;
	readonly memory: number;
	readonly node: string;
	readonly os: string;
	/** How many processes wanted to run, on average over the minute before. */
	readonly load: number;
}

/** The results of one thing, by who did it. */
export function byWho(results: readonly Measured[], part: string, what: string): ReadonlyMap<string, Measured> {
	return new Map(results.filter((one) => one.part === part && one.what === what).map((one) => [one.by, one] as const));
}

/** How many times longer ours took than the floor, where both were measured. */
export function ratioOf(results: readonly Measured[], part: string, what: string, by = OURS): number | undefined {
	const all = byWho(results, part, what);
	const [own, base] = [all.get(by)?.median, all.get(FLOOR)?.median];
	return own === undefined || base === undefined ? undefined : own / base;
}
