import { expect, test } from 'vitest';
import { REQUESTS } from '../bench/requests.ts';
import { scaleFiles } from '../bench/scale.ts';
import { clusterFiles } from '../bench/workload.ts';
import { startClient } from '../support/lsp.ts';
import { threeHosts } from '../support/three-hosts.ts';

/** Everything that the server says of these files, settings among them. */
async function said(files: ReadonlyMap<string, string>): Promise<unknown> {
	const client = await startClient(Object.fromEntries(files));
	const found = [...client.diagnostics].filter(([, items]) => items.length > 0);
	client.close();
	return { found, messages: client.messages };
}

test.each([5, 50])('a cluster of %i hosts, as the benchmark has it, is without a finding', async (hosts) => {
	const files = scaleFiles(hosts);
	expect(files.size).toBe(4 * hosts + 7);
	expect(await said(files)).toEqual({ found: [], messages: [] });
});

test.each([100, 1_000])('so is a cluster.cfg of %i lines', async (lines) => {
	const files = clusterFiles(lines);
	expect(files.get('h1/config/cluster.cfg')?.split('\n')).toHaveLength(lines + 1);
	expect(await said(files)).toEqual({ found: [], messages: [] });
});

test('the benchmark asks for everything that the server says it answers', async () => {
	const client = await startClient(threeHosts, { capabilities: { textDocument: { diagnostic: {} } } });
	const said = Object.keys(client.capabilities).filter((name) => name.endsWith('Provider'));
	const asked = new Set(REQUESTS.map(({ capability }) => capability));
	expect(said.filter((name) => !asked.has(name))).toEqual([]);
	expect(said.length).toBeGreaterThan(20);
	client.close();
});
