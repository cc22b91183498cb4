import { unique } from '../../base/collections.ts';
import { HOME, isWithin, nameOf, parentOf } from '../files/paths.ts';
import type { World } from '../files/world.ts';
import { ShellMachine } from '../shell/machine.ts';
import { parseShell } from '../shell/parse.ts';
import { freshState, type ShellState } from '../shell/state.ts';
import type { TraceEvent } from '../trace.ts';
import { blocksOf } from './blocks.ts';
import { hostNames } from './hosts-named.ts';
import type { RunbookText } from './lines.ts';
import { type Segment, segmentsOf } from './segments.ts';

/** What a runbook is run on. */
export interface RunbookInput {
	readonly text: RunbookText;
	readonly world: World;
	/** The hosts of the workspace, in their natural order. */
	readonly hosts: readonly string[];
	/** The folders of packages, by host. */
	readonly packages: readonly { readonly host: string; readonly path: string }[];
	/** Folders are copied also without `-r`. */
	readonly mendsCopies?: boolean;
}

/** What came of it. */
export interface RunbookRun {
	readonly world: World;
	readonly events: readonly TraceEvent[];
	/** The host that was taken where the text names none, and the others that could be meant. */
	readonly assumed: { readonly host: string; readonly line: number } | undefined;
}

/** Carries out all lines of a runbook, each block where the text says. */
export function runRunbook(input: RunbookInput): RunbookRun {
	return new Runner(input).run();
}

interface Spot {
	readonly host: string;
	readonly folder: string | undefined;
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
		if (place.folder === undefined && place.packages.length === 0)
			return hosts.map((host) => ({ host, folder: undefined }));
		const spots = hosts.flatMap((host) =>
			this.#foldersOn(host, place.packages, place.folder).map((folder) => ({ host, folder })),
		);
		return spots.length > 0 ? spots : hosts.map((host) => ({ host, folder: undefined }));
	}

	#allHosts(): string[] {
		return unique([...this.#input.hosts, ...this.#world.hosts]);
	}

	/** The folders meant on a host: of the packages that are named, else of all that are there. */
	#foldersOn(host: string, named: readonly string[], folder: string | undefined): string[] {
		const all = unique(this.#input.packages.map(({ path }) => path));
		const below = folder === undefined ? '' : `/${folder}`;
		const here = unique([...all, ...this.#found(host)]).filter(
			(path) => typeof this.#world.look(host, path) === 'object',
		);
		const fits = here.filter((path) => named.includes(nameOf(path)));
		if (fits.length > 0) return fits.map((path) => path + below);
		if (named.length === 0) return here.map((path) => path + below);
		const elsewhere = all.find((path) => named.includes(nameOf(path)));
		const parent = all[0] === undefined ? '/home' : parentOf(all[0]);
		return named.slice(0, 1).map((name) => (elsewhere ?? `${parent}/${name}`) + below);
	}

	/** Packages that the script itself put on a host. */
	#found(host: string): string[] {
		return [...this.#world.below(host, '/').keys()].flatMap((path) => {
			const [, root] = /^(.+)\/server\/clusterDemo$/.exec(path) ?? [];
			return root === undefined ? [] : [root];
		});
	}

	#sameHosts(segment: Segment): string[] {
		if (this.#last.length > 0) return unique(this.#last.map(({ host }) => host));
		const { hosts } = this.#input;
		const [first = 'localhost', ...others] = hosts;
		if (others.length === 0) return [first];
		const host = this.#likeliest(segment.source.text) ?? first;
		this.#assumed = { host, line: segment.firstLine };
		return [host];
	}

	/** The only host on which the folders that a script names are. */
	#likeliest(script: string): string | undefined {
		const paths = script.match(/(?<![\w.:@-])\/[\w./-]+/g) ?? [];
		const score = (host: string) =>
			paths.filter((path) => this.#input.packages.some((one) => one.host === host && isWithin(one.path, path))).length;
		const scored = this.#input.hosts.map((host) => ({ host, score: score(host) })).sort((a, b) => b.score - a.score);
		return (scored[0]?.score ?? 0) > (scored[1]?.score ?? 0) ? scored[0]?.host : undefined;
	}

	#hostNamed(name: string): string {
		const { hosts } = this.#input;
		if (hosts.includes(name)) return name;
		return name === 'localhost' || name === '127.0.0.1' ? (this.#last[0]?.host ?? name) : name;
	}
}
