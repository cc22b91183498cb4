import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { corpusFolder } from './corpus.ts';

/** Where a package lies: below the address of its server, as on the servers of the tutorial. */
export function configFolder(root: string, server: number, pkg: number): string {
	return path.join(root, `172.0.0.${server}/home/dolphindb_${pkg}/server/clusterDemo/config`);
}

/** Lays the files attached to the tutorial out as it says: `places` are server and package. */
export function layOut(root: string, seed: string, places: readonly (readonly [server: number, pkg: number])[]): void {
	for (const [server, pkg] of places) {
		const to = configFolder(root, server, pkg);
		const from = path.join(corpusFolder, seed, `dolphindb_${pkg}`);
		mkdirSync(to, { recursive: true });
		for (const name of readdirSync(from)) {
			writeFileSync(path.join(to, name.replace(/\d_\d/, '')), readFileSync(path.join(from, name)));
		}
	}
}

/** Copies a package to another server: what the tutorial's `scp` would do if it had `-r`. */
export function copyPackage(root: string, from: readonly [number, number], to: readonly [number, number]): void {
	cpSync(configFolder(root, ...from), configFolder(root, ...to), { recursive: true });
}

/** Runs a line of the tutorial with real bash and sed in a config folder. What fails there fails here without a word. */
export function runIn(folder: string, line: string): void {
	execFileSync('bash', ['-c', `${line}\ntrue`], { cwd: folder, stdio: 'ignore' });
}

const ADDRESS = '([0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+):([0-9]+)';

/** The long `sed` of both migrations to three servers, with its slip: `\n` before `ode1`. */
export function readdress(): string {
	const expressions = ['controller', 'agent', 'node'].flatMap((role) =>
		[1, 2, 3].map((n) => {
			const slip = role === 'node' && n === 1 ? '\\' : '';
			return `-e 's/${ADDRESS}:${role}${n}/172.0.0.${n}:\\2:${slip}${role}${n}/'`;
		}),
	);
	return `sed -i.bak -E ${expressions.join(' ')} ./*`;
}

/** Appends rows to cluster.nodes as the tutorial does; `>` is its slip on two of three servers. */
export function appendRows(rows: readonly string[], operator: '>>' | '>' = '>>'): string {
	return rows.map((row) => `echo '${row}' ${operator} cluster.nodes`).join('\n');
}

/** Adds two controllers to `sites` of agent.cfg. */
export const appendSites =
	"sed -i '/^sites/s/$/,172.0.0.4:9912:controller4:controller,172.0.0.5:9913:controller5:controller/' agent.cfg";

/** Turns one node of a copied package into another. */
export function replaceSite(file: string, alias: string, site: string): string {
	return `sed -i.bak -E -e 's/${ADDRESS}:${alias}/${site}/' ${file}`;
}
