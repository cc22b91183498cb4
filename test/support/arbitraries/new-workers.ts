import fc from 'fast-check';

/** A data or compute node that a target adds. */
export interface NewWorker {
	readonly compute: boolean;
	/** The alias is one that patterns for the others reach. */
	readonly alike: boolean;
	/** Which of the places. */
	readonly at: number;
	/** The target says where its data lie, whatever follows from other lines. */
	readonly told: boolean;
}

/** A few data and compute nodes that a target adds, or none. */
export const newWorkers: fc.Arbitrary<readonly NewWorker[]> = fc.oneof(
	fc.constant([]),
	fc.array(fc.record({ compute: fc.boolean(), alike: fc.boolean(), at: fc.nat(), told: fc.boolean() }), {
		minLength: 1,
		maxLength: 3,
	}),
);

/** The host that only new nodes run on, with an agent of its own. */
const NEW_HOST = '10.30.3.1';

type Entry = readonly [alias: string, node: object];

/** What a target says to add them: on hosts with an agent, and on one that gets one. */
export function workersOn(hosts: readonly string[], workers: readonly NewWorker[]): Entry[] {
	const places = [...hosts, NEW_HOST];
	const nodes = workers.map(({ compute, alike, at, told }, number): Entry => {
		const alias = `${compute ? 'cnode' : alike ? 'node' : 'store'}${21 + number}`;
		const host = places[at % places.length];
		const folders = ['volumes', 'redoLogDir', 'TSDBRedoLogDir', 'chunkMetaDir'];
		const set = compute
			? { persistenceDir: `/fresh/${alias}/streams` }
			: Object.fromEntries(folders.map((name) => [name, `/fresh/${alias}/${name}`]));
		const mode = compute ? 'computenode' : 'datanode';
		return [alias, { mode, host, port: 7921 + number, ...(told && { set }) }];
	});
	const isUsed = nodes.some(([, node]) => 'host' in node && node.host === NEW_HOST);
	const agent: Entry = ['agent31', { mode: 'agent', host: NEW_HOST, port: 7931, package: 'pack_31' }];
	return isUsed ? [agent, ...nodes] : nodes;
}
