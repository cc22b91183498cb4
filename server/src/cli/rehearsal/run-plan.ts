import type { WrittenPlan } from '../../plan/plan-text.ts';
import type { Ended } from './inside.ts';
import type { Theatre } from './theatre.ts';

/** How long a step took. */
export interface StepTime {
	readonly step: string;
	readonly seconds: number;
}

/** A script that was run, with what it said where it did not end well. */
export interface ScriptRun {
	readonly script: string;
	readonly code: number;
	readonly steps: readonly StepTime[];
	/** Its last words; what stand-ins for servers said comes first. */
	readonly words: string;
	/** Whether it was ended because it took too long. */
	readonly late: boolean;
}

/** A deed of the operator that belongs before a step. */
export interface Deed {
	readonly before: string;
	readonly act: () => Promise<void>;
}

/** Runs migrate.sh in as many parts as the operator has deeds in between; ends at `until`, or at the first failure. */
export async function migrate(
	theatre: Theatre,
	plan: WrittenPlan,
	deeds: readonly Deed[],
	until?: string,
): Promise<ScriptRun> {
	const ids = plan.steps.map(({ id }) => id);
	const last = until === undefined ? ids.length : ids.indexOf(until) + 1;
	const times: StepTime[] = [];
	for (const { before, act } of deeds) {
		const at = ids.indexOf(before);
		if (at < 0 || at >= last) continue;
		if (at > 0) {
			const part = await script(theatre, 'migrate.sh', ['--until', ids[at - 1] ?? '']);
			times.push(...part.steps);
			if (part.code !== 0) return { ...part, steps: times };
		}
		await act();
	}
	const rest = await script(theatre, 'migrate.sh', until === undefined ? [] : ['--until', until]);
	return { ...rest, steps: [...times, ...rest.steps] };
}

/** Runs one of the scripts that change something. Where a server does not start, nobody waits for it. */
export async function script(theatre: Theatre, name: string, options: readonly string[]): Promise<ScriptRun> {
	const { stage, folder, timeoutSeconds, tell } = theatre;
	const known = (await stage.failures()).length;
	const fresh = async () => (await stage.failures()).slice(known);
	const clock = stepClock();
	const given = new AbortController();
	const watch = setInterval(() => void fresh().then(({ length }) => length > 0 && given.abort()), 250);
	const ended = await stage.run(
		0,
		`cd "/scripts$1" && exec bash "$2" --apply --yes "\${@:3}"`,
		[folder, name, ...options],
		{
			timeoutSeconds,
			onLine: (line) => {
				tell(line);
				clock.read(line);
			},
			until: given.signal,
		},
	);
	clearInterval(watch);
	const failures = (await fresh()).map(([host, alias, why]) => `${alias} on ${host}: ${why}`);
	return { script: name, steps: clock.steps, ...endOf(ended), words: wordsOf(ended, failures) };
}

/** Takes the time of steps by what scripts print; steps may run beside one another. */
function stepClock(): { readonly steps: readonly StepTime[]; readonly read: (line: string) => void } {
	const steps: StepTime[] = [];
	const begun = new Map<string, number>();
	const read = (line: string) => {
		const [, first] = /^(?:run|undo) +([^:;\s]+)/.exec(line) ?? [];
		const [, step] = /^(?:done {3}|undone )([^;\s]+)/.exec(line) ?? [];
		if (first !== undefined) begun.set(first, Date.now());
		const since = step === undefined ? undefined : begun.get(step);
		if (step !== undefined && since !== undefined)
			steps.push({ step, seconds: Math.round((Date.now() - since) / 10) / 100 });
	};
	return { steps, read };
}

/** Runs verify.sh; what it found wrong is what it did not call ok. */
export async function verify({ stage, folder, timeoutSeconds }: Theatre): Promise<ScriptRun> {
	const ended = await stage.run(0, 'cd "/scripts$1" && exec bash verify.sh', [folder], { timeoutSeconds });
	const wrong = ended.stdout.split('\n').filter((line) => !line.startsWith('ok '));
	const words = ended.code === 0 ? '' : [...wrong, ended.stderr].join('\n').trim();
	return { script: 'verify.sh', steps: [], ...endOf(ended), words };
}

/** How timeout says that it ended something: 137 where that had to be killed. */
function endOf({ code }: Ended): Pick<ScriptRun, 'code' | 'late'> {
	return { code, late: code === 124 || code === 137 };
}

function wordsOf({ code, stdout, stderr }: Ended, failures: readonly string[]): string {
	const own = stderr.trim() === '' && code !== 0 ? stdout.trim().split('\n').slice(-5).join('\n') : stderr.trim();
	return [...failures, own].filter(Boolean).join('\n');
}
