import { unique } from '../../base/collections.ts';
import { HOME, nameOf } from '../files/paths.ts';
import type { World } from '../files/world.ts';
import { ShellMachine } from '../shell/machine.ts';
import { parseShell } from '../shell/parse.ts';
import { freshState, type ShellState } from '../shell/state.ts';
import type { TraceEvent } from '../trace.ts';
import { blocksOf } from './blocks.ts';
import type { AssumedHost, RunbookHosts } from './hosts.ts';
import { hostNames } from './hosts-named.ts';
import { likelyHosts } from './likely-hosts.ts';
import type { RunbookText } from './lines.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { type Spot, spotsOn } from './spots.ts';

/** What a runbook is run on. */
export interface RunbookInput {
	readonly text: RunbookText;
	readonly world: World;
	readonly hosts: RunbookHosts;
	/** The folders of packages, by host. */
	readonly packages: readonly { readonly host: string; readonly path: string }[];
	/** Folders are copied also without `-r`. */
	readonly mendsCopies?: boolean;
}

/** What came of it. */
export interface RunbookRun {
	readonly world: World;
	readonly events: readonly TraceEvent[];
	/** The host that was taken where the text names none. */
	readonly assumed: AssumedHost | undefined;
}

/** Carries out all lines of a runbook, each block where the text says. */
export function runRunbook(input: RunbookInput): RunbookRun {
	return new Runner(input).run();
}

class Runner {
	readonly #input: RunbookInput;
	readonly #events: TraceEvent[] = [];
	readonly #states = new Map<string, ShellState>();
	#world: World;
	#last: readonly Spot[] = [];
	#assumed: RunbookRun['assumed'];

	constructor(input: RunbookInput) {
		this.#input = input;
		this.#world = input.world;
	}

	run(): RunbookRun {
		const { text, hosts } = this.#input;
		const names = hostNames(text.text, hosts);
		const packageNames = unique(this.#input.packages.map(({ path }) => nameOf(path)));
		for (const block of blocksOf(text))
			for (const segment of segmentsOf(text, block, names, packageNames)) this.#segment(segment);
		return { world: this.#world, events: this.#events, assumed: this.#assumed };
	}

	#segment(segment: Segment): void {
		const script = parseShell(segment.source);
		if (script.length === 0) {
			if (segment.place.hosts) this.#last = this.#spots(segment);
			return;
		}
		const spots = this.#spots(segment);
		for (const spot of spots) this.#runAt(spot, segment);
		this.#last = spots.map(({ host }) => ({ host, folder: undefined }));
	}

	#runAt({ host, folder }: Spot, segment: Segment): void {
		const state = this.#states.get(host) ?? freshState(this.#world, host, HOME);
		this.#states.set(host, state);
		state.world = this.#world;
		state.isEnded = false;
		state.endsOnError = state.endsOnError && segment.isSameBlock;
		const events = this.#events;
		const machine = new ShellMachine(state, {
			report: (event) => events.push(event),
			hostNamed: (name) => this.#hostNamed(name),
			mendsCopies: this.#input.mendsCopies ?? false,
		});
		if (folder !== undefined) this.#enter(state, folder, segment);
		machine.run(parseShell(segment.source));
		while (machine.logout()); // a login ends with the block
		this.#world = state.world;
	}

	/** The reader goes to the folder that the text names; where it is not there, to none. */
	#enter(state: ShellState, folder: string, { source, firstLine }: Segment): void {
		const there = state.world.look(state.host, folder);
		if (there !== 'absent') {
			state.folder = folder;
			return;
		}
		const start = this.#input.text.startOf(firstLine);
		const at = { start, end: start + (this.#input.text.lines[firstLine]?.length ?? 0) };
		const near = state.world.nearName(state.host, folder);
		if (source.text.trim() !== '')
			this.#events.push({ kind: 'cd-failed', host: state.host, from: HOME, to: folder, near, at });
		state.folder = HOME;
	}

	#spots(segment: Segment): Spot[] {
		const { place } = segment;
		const hosts = place.hosts === 'all' ? this.#allHosts() : (place.hosts ?? this.#sameHosts(segment));
		return spotsOn(hosts, place, this.#world, this.#input.packages);
	}

	/** Those of the cluster, and those that the script brought something to. */
	#allHosts(): string[] {
		const { meant, others } = this.#input.hosts;
		return unique([...meant, ...this.#world.hosts.filter((host) => !others.includes(host))]);
	}

	/** Where a text names no host, lines are run where those before were, and the first ones where they can be meant to. */
	#sameHosts(segment: Segment): string[] {
		if (this.#last.length > 0) return unique(this.#last.map(({ host }) => host));
		const { meant, chosen } = this.#input.hosts;
		if (chosen !== undefined || meant.length < 2) return [chosen ?? meant[0] ?? 'localhost'];
		const [host = 'localhost', ...others] = likelyHosts(segment, this.#input);
		this.#assumed = { host, others, line: segment.firstLine };
		return [host];
	}

	#hostNamed(name: string): string {
		const { meant, others } = this.#input.hosts;
		if (meant.includes(name) || others.includes(name)) return name;
		return name === 'localhost' || name === '127.0.0.1' ? (this.#last[0]?.host ?? name) : name;
	}
}
