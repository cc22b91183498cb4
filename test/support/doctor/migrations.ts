import path from 'node:path';
import { corpusFolder, readTree } from '../corpus.ts';

/** The files that the three migrations start from, by the folders of a workspace, and what their text calls things. */
export interface MigrationFiles {
	readonly single: ReadonlyMap<string, string>;
	readonly dual: ReadonlyMap<string, string>;
	readonly three: ReadonlyMap<string, string>;
	/** The text of a runbook with the addresses, ports and folders of these files. */
	worded(runbook: string): string;
	/** The address of a server. */
	host(server: number): string;
}

const expectedFolder = path.resolve(corpusFolder, '../domain/expected');

/** The files attached to the tutorial; they lie beside the repository, not in it. */
export function tutorialFiles(): MigrationFiles {
	return {
		single: readTree(path.join(corpusFolder, 'seed-single-server')),
		dual: readTree(path.join(corpusFolder, 'seed-dual-server')),
		three: asAttached(expectedTree('single-to-three')), // what the first migration should have left
		worded: (runbook) => runbook,
		host: (server) => `172.0.0.${server}`,
	};
}

/** The files that a migration of the tutorial should leave. */
export function expectedTree(preset: string): Map<string, string> {
	return readTree(path.join(expectedFolder, preset));
}

/** Our own example with the slips of the attached files, and a node whose name begins like that of another. */
export function ownFiles(): MigrationFiles {
	const single = example('single-server');
	edit(single, 'dolphindb_2/config/agent.cfg', 'localSite=10.20.0.1', 'localSite=10.20.9.1'); // D-13
	for (const pkg of [1, 2, 3]) edit(single, `dolphindb_${pkg}/config/cluster.nodes`, '10.20.0.1:8811', PREFIXED); // D-08
	const dual = example('dual-server');
	edit(dual, 'dolphindb_2/config/cluster.nodes', '10.20.0.2:8802', '10.20.0.1:8802'); // D-13
	edit(dual, 'dolphindb_3/config/agent.cfg', 'sites=10.20.0.1', 'sites=10.20.0.3'); // D-13
	return {
		single: asAttached(single),
		dual: asAttached(dual),
		three: asAttached(example('three-servers')),
		worded: (runbook) =>
			runbook.replaceAll('172.0.0.', '10.20.0.').replaceAll(':99', ':88').replaceAll('/ssd/ssd1', '/data'),
		host: (server) => `10.20.0.${server}`,
	};
}

/** A data node more, before node1. */
const PREFIXED = '10.20.0.1:8822:node12,datanode\n10.20.0.1:8811';

function example(name: string): Map<string, string> {
	return readTree(path.resolve(import.meta.dirname, '../../../examples', name));
}

function edit(files: Map<string, string>, name: string, from: string, to: string): void {
	const text = files.get(name);
	if (!text?.includes(from)) throw new Error(`${name} has no ${from}`);
	files.set(name, text.replace(from, to));
}

/** With CR LF and without an end of the last line, as the attached files are (D-02, D-05). */
function asAttached(files: ReadonlyMap<string, string>): Map<string, string> {
	return new Map([...files].map(([name, text]) => [name, text.trimEnd().replaceAll('\n', '\r\n')]));
}
