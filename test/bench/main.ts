// npm run bench -- [--only PART,…] [--quick] [--no-budget] [--record]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Part } from './bench.ts';
import { misses } from './budgets.ts';
import { thisMachine } from './machine.ts';
import { benchmarkPage } from './page.ts';
import { PARTS } from './parts.ts';
import { installPeers, versionOf } from './peers.ts';
import type { Measured, Run } from './result.ts';
import { inUnit, plainTable, tableOf } from './table.ts';

const FULL = { warm: 20, rounds: 40, patience: 1_200 };
const QUICK = { warm: 4, rounds: 6, patience: 2_000 };

/** Measures what the arguments ask for, prints tables, writes the run, and says which goals were missed. */
export async function benchmark(root: string, bundles: string, args: string[]): Promise<void> {
	const { values } = parseArgs({
		args,
		options: {
			only: { type: 'string', multiple: true, default: [] },
			quick: { type: 'boolean', default: false },
			'no-budget': { type: 'boolean', default: false },
			record: { type: 'boolean', default: false },
		},
	});
	const parts = chosen(values.only.flatMap((one) => one.split(',')));
	if (values.record && (values.quick || parts.length < PARTS.length)) throw new Error('only a whole run is recorded');
	const bench = prepare(root, bundles, {
		isQuick: values.quick,
		arePeersNeeded: parts.some(({ name }) => name === 'lines'),
	});
	const head = {
		date: new Date().toISOString().slice(0, 10),
		machine: thisMachine(),
		versions: versions(root, bench),
		quick: values.quick,
		parts: parts.map(({ name, title, about }) => ({ name, title, about })),
	};
	const results: Measured[] = [];
	for (const part of parts) {
		await measure(part, bench, results);
		write(root, 'out/bench/run.json', { ...head, results }); // what was measured is not lost with what comes after
	}
	if (values.record) {
		write(root, 'docs/benchmarks.json', { ...head, results });
		writeFileSync(path.join(root, 'docs/benchmarks.md'), benchmarkPage({ ...head, results }));
	}
	if (values['no-budget']) return;
	for (const { budget, found } of misses(results)) {
		process.exitCode = 1;
		console.log(`\nMISSED: ${budget.goal}`);
		for (const { what, value, unit } of found.filter((one) => (one.value ?? Infinity) > budget.most))
			console.log(`  ${what}: ${value === undefined ? 'took too long' : inUnit(value, unit)}`);
	}
}

function chosen(names: readonly string[]): readonly Part[] {
	const unknown = names.filter((name) => !PARTS.some((part) => part.name === name));
	const known = PARTS.map(({ name }) => name).join(', ');
	if (unknown.length > 0) throw new Error(`there is no part ${unknown.join(', ')}; there are ${known}`);
	return names.length === 0 ? PARTS : PARTS.filter(({ name }) => names.includes(name));
}

function prepare(root: string, bundles: string, how: { isQuick: boolean; arePeersNeeded: boolean }): Bench {
	const { peers, missing } = how.arePeersNeeded ? installPeers(root) : { peers: [], missing: [] };
	if (missing.length > 0) console.log(`NOT MEASURED, as it cannot be installed: ${missing.join(', ')}`);
	const node = [process.execPath, '--max-semi-space-size=64']; // as our client and the command line start it
	const bundle = (name: string) => path.join(bundles, `${name}.cjs`);
	return {
		root,
		ours: [...node, path.join(root, 'dist/server/cli.js'), 'lsp', '--stdio'],
		floor: [...node, bundle('floor-server'), '--stdio'],
		bundle,
		peers,
		effort: how.isQuick ? QUICK : FULL,
		isQuick: how.isQuick,
	};
}

function versions(root: string, { peers }: Bench): Record<string, string> {
	const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
	return Object.fromEntries([['ours', version], ...peers.map((peer) => [peer.name, versionOf(root, peer)])]);
}

async function measure(part: Part, bench: Bench, results: Measured[]): Promise<void> {
	console.log(`\n== ${part.title} (${part.name})`);
	for await (const one of part.measure(bench)) results.push(rounded(one));
	console.log(plainTable(tableOf(results, part.name)));
}

/** No more digits than mean anything. */
function rounded(measured: Measured): Measured {
	const cut = (value: number) => Number(value.toPrecision(4));
	const { median, p95 } = measured;
	return {
		...measured,
		...(median !== undefined && { median: cut(median) }),
		...(p95 !== undefined && { p95: cut(p95) }),
	};
}

/** Writes a run, a line for each result. */
function write(root: string, file: string, { results, ...rest }: Run): void {
	const lines = results.map((one) => `\t\t${JSON.stringify(one)}`);
	const head = JSON.stringify(rest, undefined, '\t').replace(/\n\}$/, '');
	const target = path.join(root, file);
	mkdirSync(path.dirname(target), { recursive: true });
	writeFileSync(target, `${head},\n\t"results": [\n${lines.join(',\n')}\n\t]\n}\n`);
}
