import { expect, test } from 'vitest';
import { rules } from '../../../server/src/rules/registry.generated.ts';
import type { Rule } from '../../../server/src/rules/rule.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { manyHosts } from '../../bench/workload.ts';

/** The rules, counting how often each is asked. */
function counted(): { rules: Rule[]; asked: Map<string, number> } {
	const asked = new Map<string, number>();
	const count =
		<Args extends unknown[], Found>(code: string, check: (...input: Args) => Found) =>
		(...input: Args): Found => {
			asked.set(code, (asked.get(code) ?? 0) + 1);
			return check(...input);
		};
	const wrapped = rules.map((rule): Rule => {
		if (rule.scope === 'file') return { ...rule, check: count(rule.code, rule.check) };
		if (rule.scope === 'cluster') return { ...rule, check: count(rule.code, rule.check) };
		return { ...rule, check: count(rule.code, rule.check) };
	});
	return { rules: wrapped, asked };
}

test('in a workspace of 1,000 hosts a keystroke asks each rule once, about one file', () => {
	const { rules: wrapped, asked } = counted();
	const workspace = new Workspace(wrapped);
	const files = manyHosts(1_000);
	for (const [name, text] of files) workspace.setText(`file:///w/${name}`, text);
	const judge = () => {
		const snapshot = workspace.snapshot();
		return [...snapshot.files.keys()].flatMap((file) => snapshot.findings(file)).length;
	};
	judge();
	const counts = { ...workspace.counts };
	asked.clear();
	const edited = '10.2.0.1/config/agent.cfg';
	workspace.setText(`file:///w/${edited}`, `${files.get(edited)}workerNum=4\n`);
	judge();
	expect(workspace.counts.read - counts.read).toBe(1);
	for (const rule of wrapped.filter(({ scope }) => scope !== 'findings')) {
		const isAsked = rule.scope === 'cluster' || (rule.scope === 'file' && rule.kinds.includes('agent'));
		expect(asked.get(rule.code) ?? 0, rule.code).toBe(isAsked ? 1 : 0);
	}
});
