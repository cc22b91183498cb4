import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Plan } from '../../../server/src/plan/plan.ts';
import dos from '../../../server/src/render/dos/dos.ts';
import { dosString, dosStrings } from '../../../server/src/render/dos/quote.ts';
import { awkwardWords, shellText } from '../../support/awkward.ts';
import { awkwardPlan } from '../../support/awkward-plan.ts';
import { type DosToken, dosList, dosTokens } from '../../support/dos-tokens.ts';
import { planFor, planOfScenario } from '../../support/plans.ts';
import { planWith, smallPlan } from '../../support/sample-plans.ts';
import { ours, scenariosOf, writtenTargets } from '../../support/scenarios.ts';

const scenarios = scenariosOf(ours).map((scenario) => ({ ...scenario, plan: planOfScenario(scenario) }));
const awkward: Plan = { ...awkwardPlan(), nodeRows: [...awkwardWords] };
const scriptsOf = (plan: Plan) => dos.render(plan).map(({ path, text }) => ({ path, text, tokens: dosTokens(text) }));
const scriptOf = (plan: Plan, name: string) => {
	const found = scriptsOf(plan).find(({ path }) => path === name);
	if (!found) throw new Error(`no ${name}`);
	return found;
};
const textIn = (tokens: readonly DosToken[]) => tokens.map(({ text }) => text).join(' ');

describe('a value in a script of DolphinDB', () => {
	test.each([
		['plain', '"plain"'],
		['say "x" \\ y', '"say \\"x\\" \\\\ y"'],
		['a\nb\tc\r', '"a\\nb\\tc\\r"'],
		['数据`$', '"数据`$"'],
		['a\u0007b', '"a\ufffdb"'],
	])('%j is %s', (value, literal) => {
		expect(dosString(value)).toBe(literal);
	});

	test('is read back as it was, whatever it holds', () => {
		fc.assert(
			fc.property(fc.array(shellText), (values) => {
				const shown = (letter: string) => ('\n\r\t'.includes(letter) ? letter : '\ufffd');
				const kept = values.map((value) => value.replaceAll(/\p{Cc}/gu, shown));
				expect(dosList(dosTokens(`x = ${dosStrings(values)}`), 'x')).toEqual(kept);
			}),
		);
	});
});

describe('the scripts', () => {
	test('are whole for every plan: quotes and brackets fit, and nothing of a value is outside of strings', () => {
		for (const plan of [...scenarios.map((one) => one.plan), smallPlan(), awkward]) {
			expect(scriptsOf(plan).map(({ path }) => path)).toEqual(
				plan.kind === 'deploy'
					? ['start-data-nodes.dos', 'write-test.dos']
					: [
							...['baseline.dos', 'flush-and-stop-data-nodes.dos', 'push-node-list.dos', 'verify-tables.dos'],
							...['start-data-nodes.dos', 'write-test.dos'],
						],
			);
			for (const { tokens } of scriptsOf(plan)) {
				expect(tokens.filter(({ kind, text }) => kind === 'word' && /touch|pwned/.test(text))).toEqual([]);
			}
		}
		expect(dos.render(planWith([]))).toEqual([]);
	});

	test('save exactly the rows of the planned cluster.nodes, and start exactly the nodes of the plan', () => {
		for (const { plan, expected } of scenarios) {
			const nodes = [...expected].find(([name]) => name.endsWith('/cluster.nodes'))?.[1] ?? '';
			const rows = nodes.trim().split('\n').slice(1);
			expect(plan.nodeRows).toEqual(rows);
			const start = scriptOf(plan, 'start-data-nodes.dos').tokens;
			const sites = dosList(start, 'dataNodes').map(
				(alias, at) => `${dosList(start, 'dataSites')[at]}:${alias},datanode`,
			);
			expect(sites).toEqual(rows.filter((row) => row.endsWith(',datanode')));
			expect(dosList(start, 'agents')).toEqual(
				rows.filter((row) => row.endsWith(',agent')).map((row) => row.split(/[:,]/)[2]),
			);
			if (plan.kind === 'deploy') continue;
			expect(dosList(scriptOf(plan, 'push-node-list.dos').tokens, 'newRows')).toEqual(rows);
			expect(dosList(scriptOf(plan, 'verify-tables.dos').tokens, 'newRows')).toEqual(rows);
		}
		expect(dosList(scriptOf(awkward, 'push-node-list.dos').tokens, 'newRows')).toHaveLength(awkwardWords.length);
	});

	test('probe for saveClusterNodes before it is called by name, and read back from every old controller', () => {
		const { text, tokens } = scriptOf(smallPlan(), 'push-node-list.dos');
		expect(dosList(tokens, 'oldControllers')).toEqual(['c1', 'c2']);
		expect(textIn(tokens)).toContain('if ( hasFunction ( saveClusterNodes ) ) { pushList');
		expect(tokens.filter((one) => one.kind === 'word' && /^(save|get)ClusterNodes/.test(one.text))).toEqual([]);
		expect(text).toContain('RESULT: there is no saveClusterNodes, so the files decide');
		expect(textIn(tokens)).toContain('for ( controller in controllers ) { different = different + countDifferences');
	});

	test('take baseline and result with the same lines', () => {
		const [before, after] = ['baseline.dos', 'verify-tables.dos'].map((name) => scriptOf(smallPlan(), name).text);
		const checks = before?.slice(before.indexOf('dataNodes = ')) ?? '';
		expect(checks.length).toBeGreaterThan(1000);
		expect(after?.replaceAll(/^new\w+ = \[[^\]]*\]\n/gm, '')).toContain(checks);
		expect(after).not.toContain('"V11');
	});

	test('compare the licence with the nodes that need a place in it: all but agents', () => {
		for (const { plan } of scenarios.filter((one) => one.plan.kind === 'migrate')) {
			const needed = plan.nodeRows.filter((row) => !row.endsWith(',agent')).length;
			for (const name of ['baseline.dos', 'verify-tables.dos']) {
				expect(scriptOf(plan, name).text).toContain(`\nplannedNodes = ${needed}\n`);
				expect(scriptOf(plan, name).text).toContain('if (terms["maxNodes"] < wantedNodes) {\n\t\t\tprint("WRONG P-10 ');
			}
		}
	});

	test('write and read on every data node of the plan, in a database of their own that is dropped', () => {
		for (const { plan } of scenarios) {
			const { text, tokens } = scriptOf(plan, 'write-test.dos');
			const rows = plan.nodeRows.filter((row) => row.endsWith(',datanode')).map((row) => row.split(/[:,]/)[2]);
			expect(dosList(tokens, 'dataNodes')).toEqual(rows);
			expect(text).toContain(`\ntestDatabase = "dfs://migration_check_${plan.id}"\n`);
			expect(textIn(tokens).match(/dropDatabase \( \w+ \)/g)).toEqual(['dropDatabase ( testDatabase )']);
		}
	});

	test('know no password, and say in both languages that nobody tried them on a server', () => {
		for (const { text, tokens } of scriptsOf(smallPlan())) {
			expect(tokens.filter((one) => /passw|login/i.test(one.text))).toEqual([]);
			expect(text).toMatch(/^\/\/ .*未在 DolphinDB 服务器上运行过/m);
			expect(text).toMatch(/^\/\/ .*not run on a server of DolphinDB/m);
		}
	});
});

/** A plan that changes cluster.cfg as well. */
const [written] = writtenTargets;
const moreNodes = planFor(written?.source ?? new Map(), written?.target ?? '');

describe('lines of cluster.cfg that a plan changes', () => {
	const push = scriptOf(moreNodes, 'push-node-list.dos');

	test('are saved beside all others, before the list, after a probe', () => {
		expect(dosList(push.tokens, 'addedLines')).toHaveLength(11);
		expect(dosList(push.tokens, 'addedLines')).toContain('node5.volumes=/data/node5/volumes');
		expect(dosList(push.tokens, 'goneLines')).toEqual([]);
		expect(push.text).toContain('saveSettings(join(without(stored, oldLines), without(newLines, stored)))');
		expect(push.text.indexOf('pushSettings(oldControllers')).toBeLessThan(push.text.indexOf('pushList(oldControllers'));
		expect(textIn(push.tokens)).toContain('if ( hasFunction ( saveClusterNodesConfigs ) && hasFunction');
		expect(push.tokens.filter((one) => one.kind === 'word' && /ClusterNodesConfigs/.test(one.text))).toEqual([]);
	});

	test('go when their node goes', () => {
		const hosts = { '10.20.0.1': {}, '10.20.0.2': {}, '10.20.0.3': {} };
		const target = JSON.stringify({ version: 1, kind: 'migrate', hosts, nodes: { node3: null, agent3: null } });
		const { tokens } = scriptOf(planFor(written?.source ?? new Map(), target), 'push-node-list.dos');
		expect(dosList(tokens, 'addedLines')).toEqual([]);
		expect(dosList(tokens, 'goneLines')).toContain('node3.volumes=/data/dolphindb_3/volumes');
	});

	test('are named only where they hold a secret', () => {
		const lines = 'x=1\nnode1.oauthClientSecret=hush\n';
		const files = [{ host: 'h', path: '/p/cluster.cfg', before: 'x=1\n', after: lines, workspaceFile: undefined }];
		const { text, tokens } = scriptOf({ ...smallPlan(), files }, 'push-node-list.dos');
		expect(text).not.toContain('hush');
		expect(dosList(tokens, 'secretKeys')).toEqual(['node1.oauthClientSecret']);
	});
});

/** MIGRATIONS section 18: functions with a page in the manual, and those that are only called by name. */
const DOCUMENTED = [
	'getClusterPerf getActiveMaster getControllerAlias isControllerInitialized getClusterDFSTables getClusterDFSDatabases',
	'getClusterChunksStatus getChunksMeta getRecoveryTaskStatus getUnresolvedTxn getRedoLogGCStat flushOLAPCache',
	'flushTSDBCache flushPKEYCache stopDataNode startDataNode getDatanodeRestartInterval getScheduledJobs',
	'getStreamingRaftGroups getFunctionViews getUserList getConfig version license rpc defs',
	'createPartitionedTable existsDatabase dropDatabase database',
].flatMap((line) => line.split(' '));
const NO_PAGE = ['saveClusterNodes', 'getClusterNodesCfg', 'saveClusterNodesConfigs', 'loadClusterNodesConfigs'];
/** Of the language itself, and reading a table. */
const LANGUAGE =
	'array concat join count funcByName loadTable now print regexReplace rows size sleep sort string sum table catch for if in while'.split(
		' ',
	);

test('the scripts call nothing but functions with a page, after a probe those without, and what they define', () => {
	for (const { path, text, tokens } of [smallPlan(), moreNodes].flatMap(scriptsOf)) {
		const defined = new Set(tokens.filter((_, at) => tokens[at - 1]?.text === 'def').map((one) => one.text));
		const byVariable = ['readList', 'saveList', 'loadSettings', 'saveSettings'];
		const called = tokens.filter(({ kind }, at) => kind === 'word' && ['(', '{'].includes(tokens[at + 1]?.text ?? ''));
		const known = new Set([...DOCUMENTED, ...LANGUAGE, ...defined, ...byVariable, 'else', 'try']);
		expect({ path, unknown: called.map((one) => one.text).filter((name) => !known.has(name)) }).toEqual({
			path,
			unknown: [],
		});
		const server = tokens.filter(({ text: name }) => [...DOCUMENTED, ...NO_PAGE].includes(name)).map((one) => one.text);
		const head = text.slice(0, text.indexOf('\n\n'));
		const untold = new Set(server.filter((name) => name !== 'version' && !new RegExp(`\\b${name}\\b`).test(head)));
		expect({ path, untold: [...untold] }).toEqual({ path, untold: [] });
	}
});
