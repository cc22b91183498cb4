import { describe, expect, test } from 'vitest';
import { joinSettings, readSettings } from '../../../server/src/workspace/read-settings.ts';
import { workspaceOf } from '../../support/workspace.ts';

const nodes = 'localSite,mode\n10.0.0.1:8801:a1,agent\n10.0.0.1:8802:n1,datanode\n';
const files: [string, string][] = [1, 2, 3].flatMap((n): [string, string][] => [
	[`file:///w/h${n}/config/cluster.nodes`, nodes],
	[`file:///w/h${n}/config/cluster.cfg`, `maxMemSize=8\n${'workerNum=4\n'.repeat(n)}`],
	[`file:///w/h${n}/config/controller.cfg`, `mode=controller\nlocalSite=10.0.0.${n}:8900:c${n}\n`],
]);
const edited = 'file:///w/h2/config/cluster.cfg';

describe('the workspace does only what a change makes necessary', () => {
	test('without a change the snapshot is the same object', () => {
		const workspace = workspaceOf(files);
		const before = workspace.snapshot();
		workspace.setText(edited, files.find(([id]) => id === edited)?.[1]);
		expect(workspace.snapshot()).toBe(before);
	});

	test('an edit reads one file, groups nothing anew, and keeps every other model', () => {
		const workspace = workspaceOf(files);
		const before = workspace.snapshot();
		const counts = { ...workspace.counts };
		workspace.setText(edited, 'maxMemSize=16\nworkerNum=4\n');
		const after = workspace.snapshot();
		expect(workspace.counts).toEqual({
			classified: counts.classified + 1,
			read: counts.read + 1,
			clustered: counts.clustered,
		});
		for (const [id] of files) expect(after.files.get(id) === before.files.get(id)).toBe(id !== edited);
	});

	test('lines that stand unchanged are the same objects', () => {
		const workspace = workspaceOf(files);
		const lines = (text: string) => {
			workspace.setText(edited, text);
			return workspace.snapshot().files.get(edited)?.tree.lines ?? [];
		};
		const before = lines('a=1\nb=2\nc=3\n');
		const after = lines('a=1\nx=9\nb=2\nc=3\n');
		expect([after[0] === before[0], after[2] === before[1], after[3] === before[2]]).toEqual([true, true, true]);
	});

	test('incremental equals fresh', () => {
		const workspace = workspaceOf(files);
		workspace.snapshot();
		const texts = [
			'mode=controller\nlocalSite=10.0.0.9:8900:c2\n',
			'',
			'nonsense\n\n=\n',
			'mode=agent\nlocalSite=10.0.0.2:1:x\n',
		];
		for (const text of texts) {
			workspace.setText('file:///w/h2/config/controller.cfg', text);
			const fresh = workspaceOf(
				files.map(([id, old]) => [id, id.endsWith('h2/config/controller.cfg') ? text : old]),
			).snapshot();
			const snapshot = workspace.snapshot();
			const all = (one: typeof snapshot) =>
				[...one.files.keys()].flatMap((id) => one.findings(id).map(({ code, at, message }) => ({ code, at, message })));
			expect(all(snapshot)).toEqual(all(fresh));
		}
	});
});

describe('errors', () => {
	const broken: [string, string][] = [
		['file:///w/P1/controller.cfg', 'mode=agent\nlocalSite=10.0.0.1:8900:c1\ndfsReplicationFactor=two\nunheard=1\n'],
		['file:///w/P1/cluster.nodes', 'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8900:a1,agent\n'],
	];

	test.each([
		['as they are', {}],
		['with another severity', { severity: { 'cfg-unknown-parameter': 'error', port: 'warning' } }],
		['where rules about findings may be errors', { severity: { suppression: 'error' } }],
		['switched off', { disabledRules: ['cfg'] }],
	] as const)('%s are the same whether all findings were asked for before or not', (_, given) => {
		const settings = joinSettings(readSettings(given).given);
		const errorsIn = (isJudged: boolean) => {
			const workspace = workspaceOf(broken);
			workspace.setSettings(settings);
			const snapshot = workspace.snapshot();
			if (isJudged) for (const [file] of broken) snapshot.findings(file);
			return broken.flatMap(([file]) => snapshot.errors(file));
		};
		expect(errorsIn(true).length).toBeGreaterThan(0);
		expect(errorsIn(false)).toEqual(errorsIn(true));
	});
});
