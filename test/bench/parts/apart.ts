import { execFileSync } from 'node:child_process';
import type { Bench, Part } from '../bench.ts';
import type { Measured } from '../result.ts';

const SIZES = [10, 100, 300, 1_000];

/** What a function of a bundle gives, run in a process of its own that is started as the server and the command line are. */
function apart(bench: Bench, bundle: string, name: string): Measured[] {
	const sizes = JSON.stringify(bench.isQuick ? SIZES.slice(0, 2) : SIZES);
	const code = `process.stdout.write(JSON.stringify(require(${JSON.stringify(bench.bundle(bundle))}).${name}(${sizes})))`;
	const output = execFileSync(process.execPath, ['--max-semi-space-size=64', '--expose-gc', '-e', code], {
		maxBuffer: 1e8,
	});
	return JSON.parse(output.toString());
}

/** Plans and what is rendered from them. */
export const planPart: Part = {
	name: 'plan',
	title: 'A plan and everything that is rendered from it',
	about:
		'In one process; the files are read before the clock starts, and what reading left behind is collected. Every host has a package, an agent and two data nodes, three have a controller; two controllers come on new hosts, and all nodes of one host move to a third new one. *First time*: in the process, when nothing has been compiled; the others are medians of later rounds. *By doubling*: by what the time would grow if there were twice as many hosts, from this size and the one before.',
	async *measure(bench) {
		yield* apart(bench, 'plan', 'planResults');
	},
};

/** Hosts beside the workspace, and scripts that are examined. */
export const driftPart: Part = {
	name: 'drift',
	title: 'Comparing with hosts, and examining scripts',
	about:
		'In one process, on clusters that were read. *All as it is*: the grid for hosts that have the files of the workspace; *all differ*: each has a value of its own. *Fetch script*: writing it. *Runbook*: examining one with two lines of shell for one host, or for each.',
	async *measure(bench) {
		yield* apart(bench, 'drift', 'driftResults');
	},
};
