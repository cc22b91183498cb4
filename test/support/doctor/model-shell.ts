import { render } from '../../../server/src/base/message.ts';
import { fileWith, newFolder } from '../../../server/src/doctor/files/entry.ts';
import { World } from '../../../server/src/doctor/files/world.ts';
import { ShellMachine } from '../../../server/src/doctor/shell/machine.ts';
import { parseShell } from '../../../server/src/doctor/shell/parse.ts';
import { sourceAt } from '../../../server/src/doctor/shell/source.ts';
import { freshState } from '../../../server/src/doctor/shell/state.ts';
import type { TraceEvent } from '../../../server/src/doctor/trace.ts';
import type { Left, Tree, Trial } from './real-shell.ts';

/** What the doctor makes of a trial: the lines it understands, what they leave, and why it does not know the others. */
export interface Told {
	readonly trial: Trial;
	readonly left: Left;
	readonly unclear: readonly string[];
}

/** Runs lines on the model, in a folder of which everything is known. A line that is not understood is left out. */
export function runOnModel({ tree, lines }: Trial): Told {
	let state = freshState(worldOf(tree), 'host', '/t');
	let output = '';
	const known: string[] = [];
	const unclear: string[] = [];
	for (const line of lines) {
		const events: TraceEvent[] = [];
		const next = { ...state };
		const machine = new ShellMachine(next, {
			report: (event) => events.push(event),
			hostNamed: (name) => name,
			mendsCopies: false,
		});
		const { output: printed } = machine.run(parseShell(sourceAt(line, 0)));
		const [first] = events.flatMap((event) => (event.kind === 'not-understood' ? [render(event.reason, 'en')] : []));
		if (first !== undefined || printed === undefined || !treeOf(next.world))
			unclear.push(first ?? 'a result that is not known');
		else {
			known.push(line);
			state = next;
			output += printed;
		}
	}
	return { trial: { tree, lines: known }, left: { tree: treeOf(state.world) ?? new Map(), output }, unclear };
}

function worldOf(tree: Tree): World {
	let world = World.of({ openHosts: new Set(), packages: new Set() }).with('host', '/t', newFolder);
	for (const [name, text] of tree) {
		const parts = name.split('/').slice(0, -1);
		for (const [at] of parts.entries()) world = world.with('host', `/t/${parts.slice(0, at + 1).join('/')}`, newFolder);
		if (!name.endsWith('/')) world = world.with('host', `/t/${name}`, fileWith(text));
	}
	return world;
}

function treeOf(world: World): Tree | undefined {
	const entries = [...world.below('host', '/t')].map(([path, entry]): [string, string | undefined] => {
		const name = path.slice('/t/'.length);
		if (entry.kind === 'folder') return [`${name}/`, ''];
		return [name, entry.kind === 'file' ? entry.text : undefined];
	});
	if (entries.some(([, text]) => text === undefined)) return undefined;
	return new Map((entries as [string, string][]).sort(([a], [b]) => (a < b ? -1 : 1))); // none is undefined
}
