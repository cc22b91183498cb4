import { sha256 } from '../../server/src/plan/fingerprint.ts';
import type { HostPath, Operation, Probe } from '../../server/src/plan/operation.ts';
import { below } from '../../server/src/plan/path-relations.ts';
import { contents, hostState, hostsIn, type SystemState } from '../../server/src/plan/system-state.ts';

/** Says what a folder holds: a file in it, so that copying and renaming take it along. */
const CONTENT = '/.content';

/** A process of the toy: the alias that its file names, and the package that it runs from. */
interface Process {
	readonly alias: string;
	readonly package: string;
	readonly port: number;
}

/** A machine that is nothing but files and processes. */
interface Machine {
	readonly files: Map<string, string>;
	readonly made: Set<string>;
	readonly processes: Map<string, Process>;
}

/**
 * Carries out operations on toy machines, knowing nothing of the kinds of steps. What they do there is compared with
 * what the kinds say they mean.
 */
export class ModelHosts {
	readonly #machines = new Map<string, Machine>();
	/** The addresses that files used for machines which have new ones. */
	readonly #oldAddresses: ReadonlyMap<string, string>;

	constructor(
		state: SystemState,
		processes: ReadonlyMap<string, Process>,
		oldAddresses: ReadonlyMap<string, string> = new Map(),
	) {
		this.#oldAddresses = oldAddresses;
		for (const host of hostsIn(state)) {
			const { files, folders, running } = hostState(state, host);
			const machine = this.#on(host);
			for (const [path, text] of files) machine.files.set(path, text);
			for (const [path, content] of folders) machine.files.set(path + CONTENT, content);
			for (const alias of running) machine.processes.set(alias, processes.get(alias) as Process);
		}
	}

	/** Carries out an operation; throws where a machine would stop with a message. */
	run(operation: Operation): void {
		if (operation.op === 'run') this.#runUnless(operation);
		else if (operation.op === 'write-file') this.#writeFile(operation);
		else if (operation.op === 'restore-file') this.#restoreFile(operation);
		else if (operation.op === 'copy-tree') this.#copyTree(operation);
		else if (operation.op === 'rename') this.#rename(operation.host, operation.from, operation.to);
		else if (operation.op === 'make-folder') this.#makeFolder(operation.host, operation.path);
		else if (operation.op !== 'confirm') this.#expect(operation.host, operation.probe);
	}

	/** What the operator does by hand: data nodes start and stop, licences are put in place. */
	operate(host: string, alias: string, process: Process | undefined): void {
		if (process) this.#on(host).processes.set(alias, process);
		else this.#on(host).processes.delete(alias);
	}

	/** Marks folders as the server would change them. */
	use(host: string, path: string, alias: string): void {
		this.hold(host, path, contents.usedBy(alias));
	}

	/** Says what a folder holds. */
	hold(host: string, path: string, content: string): void {
		this.#on(host).files.set(path + CONTENT, content);
	}

	/** Puts a file in place that the model does not speak of: a program, a licence, an archive. */
	putFile(host: string, path: string, text = ''): void {
		this.#on(host).files.set(path, text);
	}

	/** Files, folders and processes of a host, in the words of the planner's model. */
	look(host: string): { files: Map<string, string>; folders: Map<string, string>; running: Set<string> } {
		const { files, processes } = this.#on(host);
		const isFolder = (path: string) => path.endsWith(CONTENT);
		return {
			files: new Map(
				[...files].filter(([path]) => !isFolder(path) && !/\.lic$|\.zip$|\/dolphindb$|\.complete$/.test(path)),
			),
			folders: new Map(
				[...files]
					.filter(([path]) => isFolder(path))
					.map(([path, content]) => [path.slice(0, -CONTENT.length), content]),
			),
			running: new Set(processes.keys()),
		};
	}

	#on(host: string): Machine {
		const machine = this.#machines.get(host) ?? { files: new Map(), made: new Set(), processes: new Map() };
		this.#machines.set(host, machine);
		return machine;
	}

	#runUnless({ host, argv, cwd = '', unless }: Extract<Operation, { op: 'run' }>): void {
		if (!unless || !this.#holds(host, unless)) this.#program(host, argv, cwd);
	}

	#expect(host: string, probe: Probe): void {
		if (!this.#holds(host, probe)) throw new Error(`on ${host}: ${JSON.stringify(probe)} does not hold`);
	}

	#program(host: string, argv: readonly string[], cwd: string): void {
		const machine = this.#on(host);
		const script = argv.at(-1);
		if (argv[0] === 'mv') this.#move(host, argv);
		else if (argv[0] === 'cp') this.#copyFile(host, argv);
		else if (argv[0] === 'unzip') machine.files.set((argv.at(-1) ?? '') + CONTENT, contents.program);
		else if (script === 'stopAllNode.sh') machine.processes.clear();
		else if (script === 'startController.sh') this.#start(host, cwd, 'controller.cfg');
		else if (script === 'startAgent.sh') this.#start(host, cwd, 'agent.cfg');
		else if (argv[0] !== 'chmod' && argv[0] !== 'rmdir') throw new Error(`unknown program ${argv.join(' ')}`);
	}

	#move(host: string, argv: readonly string[]): void {
		const [from, to] = [argv.at(-2) ?? '', argv.at(-1) ?? ''];
		if (argv.includes('--backup=numbered')) this.#backUp(host, to);
		this.#rename(host, from, to);
	}

	#copyFile(host: string, argv: readonly string[]): void {
		const [from, to] = [argv.at(-2) ?? '', argv.at(-1) ?? ''];
		const text = this.#on(host).files.get(from);
		if (text === undefined) throw new Error(`there is no ${from} on ${host}`);
		this.#backUp(host, to);
		this.putFile(host, to, text);
	}

	/** Gives what is there the name that it gets by --backup=numbered. */
	#backUp(host: string, path: string): void {
		let number = 1;
		while (this.#exists({ host, path: `${path}.~${number}~` })) number++;
		if (this.#exists({ host, path })) this.#rename(host, path, `${path}.~${number}~`);
	}

	#start(host: string, cwd: string, file: string): void {
		const text = this.#on(host).files.get(`${cwd}/config/${file}`) ?? '';
		const [, address, port, alias = ''] = /^\s*localSite\s*=\s*([^:\s]+):(\d+):(\S+)/m.exec(text) ?? [];
		if (address !== host && this.#oldAddresses.get(address ?? '') !== host)
			throw new Error(`${cwd}/config/${file} on ${host} says ${address}`);
		const folder = cwd.replace('/server/clusterDemo', '');
		this.#on(host).processes.set(alias, { alias, package: folder, port: Number(port) });
		if (file === 'agent.cfg') return;
		this.use(host, `${cwd}/data/${alias}`, alias);
		const meta = /^\s*dfsMetaDir\s*=\s*(\S+)/m.exec(text)?.[1];
		if (meta) this.use(host, meta, alias);
	}

	#writeFile({ host, path, content, sha256: sum, before, keep }: Extract<Operation, { op: 'write-file' }>): void {
		const { files } = this.#on(host);
		const now = this.#sum(host, path);
		if (now === sum) return;
		if (now !== before) throw new Error(`${path} on ${host} is not what the plan was made from`);
		const old = files.get(path);
		if (old !== undefined && !files.has(keep)) files.set(keep, old);
		files.set(path, content);
	}

	#restoreFile({ host, path, keep, before, written }: Extract<Operation, { op: 'restore-file' }>): void {
		const { files } = this.#on(host);
		const now = this.#sum(host, path);
		if (now === before) return;
		if (now !== written) throw new Error(`somebody changed ${path} on ${host}`);
		const old = files.get(keep);
		files.delete(keep);
		if (before === 'absent') files.delete(path);
		else files.set(path, old ?? '');
	}

	#copyTree({ from, to, excludes, optional, snapshot }: Extract<Operation, { op: 'copy-tree' }>): void {
		const mark = to.path.replace(/[^/]*$/, '.$&.complete');
		if (snapshot && this.#on(to.host).files.has(mark)) return;
		const source = this.#on(from.host).files;
		const inside = [...source].flatMap(([path, text]) => {
			const rest = below(from.path, path);
			const excluded = excludes.some((one) =>
				one === '*.lic' ? path.endsWith('.lic') : below(one, rest ?? '') !== undefined,
			);
			return rest && !excluded ? [[rest, text] as const] : [];
		});
		if (inside.length === 0 && !optional && !this.#exists(from))
			throw new Error(`nothing at ${from.path} on ${from.host}`);
		if (!this.#isFreeOrOurs(to)) throw new Error(`${to.path} on ${to.host} is not free`);
		this.#on(to.host).made.add(to.path);
		for (const [rest, text] of inside) this.#on(to.host).files.set(to.path + rest, text);
		if (snapshot) this.putFile(to.host, mark);
	}

	#rename(host: string, from: string, to: string): void {
		const [there, target] = [this.#exists({ host, path: from }), this.#exists({ host, path: to })];
		if (!there && target) return;
		if (!there || target) throw new Error(`cannot rename ${from} to ${to} on ${host}`);
		const { files } = this.#on(host);
		for (const [path, text] of [...files]) {
			const rest = below(from, path);
			if (rest === undefined) continue;
			files.delete(path);
			files.set(to + rest, text);
		}
	}

	#makeFolder(host: string, path: string): void {
		if (!this.#isFreeOrOurs({ host, path })) throw new Error(`${path} on ${host} is not free`);
		const { files, made } = this.#on(host);
		made.add(path);
		if (!files.has(path + CONTENT)) files.set(path + CONTENT, contents.empty);
	}

	#isFreeOrOurs({ host, path }: HostPath): boolean {
		const { made } = this.#on(host);
		return [...made].some((folder) => below(folder, path) !== undefined) || !this.#exists({ host, path });
	}

	#exists({ host, path }: HostPath): boolean {
		return [...this.#on(host).files.keys()].some((file) => below(path, file) !== undefined);
	}

	#sum(host: string, path: string): string {
		const text = this.#on(host).files.get(path);
		return text === undefined ? 'absent' : sha256(text);
	}

	#holds(host: string, probe: Probe): boolean {
		const processes = [...this.#on(host).processes.values()];
		switch (probe.probe) {
			case 'no-process-below':
				return !processes.some((one) => probe.folders.some((folder) => below(folder, one.package) !== undefined));
			case 'port-free':
				return !processes.some(({ port }) => port === probe.port);
			case 'port-listening':
				return processes.some(({ port }) => port === probe.port);
			case 'file-is':
				return probe.sha256.includes(this.#sum(host, probe.path));
			case 'path-exists':
				return this.#exists({ host, path: probe.path });
			case 'path-absent':
				return !this.#exists({ host, path: probe.path });
			case 'folder-free-or-ours':
				return this.#isFreeOrOurs({ host, path: probe.path });
			case 'space-for':
			case 'ssh-to':
			case 'succeeds':
			case 'same-output':
			case 'owner-known':
			case 'disk-like':
			case 'clock-within':
			case 'ways-open':
			case 'ports-kept':
			case 'nothing-starts':
			case 'links-inside':
			case 'holds-only':
			case 'logs-quiet':
				return true;
		}
	}
}
