import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import {
	type CellParams,
	type CompareResult,
	compareRequest,
	type FetchResult,
	fetchRequest,
	type SidesResult,
	sidesRequest,
	takeRequest,
} from '../../server/src/protocol/drift.ts';
import { type ClustersResult, clustersRequest } from '../../server/src/protocol/messages.ts';
import { fetchedFrom, twoHosts } from '../support/drift.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

const SECOND = '10.0.0.2';
const at = (host: string, name: string) => `${host}/dolphindb_1/server/clusterDemo/config/${name}`;
const PATH = '/home/dolphindb_1/server/clusterDemo/config/cluster.cfg';
const changed = twoHosts[at(SECOND, 'cluster.cfg')]?.replace('maxMemSize=8', 'maxMemSize=16') ?? '';
const fetched = fetchedFrom(twoHosts, (place, text) =>
	place.host === SECOND && place.kind === 'cluster'
		? changed
		: place.host !== SECOND && place.kind === 'agent'
			? undefined
			: text,
);
const COPY = `drift/hosts.fetched/${SECOND}${PATH}`;

let client: Client;
let cluster = '';
const start = async (files: Record<string, string>, locale = 'en') => {
	client = await startClient(files, { locale });
	const { clusters }: ClustersResult = await client.connection.sendRequest(clustersRequest);
	expect(clusters).toHaveLength(1);
	cluster = clusters[0]?.id ?? '';
};
const cell = (row: string): CellParams => ({
	...{ cluster, folder: `${root}/drift`, all: false },
	...{ row, column: `${SECOND}:/home/dolphindb_1` },
});
const compare = async (params: object = {}) =>
	client.connection.sendRequest<CompareResult>(compareRequest, {
		cluster,
		folder: `${root}/drift`,
		all: false,
		...params,
	});
const rows = async () => {
	const result = await compare();
	return 'grid' in result ? result.grid.rows.map(({ id }) => id) : result.problems;
};

afterEach(() => client.close());

describe('drift over the protocol', () => {
	beforeEach(() =>
		start({
			...twoHosts,
			...Object.fromEntries(Object.entries(fetched).map(([name, text]) => [`drift/${name}`, text])),
		}),
	);

	test('is a grid of parameters by hosts', async () => {
		const result = await compare();
		if ('problems' in result) throw new Error(result.problems.join('\n'));
		expect(result.grid.columns.map(({ title }) => title)).toEqual(['10.0.0.1', SECOND]);
		const found = result.grid.rows.map(({ id, workspace, cells }) => [
			id,
			workspace,
			...cells.map(({ state }) => state),
		]);
		expect(found).toEqual([
			['agent file', null, 'missing', 'same'],
			['cluster file', null, 'same', 'differs'],
			['cluster setting maxMemSize', '8', 'same', 'differs'],
		]);
		const [, there] = result.grid.rows[2]?.cells ?? [];
		expect(there).toMatchObject({
			host: { value: '16', line: 1, file: `${root}/${COPY}` },
			takeable: true,
			path: PATH,
		});
	});

	test('is taken over as an edit of every copy, and gone when the editor has made it', async () => {
		const edit = await client.connection.sendRequest<WorkspaceEdit>(takeRequest, cell('cluster setting maxMemSize'));
		const documents = (edit.documentChanges ?? []) as TextDocumentEdit[];
		expect(documents.map(({ textDocument, edits }) => [textDocument.uri, edits])).toEqual(
			['10.0.0.1', SECOND].map((host) => [
				`${root}/${at(host, 'cluster.cfg')}`,
				[{ range: { start: { line: 1, character: 11 }, end: { line: 1, character: 12 } }, newText: '16' }],
			]),
		);
		for (const host of ['10.0.0.1', SECOND]) await client.open(at(host, 'cluster.cfg'), changed);
		const [, ...others] = await rows();
		expect(others).toEqual(['cluster file', 'cluster setting maxMemSize']); // now the first host differs
	});

	test('nothing is taken where there is nothing to take', async () => {
		for (const row of ['agent file', 'cluster setting node1.volumes', 'cluster setting none', '__proto__'])
			expect(await client.connection.sendRequest(takeRequest, cell(row))).toBeNull();
		const elsewhere = { ...cell('cluster setting maxMemSize'), column: '10.0.0.9:/home/dolphindb_1' };
		expect(await client.connection.sendRequest(takeRequest, elsewhere)).toBeNull();
	});

	test('has two sides to be looked at', async () => {
		const sides = await client.connection.sendRequest<SidesResult>(sidesRequest, cell('cluster setting maxMemSize'));
		expect(sides).toEqual({
			file: `${root}/${at(SECOND, 'cluster.cfg')}`,
			...{ host: SECOND, path: PATH, text: changed, line: 1 },
		});
		const missing = { ...cell('agent file'), column: '10.0.0.1:/home/dolphindb_1' };
		expect(await client.connection.sendRequest(sidesRequest, missing)).toMatchObject({ text: null });
	});

	test('copies are no files of the workspace, not even when they are open', async () => {
		await client.open(COPY, changed);
		const { clusters }: ClustersResult = await client.connection.sendRequest(clustersRequest);
		expect(clusters).toHaveLength(1);
		expect([...client.diagnostics.keys()].filter((file) => file.startsWith('drift/'))).toEqual([]);
		expect(await rows()).toContain('cluster setting maxMemSize');
	});

	test('the script to fetch it comes with the folders of the hosts', async () => {
		const made = await client.connection.sendRequest<FetchResult>(fetchRequest, { cluster });
		if ('problems' in made) throw new Error(made.problems.join('\n'));
		expect(made.files.map(({ path, executable }) => [path, executable])).toEqual([
			['fetch.sh', true],
			['layout.json', false],
		]);
		expect(made.warnings).toEqual([]);
		expect(made.files[0]?.text).toContain(PATH);
	});
});

test('where nothing was fetched, or the cluster is gone, it says so in the language of the client', async () => {
	await start(twoHosts, 'zh-cn');
	expect(await compare()).toEqual({ problems: [expect.stringContaining('请先运行 fetch.sh')] });
	expect(await compare({ cluster: 'none' })).toEqual({ problems: [expect.stringContaining('此处没有集群')] });
	const target = { uri: `${root}/a.migration.json`, text: '{ "version": 1, "kind": "migrate", "hosts": {} }' };
	const made = await client.connection.sendRequest<FetchResult>(fetchRequest, { cluster, target });
	expect(made).toEqual({ problems: ['10.0.0.1', SECOND].map((host) => expect.stringContaining(`未列出主机 ${host}`)) });
});
