import * as vscode from 'vscode';
import { manifestName } from '../../../server/src/drift/manifest.ts';
import type { CompareResult, DriftGrid } from '../../../server/src/protocol/drift.ts';
import { fetchedFrom, twoHostsIn } from '../../support/drift.ts';
import { api } from './exports.ts';
import { closeEditors, equal, inWorkspace, remove, waitFor, write, writeAll } from './support.ts';

const PLACE = 'drifting';
const SECOND = '10.7.0.2';
const COLUMN = `${SECOND}:/home/dolphindb_1`;
const at = (host: string, name: string) => `${host}/dolphindb_1/server/clusterDemo/config/${name}`;
const document = (host: string, name: string) => {
	const uri = inWorkspace(`${PLACE}/${at(host, name)}`).toString();
	return vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
};
const textOf = async (name: string) =>
	new TextDecoder().decode(await vscode.workspace.fs.readFile(inWorkspace(`${PLACE}/${name}`)));
const run = async <Answer>(command: string, argument: object = {}) =>
	vscode.commands.executeCommand<Answer>(`dolphindbCluster.${command}`, {
		cluster: inWorkspace(PLACE).toString(),
		confirm: false,
		...argument,
	});
const openTab = (label: RegExp) =>
	vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find((tab) => label.test(tab.label));

/** The cluster.cfg of the second host has another value, its agent.cfg is not in the workspace. */
const { [at(SECOND, 'agent.cfg')]: agent = '', ...known } = twoHostsIn('10.7.0');
const fetched = fetchedFrom(known, (place, text) => {
	if (place.kind === 'agent') return place.host === SECOND ? agent : undefined;
	return place.host === SECOND && place.kind === 'cluster' ? text?.replace('maxMemSize=8', 'maxMemSize=<b>16') : text;
});
const fetchAll = () => writeAll(`${PLACE}/drift`, fetched);

const compared = async (): Promise<DriftGrid> => {
	const result = await run<CompareResult>('compareWithHosts');
	if ('problems' in result) throw new Error(result.problems.join('\n'));
	return result.grid;
};
const found = ({ rows }: DriftGrid) => rows.map(({ id, cells }) => [id, ...cells.map(({ state }) => state)]);
const DRIFT = [
	['agent file', 'missing', 'extra'],
	['cluster file', 'same', 'differs'],
	['cluster setting maxMemSize', 'same', 'differs'],
];

describe('drift', () => {
	before(async () => {
		await writeAll(PLACE, known);
		const { clusters } = await api();
		const hasCluster = async () => {
			const roots = await clusters.getChildren();
			return roots.some((one) => one.kind === 'cluster' && one.tree.name === PLACE && one.tree.hosts.length === 2);
		};
		for (let tries = 0; tries < 200 && !(await hasCluster()); tries++) await pause();
		equal(await hasCluster(), true);
	});
	afterEach(closeEditors);
	after(() => remove(PLACE));

	it('nothing fetched is nothing shown', async () => {
		const answer = await run<{ problems: readonly string[] }>('compareWithHosts');
		equal([answer.problems.length, answer.problems[0]?.includes('fetch.sh')], [1, true]);
		equal(openTab(/drifting/), undefined);
	});

	it('is fetched by a script beside the cluster, which is not written over anything else', async () => {
		const answer = await run<{ written: readonly string[] }>('fetchConfiguration');
		equal(
			answer.written,
			['fetch.sh', 'layout.json'].map((name) => inWorkspace(`${PLACE}/drift/${name}`).toString()),
		);
		equal((await textOf('drift/fetch.sh')).includes(SECOND), true);
		await write(`${PLACE}/drift/fetch.sh`, 'mine');
		equal((await run<{ problems: readonly string[] }>('fetchConfiguration')).problems.length, 1);
		equal(await textOf('drift/fetch.sh'), 'mine');
	});

	it('is shown as a grid, and copies are no further cluster', async () => {
		await fetchAll();
		equal(found(await compared()), DRIFT);
		await waitFor('the panel', () => openTab(/drifting/));
		const { clusters } = await api();
		const names = (await clusters.getChildren()).flatMap((one) => (one.kind === 'cluster' ? [one.tree.name] : []));
		equal(
			names.filter((name) => name === PLACE || /fetched|10\.0\.0|home/.test(name)),
			[PLACE],
		);
	});

	it('is taken over by an edit that can be undone, once the message of the page is one', async () => {
		await compared();
		const { drift } = await api();
		const take = { type: 'take', row: 'cluster setting maxMemSize', column: COLUMN };
		for (const message of [undefined, 'take', { ...take, row: 1 }, { ...take, more: 1 }, { ...take, type: 'run' }])
			await drift.receive(message);
		equal(document(SECOND, 'cluster.cfg')?.isDirty ?? false, false);
		await drift.receive(take);
		for (const host of ['10.7.0.1', SECOND]) {
			const text = document(host, 'cluster.cfg')?.getText() ?? '';
			equal([document(host, 'cluster.cfg')?.isDirty, text.includes('maxMemSize=<b>16')], [true, true]);
		}
		equal((await textOf(at(SECOND, 'cluster.cfg'))).includes('maxMemSize=8'), true);
		equal(found(await settled(1)), [DRIFT[0], ['cluster file', 'differs', 'same'], [DRIFT[2]?.[0], 'differs', 'same']]);
		await vscode.window.showTextDocument(inWorkspace(`${PLACE}/${at(SECOND, 'cluster.cfg')}`));
		await vscode.commands.executeCommand('undo');
		equal(document(SECOND, 'cluster.cfg')?.getText().includes('maxMemSize=8'), true);
	});

	it('a file that only a host has comes into the workspace', async () => {
		await compared();
		await (await api()).drift.receive({ type: 'take', row: 'agent file', column: COLUMN });
		const made = await waitFor('the file', () => document(SECOND, 'agent.cfg'));
		equal(made.getText(), agent);
	});

	it('opens the two files side by side', async () => {
		await compared();
		await (await api()).drift.receive({ type: 'open', row: 'cluster setting maxMemSize', column: COLUMN });
		await waitFor('the comparison', () => openTab(/cluster\.cfg ↔/));
	});

	it('follows what is fetched anew', async () => {
		await compared();
		const manifest = `${PLACE}/drift/hosts.fetched/${SECOND}/${manifestName}`;
		const down = (fetched[`hosts.fetched/${SECOND}/${manifestName}`] ?? '').replace('\treached', '\tnot-reached');
		await write(manifest, down);
		equal(
			(await compared()).columns.map(({ state }) => state),
			['fetched', 'not-reached'],
		);
	});
});

/** The comparison once the server has heard of an edit: then the first host differs. */
async function settled(differing: number): Promise<DriftGrid> {
	for (let tries = 0; tries < 100; tries++) {
		const grid = await compared();
		if (grid.rows.at(-1)?.cells.findIndex(({ state }) => state === 'differs') !== differing) return grid;
		await pause();
	}
	throw new Error('the server did not hear of the edit');
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
