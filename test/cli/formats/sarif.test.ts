import { describe, expect, test } from 'vitest';
import { rules } from '../../../server/src/rules/registry.generated.ts';
import { cli, folderWith } from '../../support/cli.ts';
import { sarifFaults } from '../../support/sarif.ts';
import { awkward, awkwardName, printed } from './awkward.ts';

const twice = 'localSite,mode\n10.0.0.1:8802:node1,datanode\n10.0.0.1:8803:node1,datanode\n';

describe('check --format sarif', () => {
	test('is valid by the published schema, in both languages and with awkward names', async () => {
		for (const locale of ['en', 'zh-cn']) {
			const log = JSON.parse(await printed('sarif', '--locale', locale));
			expect(log.runs[0].results.length).toBeGreaterThan(3);
			expect(sarifFaults(log)).toBeUndefined();
		}
		expect(sarifFaults({ version: '2.1.0', runs: [{ tool: {} }] })).toBeDefined(); // the schema is asked indeed
	});

	test('knows all rules, with severity, page and help in both languages', async () => {
		const { tool, translations } = JSON.parse(await printed('sarif')).runs[0];
		expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(rules.map(({ code }) => code));
		const at = rules.findIndex(({ code }) => code === 'nodes-duplicate-alias');
		expect(tool.driver.rules[at]).toMatchObject({
			id: 'nodes-duplicate-alias',
			shortDescription: { text: 'Two rows share an alias' },
			defaultConfiguration: { level: 'error' },
			helpUri: 'dolphindb-rule:/en/nodes-duplicate-alias.md',
		});
		expect(translations[0].language).toBe('zh-CN');
		expect(translations[0].rules[at].id).toBe('nodes-duplicate-alias');
		expect(translations[0].rules[at].help.text).toMatch(/\p{Script=Han}/u);
	});

	test('counts lines and columns from 1, in UTF-16, without a byte order mark', async () => {
		const log = JSON.parse(await printed('sarif'));
		expect(log.runs[0].columnKind).toBe('utf16CodeUnits');
		const regions = (rule: string) =>
			log.runs[0].results
				.filter(({ ruleId }: { ruleId: string }) => ruleId === rule)
				.map(
					({ locations }: { locations: [{ physicalLocation: { region: object } }] }) =>
						locations[0].physicalLocation.region,
				);
		expect(regions('file-bom')).toEqual([expect.objectContaining({ startLine: 1, startColumn: 1 })]);
		const [, agent = ''] = awkward.split('\n');
		const start = agent.indexOf('a😀') + 1;
		expect(regions('site-alias-invalid')).toContainEqual({
			...{ startLine: 2, startColumn: start, endLine: 2, endColumn: agent.indexOf(',') + 1 },
		});
	});

	test('names files by relative references that say the same as the path', async () => {
		const { results } = JSON.parse(await printed('sarif')).runs[0];
		const uris = results.map(
			({ locations }: { locations: [{ physicalLocation: { artifactLocation: { uri: string } } }] }) =>
				locations[0].physicalLocation.artifactLocation.uri,
		);
		const found = new Set(uris.map((uri: string) => new URL(uri, 'file:///top/').pathname));
		expect(new Set([...found].map((one) => decodeURIComponent(String(one))))).toContain(`/top/${awkwardName}`);
	});

	test('says which rule and which other places, by index and with a message', async () => {
		const { stdout } = await cli(
			folderWith({ 'cluster.nodes': twice }),
			'check',
			'--format',
			'sarif',
			'--locale',
			'en',
		);
		const { results, tool } = JSON.parse(stdout).runs[0];
		const one = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'nodes-duplicate-alias');
		expect(tool.driver.rules[one.ruleIndex].id).toBe('nodes-duplicate-alias');
		expect(one).toMatchObject({ level: 'error', message: { text: 'Alias node1 is used on lines 2 and 3.' } });
		expect(one.relatedLocations[0]).toMatchObject({ message: { text: 'First used here.' } });
	});

	test('tells of files that could not be read', async () => {
		const folder = folderWith({ 'cluster.nodes': twice, 'agent.cfg': Buffer.from([1, 0, 2]) });
		const { stdout, code } = await cli(folder, 'check', '--format', 'sarif', '--locale', 'en');
		const log = JSON.parse(stdout);
		expect(code).toBe(2);
		expect(sarifFaults(log)).toBeUndefined();
		expect(log.runs[0].invocations[0]).toMatchObject({
			executionSuccessful: false,
			toolExecutionNotifications: [{ level: 'error', message: { text: expect.stringContaining('binary file') } }],
		});
	});
});
