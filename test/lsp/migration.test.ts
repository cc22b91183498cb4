import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { CancellationTokenSource, LSPErrorCodes, WorkDoneProgress } from 'vscode-languageserver-protocol';
import {
	type ClustersResult,
	clustersRequest,
	type MoveNodeParams,
	moveNodeRequest,
	type TargetResult,
	targetRequest,
} from '../../server/src/protocol/messages.ts';
import { type PlanResult, planRequest } from '../../server/src/protocol/plan.ts';
import { readTree } from '../support/corpus.ts';
import { fourMore } from '../support/four-more.ts';
import { type Client, startClient } from '../support/lsp.ts';

const example = Object.fromEntries(readTree(path.resolve(import.meta.dirname, '../../examples/single-server')));

let client: Client;
afterEach(() => client.close());

describe('migration over the protocol', () => {
	test('from what is offered to scripts and diffs, and nothing is written', async () => {
		client = await startClient(example);
		const before = new Map(client.disk);
		const { clusters, deployments }: ClustersResult = await client.connection.sendRequest(clustersRequest);
		expect(client.messages).toEqual([]);
		expect(deployments.map(({ name }) => name)).toEqual(['deploy-single', 'deploy-dual']);
		const [cluster] = clusters;
		expect(cluster).toMatchObject({ errors: 0, mode: expect.stringContaining('pseudo-HA') });
		const preset = cluster?.presets.find(({ name }) => name === 'single-to-three');
		expect(preset?.hosts).toHaveLength(2);
		const target: TargetResult = await client.connection.sendRequest(targetRequest, {
			cluster: cluster?.id,
			preset: 'single-to-three',
			hosts: preset?.hosts.map(({ proposal }) => proposal),
		});
		const text = 'text' in target ? target.text : '';
		const plan: PlanResult = await client.connection.sendRequest(planRequest, {
			uri: 'untitled:x.migration.json',
			text,
		});
		if ('problems' in plan) throw new Error(plan.problems.join('\n'));
		expect(plan.files.map(({ path: name }) => name)).toEqual(
			expect.arrayContaining(['migrate.sh', 'rollback.sh', 'RUNBOOK.md']),
		);
		expect(plan.diffs.length).toBeGreaterThan(0);
		for (const { before: old, after } of plan.diffs) expect(old).not.toBe(after);
		expect(plan.runbook).toContain('#');
		expect(client.disk).toEqual(before);
	});

	test('a node is put on another host, in a new target and in one that is being written', async () => {
		client = await startClient(example);
		const { clusters }: ClustersResult = await client.connection.sendRequest(clustersRequest);
		const move = (alias: string, host: string, target?: MoveNodeParams['target']): Promise<TargetResult> =>
			client.connection.sendRequest(moveNodeRequest, { cluster: clusters[0]?.id, alias, host, target });
		const first = await move('controller2', '172.0.0.2');
		const text = 'text' in first ? first.text : '';
		expect(JSON.parse(text).nodes).toEqual({ controller2: { host: '172.0.0.2' } });
		const uri = 'untitled:/w/move.migration.json';
		const second = await move('controller3', '172.0.0.3', { uri, text });
		expect('text' in second && JSON.parse(second.text)).toMatchObject({
			hosts: { '172.0.0.3': {} },
			nodes: { controller2: { host: '172.0.0.2' }, controller3: { host: '172.0.0.3' } },
		});
		expect(await move('controller2', '172.0.0.2', { uri, text: '{' })).toEqual({
			problems: [expect.stringContaining('not valid JSON')],
		});
		expect(await move('nobody', '172.0.0.2')).toEqual({ problems: [expect.stringContaining('nobody')] });
	});

	test('several plans come with an overview first, and with what becomes of each file in the end', async () => {
		client = await startClient(example);
		const params = { uri: 'untitled:grow.migration.json', text: JSON.stringify(fourMore) };
		const plan: PlanResult = await client.connection.sendRequest(planRequest, params);
		if ('problems' in plan) throw new Error(plan.problems.join('\n'));
		expect(plan.name).toBe('grow');
		expect(plan.runbook).toMatch(/^# 2 plans, one after the other/);
		expect(plan.files.filter(({ text }) => text === plan.runbook)).toHaveLength(1);
		expect(plan.stages[0]?.steps[0]?.id).toMatch(/^1-3-to-5-controllers\/01-/);
		const places = plan.diffs.map(({ host, path: file }) => `${host}:${file}`);
		expect(new Set(places).size).toBe(places.length);
		const nodes = plan.diffs.find(({ path: file }) =>
			file.endsWith('dolphindb_1/server/clusterDemo/config/cluster.nodes'),
		);
		expect(nodes?.before).not.toContain('controller4');
		expect(nodes?.after).toContain('controller7');
	});

	test('a preset that does not fit, and a target that is wrong, are answered with reasons', async () => {
		client = await startClient(example);
		const target: TargetResult = await client.connection.sendRequest(targetRequest, {
			cluster: undefined,
			preset: 'three-to-five',
			hosts: [],
		});
		expect(target).toMatchObject({ problems: [expect.stringContaining('three-to-five')] });
		const plan: PlanResult = await client.connection.sendRequest(planRequest, { uri: 'x', text: '{"version": 2}' });
		expect('problems' in plan && plan.problems.join('\n')).toContain('version');
	});

	test('deployment needs no cluster in the workspace', async () => {
		client = await startClient({});
		const target: TargetResult = await client.connection.sendRequest(targetRequest, {
			cluster: undefined,
			preset: 'deploy-single',
			hosts: ['10.20.0.1'],
		});
		const plan: PlanResult = await client.connection.sendRequest(planRequest, {
			uri: 'x',
			text: 'text' in target ? target.text : '',
		});
		expect('problems' in plan ? plan.problems : []).toEqual([]);
	});

	test('says what is being done, in the language of the editor, and ends when it is cancelled', async () => {
		client = await startClient(example, { initializationOptions: { locale: 'zh-cn' } });
		const words: string[] = [];
		const source = new CancellationTokenSource();
		const listen = (token: string, heard: () => void) =>
			client.connection.onProgress(WorkDoneProgress.type, token, (value) => {
				words.push(value.kind === 'report' ? (value.message ?? '') : value.kind);
				heard();
			});
		listen('whole', () => undefined);
		const params = { uri: 'x', text: JSON.stringify(fourMore) };
		await client.connection.sendRequest(planRequest, { ...params, workDoneToken: 'whole' });
		expect(words.slice(0, 4)).toEqual(['begin', '检查目标布局', '生成计划', '检查迁移过程中的每个状态']);
		expect(words.slice(-2)).toEqual(['生成：计划（JSON）', 'end']);
		words.length = 0;
		listen('cut', () => source.cancel());
		const cut = client.connection.sendRequest(planRequest, { ...params, workDoneToken: 'cut' }, source.token);
		await expect(cut).rejects.toMatchObject({ code: LSPErrorCodes.RequestCancelled });
		expect(words.at(-1)).toBe('end');
		expect(words.length).toBeLessThan(8);
	});
});
