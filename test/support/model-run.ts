import { initialState } from '../../server/src/plan/initial-state.ts';
import type { Operation } from '../../server/src/plan/operation.ts';
import type { Placement, Plan, Step } from '../../server/src/plan/plan.ts';
import type { Source } from '../../server/src/plan/source.ts';
import type { LicenceData } from '../../server/src/plan/steps/check-licences.ts';
import type { PushData } from '../../server/src/plan/steps/push-node-list.ts';
import type { StartDataData } from '../../server/src/plan/steps/start-data-nodes.ts';
import { contents, hostState, hostsIn, type SystemState } from '../../server/src/plan/system-state.ts';
import { ModelHosts } from './model-hosts.ts';

/** A plan on toy machines, with an operator who does what the questions ask for. */
export class ModelRun {
	readonly hosts: ModelHosts;
	readonly #plan: Plan;

	constructor(plan: Plan, source: Source) {
		this.#plan = plan;
		const first = initialState(plan, source);
		this.hosts = new ModelHosts(first, new Map(plan.source.map((one) => [one.alias, one])), source.addresses);
		for (const host of hostsIn(first)) {
			for (const [path, content] of hostState(first, host).folders) {
				if (content === contents.program) this.hosts.putFile(host, `${path}/server/dolphindb`);
			}
		}
		for (const { address } of plan.hosts) this.hosts.putFile(address, ARCHIVE);
	}

	/** Carries out a step, or only its first operations. */
	do({ kind, operations, data }: Step, count = operations.length): void {
		if (kind === 'check-licence') this.#putLicences(data as LicenceData);
		for (const operation of operations.slice(0, count)) {
			this.hosts.run(operation);
			if (kind === 'push-node-list' && operation.op === 'confirm') this.#saveList(data as PushData);
		}
		if (kind === 'begin-outage')
			for (const one of workers(this.#plan.source)) this.hosts.operate(one.host, one.alias, undefined);
		if (kind !== 'start-data-nodes') return;
		for (const one of workers(this.#plan.target)) this.hosts.operate(one.host, one.alias, one);
		for (const { host, path, alias } of (data as StartDataData).folders) this.hosts.use(host, path, alias);
	}

	/** Takes a step back; a second time where the first was interrupted after some operations. */
	undo({ kind, undo }: Step, interruptedAfter = 0): void {
		const operations = 'irreversible' in undo ? [] : (undo as readonly Operation[]); // the union has two members
		for (const operation of operations.slice(0, interruptedAfter)) this.hosts.run(operation);
		for (const operation of operations) this.hosts.run(operation);
		if (kind === 'begin-outage')
			for (const one of workers(this.#plan.source)) this.hosts.operate(one.host, one.alias, one);
	}

	/** The old cluster is in use for a while: what its folders hold has a new age. Returns what they hold. */
	age(first: SystemState, age: number): string[] {
		for (const host of hostsIn(first)) {
			for (const [path, content] of hostState(first, host).folders)
				this.hosts.hold(host, path, `${content}, age ${age}`);
		}
		return this.contents(first);
	}

	/** What the folders of a state hold now. */
	contents(first: SystemState): string[] {
		return hostsIn(first).flatMap((host) => {
			const { folders } = this.hosts.look(host);
			return [...hostState(first, host).folders.keys()].map((path) => `${host} ${path}: ${folders.get(path)}`);
		});
	}

	/** Files that differ from a state of the model, and processes; further files on the hosts do not count. */
	differences(state: SystemState): string[] {
		return hostsIn(state).flatMap((host) => {
			const { files, running } = this.hosts.look(host);
			const model = hostState(state, host);
			return [
				...[...model.files].filter(([path, text]) => files.get(path) !== text).map(([path]) => `${host}: ${path}`),
				...[...model.running].filter((alias) => !running.has(alias)).map((alias) => `${host}: ${alias} is down`),
				...[...running].filter((alias) => !model.running.has(alias)).map((alias) => `${host}: ${alias} runs`),
			];
		});
	}

	/** The server may write what is saved in the Raft group into all files. */
	#saveList({ files }: PushData): void {
		for (const { host, path } of files) this.hosts.putFile(host, path, 'as the server writes it\n');
	}

	#putLicences({ host, packages }: LicenceData): void {
		for (const path of packages) this.hosts.putFile(host, `${path}/server/dolphindb.lic`);
	}
}

/** The archive that is there on every toy machine. */
export const ARCHIVE = '/opt/server.zip';

function workers(placements: readonly Placement[]): Placement[] {
	return placements.filter(({ mode }) => mode === 'datanode' || mode === 'computenode');
}
