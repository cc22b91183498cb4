import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { CancellationTokenSource } from 'vscode-languageserver-protocol';
import type { PlanResult } from '../../server/src/protocol/plan.ts';
import { encodeUri } from '../../server/src/workspace/uris.ts';
import { readTree } from '../support/corpus.ts';
import { type Client, root, startClient } from '../support/lsp.ts';

vi.setConfig({ testTimeout: 30_000 }); // as files in this folder have
const made = vi.hoisted(() => ({ plans: 0 }));
vi.mock(import('../../server/src/plan/make-plan.ts'), async (actual) => {
	const { makePlan } = await actual();
	return {
		makePlan: (...args) => {
			made.plans++;
			return makePlan(...args);
		},
	};
});

const folder = path.resolve(import.meta.dirname, '../../examples/single-server');
const name = 'to-three-servers.migration.json';
const target = readFileSync(path.join(folder, name), 'utf8');
const other = `${target}\n`;
const uri = encodeUri(`${root}/${name}`);

let client: Client;
afterEach(() => client.close());

const plan = (text: string) => client.connection.sendRequest<PlanResult>('dolphindbCluster/plan', { uri, text });
const save = () => client.connection.sendNotification('textDocument/didSave', { textDocument: { uri } });
const told = () =>
	(client.diagnostics.get(name) ?? []).some(({ message }) => String(message).includes('Nothing is deleted'));
/** Waits for diagnostics of a plan, which come when the server finds the time. */
const diagnosed = () => expect.poll(told, { timeout: 20_000, interval: 20 }).toBe(true);
const countOf = async (work: () => Promise<unknown>) => {
	const before = made.plans;
	await work();
	return made.plans - before;
};

test('the diagnostics of a target that is saved and the documents that are shown come of one plan', async () => {
	client = await startClient(Object.fromEntries(readTree(folder)));
	await client.open(name, target);
	await diagnosed();
	await client.change(name, other);
	const both = await countOf(async () => {
		await save();
		const result = await plan(other);
		expect('stages' in result && result.stages.length).toBe(1);
		await diagnosed();
		await plan(other); // somebody shows it once more
	});
	expect(both).toBe(1);
});

test('the other one goes on when one of the two is cancelled', async () => {
	client = await startClient(Object.fromEntries(readTree(folder)));
	await client.open(name, target);
	await diagnosed();
	await client.change(name, other);
	const stop = new CancellationTokenSource();
	const asked = client.connection.sendRequest('dolphindbCluster/plan', { uri, text: other }, stop.token);
	stop.cancel();
	await expect(asked).rejects.toThrow(/cancel/);
	await save();
	await diagnosed();
	expect('stages' in (await plan(other))).toBe(true);
});

test('another text and another state of the files are planned anew', async () => {
	client = await startClient(Object.fromEntries(readTree(folder)));
	await client.settle();
	expect(await countOf(() => plan(target))).toBe(1);
	expect(await countOf(() => plan(other))).toBe(1);
	const file = 'dolphindb_1/config/cluster.cfg';
	await client.open(file, `${readFileSync(path.join(folder, file), 'utf8')}\n# a comment\n`);
	await client.settle();
	expect(await countOf(() => plan(other))).toBe(1);
});
