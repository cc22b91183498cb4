import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Bench, Part } from '../bench.ts';
import { FLOOR, OURS } from '../result.ts';
import { inTurns, summary, timed } from '../statistics.ts';

const NAME = 'activation';

/** How long the extension keeps the extension host. */
export const activationPart: Part = {
	name: NAME,
	title: 'Activation of the extension',
	about:
		'Loading `dist/extension.js` and calling `activate()`, in a Node process with a stand-in for the module `vscode` that answers everything with nothing: what VS Code itself does while commands and views are registered is not in it. The floor is `node -e 0`, as a whole process.',
	async *measure(bench) {
		const loads: number[] = [];
		const activations: number[] = [];
		const [floor = []] = await inTurns({ ...bench.effort, warm: 2, rounds: bench.effort.rounds / 2 }, [
			() => timed(() => spawnSync(process.execPath, ['-e', '0'])),
			async () => {
				const { load, activate } = once(bench);
				loads.push(load);
				activations.push(activate);
				return load + activate;
			},
		]);
		const both = loads.map((load, at) => load + (activations[at] ?? 0));
		yield { part: NAME, what: 'loading', by: OURS, unit: 'ms', ...summary(loads) };
		yield { part: NAME, what: 'activate()', by: OURS, unit: 'ms', ...summary(activations) };
		yield { part: NAME, what: 'loading and activate()', by: FLOOR, unit: 'ms', ...summary(floor) };
		yield { part: NAME, what: 'loading and activate()', by: OURS, unit: 'ms', ...summary(both) };
	},
};

function once(bench: Bench): { load: number; activate: number } {
	const args = [bench.bundle('activate'), path.join(bench.root, 'dist/extension.js'), bench.root];
	const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
	if (status !== 0) throw new Error(`the extension does not activate: ${stderr}`);
	return JSON.parse(stdout);
}
