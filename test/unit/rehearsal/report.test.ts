import { expect, test } from 'vitest';
import { type Outcome, wentWell } from '../../../server/src/cli/rehearsal/outcome.ts';
import { reportJson, reportText } from '../../../server/src/cli/rehearsal/report.ts';
import { ONE, smallPlan } from '../../support/sample-plans.ts';

const good: Outcome = {
	plan: smallPlan(),
	scripts: [{ script: 'migrate.sh', code: 0, steps: [{ step: '01-check', seconds: 0.5 }], words: '', late: false }],
	changes: [{ host: ONE, path: '/c/agent.cfg', before: 'a=1\nb=2\n', after: 'a=1\nb=3\n' }],
	folders: [{ host: ONE, path: '/new', what: 'appeared' }],
	running: [{ host: ONE, alias: 'c1', port: 9901, package: '/home/toy_1' }],
	nodeTroubles: [],
	differences: [],
	licences: [{ host: ONE, path: '/home/toy_1/server/toy.lic' }],
};
const bad: Outcome = {
	...good,
	scripts: [{ script: 'migrate.sh', code: 3, steps: [], words: 'REFUSED: \u001b[31mred', late: false }],
	differences: [{ host: ONE, path: '/c/\u202egfc', what: 'different' }],
	nodeTroubles: [{ host: ONE, path: '/home/toy_1', alias: 'c2', what: 'down' }],
};

test('a rehearsal that went well shows steps, differences, folders and nodes', () => {
	const text = reportText([good], 'en');
	for (const line of [
		'migrate.sh ended with 0',
		'   0.50 s  01-check',
		'+++ /c/agent.cfg',
		'-b=2',
		'+b=3',
		'new folder: /new',
		'running: c1:9901',
	])
		expect(text).toContain(line);
	expect(text.endsWith('The result equals what the plan says, byte for byte.')).toBe(true);
	expect(reportText([good], 'zh')).toContain('结果与计划逐字节一致。');
	expect(wentWell(good)).toBe(true);
});

test('one that did not says what the scripts said and what is wrong, and no letter of it rules the terminal', () => {
	const text = reportText([bad], 'en');
	expect(text).toContain('  ! REFUSED: \\u001b[31mred');
	expect(text).toContain('/c/\\u202egfc is not what the plan says');
	expect(text).toContain(`${ONE}: c2 does not run`);
	const late = { ...bad, scripts: bad.scripts.map((one) => ({ ...one, late: true })) };
	expect(reportText([late], 'en')).toContain('! migrate.sh was ended because it took too long');
	expect(text).not.toContain('too long');
	expect(wentWell(bad)).toBe(false);
	expect(wentWell({ ...good, nodeTroubles: bad.nodeTroubles })).toBe(false);
});

test('JSON has the same', () => {
	const report = JSON.parse(reportJson([good, bad], new Map([[ONE, '/kept']]), 'en'));
	expect(report).toMatchObject({
		version: 1,
		trees: { [ONE]: '/kept' },
		plans: [{ asPlanned: true }, { asPlanned: false }],
	});
	expect(report.plans[0].hosts[0].files).toEqual([
		{ path: '/c/agent.cfg', diff: [' a=1', '-b=2', '+b=3'], was: true, is: true },
	]);
	expect(report.plans[1].troubles).toHaveLength(2);
});
