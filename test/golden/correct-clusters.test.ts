import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { render } from '../../server/src/base/message.ts';
import { findParameter } from '../../server/src/catalog/catalog.ts';
import type { RuleFinding } from '../../server/src/rules/rule-finding.ts';
import { joinSettings } from '../../server/src/workspace/read-settings.ts';
import { readSettingsFile, settingsFileName } from '../../server/src/workspace/settings-file.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { readAll } from '../support/read-all.ts';
import { workspaceOf } from '../support/workspace.ts';
import { type NearMiss, nearMisses } from './near-misses.ts';

const ROOT = 'file:///w/';
const folder = path.join(import.meta.dirname, '../fixtures/scenarios/correct');
const scenarios = readdirSync(folder).sort();

describe('correct clusters, as experienced operators have them', () => {
	test.for(scenarios)('%s: no error, no warning, and only the infos and hints of its list', (name) => {
		const found = findingsIn(workspaceAt(name));
		expect(found.filter(isGrave).map(describeFinding)).toEqual([]);
		const list = path.join(folder, name, 'expected-infos.txt');
		const lines = found.map(listLine).sort();
		if (process.env['UPDATE']) writeFileSync(list, lines.map((line) => `${line}\n`).join(''));
		expect(lines).toEqual(existsSync(list) ? readFileSync(list, 'utf8').split('\n').filter(Boolean) : []);
	});

	test('use the parameters widely', () => {
		const files = scenarios.flatMap((name) => [...workspaceAt(name).snapshot().files.values()]);
		const names = files.flatMap((file) => (file.kind === 'nodes' ? [] : file.entries.map((entry) => entry.name)));
		const used = new Set(names.flatMap((name) => findParameter(name)?.name ?? []));
		if (process.env['UPDATE']) console.log(`${used.size} parameters`);
		expect(used.size).toBeGreaterThan(200);
	});
});

describe('one slip in a correct cluster is one finding, at its place', () => {
	test.for(nearMisses.map((one) => [describeSlip(one), one] as const))('%s', ([, [name, file, from, to, finds]]) => {
		const texts = readAll(path.join(folder, name));
		const slipped = [...texts].filter(([id, text]) => `/${id}`.endsWith(`/${file}`) && text.includes(from));
		expect(slipped).not.toEqual([]);
		for (const [id, text] of slipped)
			texts.set(
				id,
				text.replace(from, () => to),
			);
		const found = findingsIn(workspaceAt(name, texts)).filter(isGrave);
		const columns = ({ at }: RuleFinding) => `${at.span.start + 1}-${at.span.end + 1}`;
		expect(found.map((one) => `${listLine(one)}:${columns(one)}`)).toEqual(finds);
	});
});

function describeSlip([name, , , to, [first = '']]: NearMiss): string {
	return `${first.split(' ')[1]} in ${name}: ${JSON.stringify(to)}`;
}

function workspaceAt(name: string, texts = readAll(path.join(folder, name))): Workspace {
	const workspace = workspaceOf([...texts].map(([file, text]) => [ROOT + file, text] as const));
	const settings = path.join(folder, name, settingsFileName);
	if (!existsSync(settings)) return workspace;
	const { given, problems } = readSettingsFile(settingsFileName, readFileSync(settings, 'utf8'), []);
	expect(problems).toEqual([]);
	workspace.setSettings(joinSettings(given));
	return workspace;
}

function findingsIn(workspace: Workspace): RuleFinding[] {
	const snapshot = workspace.snapshot();
	return [...snapshot.files.keys()].flatMap((file) => snapshot.findings(file));
}

const isGrave = ({ severity }: RuleFinding) => severity === 'error' || severity === 'warning';
const placeOf = ({ at }: RuleFinding) => `${at.file.slice(ROOT.length)}:${at.span.line + 1}`;
const listLine = (finding: RuleFinding) => `${finding.severity} ${finding.code} ${placeOf(finding)}`;
const describeFinding = (finding: RuleFinding) => `${listLine(finding)}: ${render(finding.message, 'en')}`;
