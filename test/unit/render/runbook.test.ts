import { describe, expect, test } from 'vitest';
import { say } from '../../../server/src/base/message.ts';
import { renderAll } from '../../../server/src/render/registry.ts';
import { code, codeBlock, plain } from '../../../server/src/render/runbook/markdown.ts';
import { topologyLines } from '../../../server/src/render/runbook/mermaid.ts';
import { awkwardPlan } from '../../support/awkward-plan.ts';
import { planWith, smallPlan } from '../../support/sample-plans.ts';

const runbook = (plan = smallPlan(), name = 'RUNBOOK.md') =>
	renderAll(plan).find(({ path }) => path === name)?.text ?? '';

test('values in Markdown stay values', () => {
	expect(code('a')).toBe('`a`');
	expect(code('a`b``c')).toBe('```a`b``c```');
	expect(code('`')).toBe('`` ` ``');
	expect(code('a\nb')).toBe('`a\\nb`');
	expect(plain('<b>*x* [y](z) `q` | \n# h')).toBe('&lt;b>\\*x\\* \\[y\\](z) \\`q\\` \\| \\\\n# h');
	expect(codeBlock('bash', ['```', 'x'])).toEqual(['````bash', '```', 'x', '````', '']);
});

test('names in diagrams stay names', () => {
	const placement = {
		alias: 'a"]<x>#',
		mode: 'datanode',
		host: 'h;',
		port: 1,
		package: '/p',
		registered: true,
	} as const;
	expect(topologyLines([placement], () => true, 'en').join('\n')).toContain(
		'h0["h#59;"]\n\t\th0n0["a#34;]#60;x#62;#35;<br/>data node :1<br/>/p"]:::changed',
	);
});

describe('the runbook', () => {
	test('has a chapter for every step, with its command and its way back, in both languages', () => {
		for (const name of ['RUNBOOK.md', 'RUNBOOK.zh-CN.md']) {
			const text = runbook(smallPlan(), name);
			for (const { id, undo } of smallPlan().steps) {
				expect(text).toContain(`\n### \`${id}\``);
				expect(text).toContain(`\nbash migrate.sh --apply --only ${id}\n`);
				const canUndo = !('irreversible' in undo) && undo.length > 0;
				expect(text.includes(`\nbash rollback.sh --apply --until ${id}\n`)).toBe(canUndo);
			}
			expect(text.match(/^```mermaid$/gm)).toHaveLength(2);
			expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true);
			expect(text).not.toMatch(/\{\w+\}/);
		}
		expect(runbook()).toContain('**POINT OF NO RETURN. This step cannot be taken back: clients have written**');
		expect(runbook(smallPlan(), 'RUNBOOK.zh-CN.md')).toContain('**不可逆操作：本步骤无法回退。客户端已写入数据**');
	});

	test('shows warnings, and survives what people write', () => {
		const text = runbook(awkwardPlan());
		expect(text).toContain('## Warnings\n\n- Beware of &lt;script>\\`\\*x\\*\\`\\\\n# heading\n');
		expect(text.match(/^# /gm)).toHaveLength(1);
		const warned = planWith([], { warnings: [say({ en: 'one', zh: '一' })] });
		expect(runbook(warned)).toContain('There is nothing to do.');
		expect(runbook(warned, 'RUNBOOK.zh-CN.md')).toContain('- 一\n');
	});
});
