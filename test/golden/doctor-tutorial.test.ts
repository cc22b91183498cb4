import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type ExaminedRunbook, examineRunbook } from '../../server/src/features/doctor/examine-runbook.ts';
import { corpusFolder, hasCorpus, readTree } from '../support/corpus.ts';
import { corrected } from '../support/doctor/corrected.ts';
import { dualToThree, singleToThree, threeToFive } from '../support/doctor/runbooks.ts';
import { workspaceOf } from '../support/workspace.ts';

const expectedFolder = path.resolve(corpusFolder, '../domain/expected');

/** The codes of the defects that DEFECTS.md names for all three migrations. */
const always = [
	...['script-glued-line', 'script-carriage-return', 'script-backup-overwritten', 'script-not-repeatable'], // D-02, D-05 to D-07
	...['script-stop-not-awaited', 'script-data-by-scp'], // D-18, D-19
];

/** What the long `sed` and the moves of packages add: D-01, D-04, D-11 to D-13, D-16 and D-17. */
const moving = [
	...['script-newline-in-name', 'script-folder-not-copied', 'script-source-kept', 'script-home-left'],
	...['script-starts-broken', 'script-cd-fails', 'script-slash-comment'],
];

describe.runIf(hasCorpus('the doctor on the tutorial’s migrations over its own files'))(
	'the tutorial’s migrations',
	() => {
		test('one server to three: what it would leave, and its defects', () => {
			const { findings, changes } = examineRunbook(seed('seed-single-server'), singleToThree);
			expect(codesOf(findings)).toEqual(expect.arrayContaining([...always, ...moving]));
			const nodes = textAfter(changes, '172.0.0.1:/home/dolphindb_1/server/clusterDemo/config/cluster.nodes');
			expect(nodes, 'D-01').toContain('172.0.0.1:9907:\node1,datanode');
			expect(nodes, 'D-02').toContain('172.0.0.3:9909:node3,datanode172.0.0.2:9905:agent2,agent\n');
			expect(textAfter(changes, '172.0.0.2:~/cluster.nodes'), 'D-04').toBe(
				'172.0.0.2:9905:agent2,agent\n172.0.0.3:9906:agent3,agent\n',
			);
			expect(changes.filter(({ host, path: file }) => host !== '172.0.0.1' && file.startsWith('/home'))).toEqual([]);
		});

		test('two servers to three: lists of one row, and a folder that is not there', () => {
			const { findings, changes } = examineRunbook(seed('seed-dual-server'), dualToThree);
			const codes = codesOf(findings);
			expect(codes).toEqual(expect.arrayContaining([...always, ...moving]));
			expect(codes, 'D-03, D-10, D-17').toEqual(
				expect.arrayContaining(['script-file-emptied', 'script-source-missing', 'script-several-hosts']),
			);
			const nodes = textAfter(changes, '172.0.0.2:/home/dolphindb_2/server/clusterDemo/config/cluster.nodes');
			expect(nodes, 'D-03').toBe('172.0.0.3:9906:agent3,agent\n');
		});

		test('three servers to five: carriage returns, a wrong address, foreign identities', () => {
			const { findings, changes } = examineRunbook(threeServers('crlf'), threeToFive);
			const codes = codesOf(findings);
			expect(codes).toEqual(expect.arrayContaining(always));
			expect(codes, 'D-09, D-14, D-15, D-17').toEqual(
				expect.arrayContaining([
					...['script-address-differs', 'script-package-cloned', 'script-agent-cloned', 'script-several-hosts'],
					...['cross-nodes-differ', 'file-embedded-cr'], // our own rules, afterwards
				]),
			);
			const agent = textAfter(changes, '172.0.0.1:/home/dolphindb_1/server/clusterDemo/config/agent.cfg');
			expect(agent, 'D-05').toContain(':controller3:controller\r,172.0.0.4:9912:controller4:controller');
			const nodes = textAfter(changes, '172.0.0.4:/home/dolphindb_4/server/clusterDemo/config/cluster.nodes');
			expect(nodes, 'D-09').toContain('172.0.0.4:9913:controller5,controller');
		});

		test('the corrected commands make the expected files, and nothing is wrong with their edits', () => {
			for (const [preset, files] of [
				['single-to-three', seed('seed-single-server')],
				['dual-to-three', seed('seed-dual-server')],
				['three-to-five', threeServers('lf')],
			] as const) {
				const { findings, changes } = examineRunbook(files, corrected[preset]);
				expect(
					codesOf(findings).filter((code) => !ACCEPTED.has(code)),
					preset,
				).toEqual([]);
				const expected = readTree(path.join(expectedFolder, preset));
				for (const [name, text] of expected) {
					const [host, pkg, , file] = name.split('/');
					const place = `${host}:/home/${pkg}/server/clusterDemo/config/${file}`;
					const change = changes.find((one) => `${one.host}:${one.path}` === place);
					if (change) expect(change.after, `${preset} ${place}`).toBe(text);
				}
				expect(changes.length, preset).toBeGreaterThan(8);
			}
		});
	},
);

/** The attached files have slips, which the corrected commands mend; and agents on servers 4 and 5 stay unregistered (D-15). */
const ACCEPTED = new Set(['script-starts-broken', 'script-agent-cloned']);

function seed(name: string) {
	return workspaceOf(
		[...readTree(path.join(corpusFolder, name))].map(([file, text]) => [`file:///w/${file}`, text]),
	).snapshot();
}

/** Three servers as the first migration should have left them; with CR LF and without an end, as the attached files are. */
function threeServers(eol: 'lf' | 'crlf') {
	const files = [...readTree(path.join(expectedFolder, 'single-to-three'))].map(([file, text]) => {
		const made = eol === 'lf' ? text : text.replaceAll('\n', '\r\n').replace(/\r\n$/, '');
		return [`file:///w/${file}`, made] as const;
	});
	return workspaceOf(files).snapshot();
}

function codesOf(findings: ExaminedRunbook['findings']): string[] {
	return [...new Set(findings.map(({ code }) => code))].sort();
}

function textAfter(changes: ExaminedRunbook['changes'], place: string): string | undefined {
	return changes.find(({ host, path: file }) => `${host}:${file}` === place)?.after;
}
