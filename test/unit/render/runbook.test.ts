import { describe, expect, test } from 'vitest';
import { render, say } from '../../../server/src/base/message.ts';
import type { Operation } from '../../../server/src/plan/operation.ts';
import { ANY_HOST } from '../../../server/src/render/alike.ts';
import { describeOperation } from '../../../server/src/render/describe.ts';
import { renderAll } from '../../../server/src/render/registry.ts';
import { code, codeBlock, plain } from '../../../server/src/render/runbook/markdown.ts';
import { topologyLines } from '../../../server/src/render/runbook/mermaid.ts';
import { planMigration } from '../../../server/src/verify/plan-migration.ts';
import { manyMoving } from '../../bench/migration.ts';
import { awkwardPlan } from '../../support/awkward-plan.ts';
import { planOfScenario, scenario } from '../../support/plans.ts';
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

	test('shows what changes in files, once for all hosts, and names new ones', () => {
		const text = runbook();
		expect(text).toContain(
			'```diff\n localSite,mode ␍\n 10.9.0.1:9901:c1,controller ␍\n-10.9.0.1:9902:c2,controller (no newline)\n+10.9.0.2:9902:c2,controller ␍\n```\n',
		);
		expect(text).toContain('- `10.9.0.1`: `/home/toy_1/config/agent.cfg`, a new file, from `planned-files/');
		const migration = runbook(planOfScenario(scenario('single-to-three')));
		expect(migration.match(/^```diff$/gm)).toHaveLength(2);
	});

	test('says what the outage consists of, from where one can go back, and what to do when things fail', () => {
		for (const [name, deadlock] of [
			['RUNBOOK.md', '## When no leader is elected after the start\n'],
			['RUNBOOK.zh-CN.md', '## 启动后无法选出 leader 时\n'],
		] as const) {
			const plan = planOfScenario(scenario('single-to-three'));
			const text = runbook(plan, name);
			const idOf = (kind: string) => plan.steps.find((step) => step.kind === kind)?.id ?? '';
			expect(text).toContain(`\`${idOf('begin-outage')}\``);
			for (const step of plan.steps) {
				const within = plan.steps.indexOf(step) > plan.steps.findIndex(({ kind }) => kind === 'begin-outage');
				const copies = step.operations.filter(({ op }) => op === 'copy-tree').length;
				const line = new RegExp(`^- \`${step.id}\`(, folders: |，目录数：)${copies}$`, 'm');
				expect({ id: step.id, listed: line.test(text) }).toEqual({ id: step.id, listed: within && copies > 0 });
			}
			const rows = [...text.matchAll(/^\| `(\S+)` \| (.*) \|$/gm)].map(([, id, how]) => [id, how]);
			const kinds = [
				'preflight',
				'begin-outage',
				'push-node-list',
				'copy',
				'retire',
				'start-controller',
				'start-data-nodes',
			];
			expect(rows.map(([id]) => id)).toEqual([...kinds.map(idOf), plan.steps.at(-1)?.id]);
			expect(rows[6]?.[1]).toMatch(/^\*\*(POINT OF NO RETURN|不可逆)/);
			expect(text).toContain(deadlock);
			expect(text).toContain('push-node-list.dos');
		}
	});

	test('says nothing of ways back where a cluster is new', () => {
		expect(runbook(planOfScenario(scenario('deploy-single')))).not.toContain('## Ways back');
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

test.each(['en', 'zh'] as const)('the runbook for many hosts leaves nothing out (%s)', (locale) => {
	const { snapshot, target } = manyMoving(20);
	const planned = planMigration(snapshot, target);
	const plan = 'stages' in planned ? planned.stages[0]?.plan : undefined;
	if (!plan) throw new Error('no plan');
	const text = runbook(plan, locale === 'en' ? 'RUNBOOK.md' : 'RUNBOOK.zh-CN.md');
	const has = (operation: Operation) => {
		const sentence = render(describeOperation(operation, code), locale);
		const host = 'host' in operation ? operation.host : operation.op === 'copy-tree' ? operation.to.host : '';
		return text.includes(`- ${sentence}\n`) || text.includes(`- ${sentence.replaceAll(host, 'HOST')}\n`);
	};
	for (const { id, operations, undo } of plan.steps) {
		expect(text).toContain(`\`${id}\``);
		const all = [...operations, ...('irreversible' in undo ? [] : undo)].filter(({ op }) => op !== 'confirm');
		expect(
			all.filter((operation) => !has(operation)),
			id,
		).toEqual([]);
	}
	expect(text).toMatch(/^- `\d+-preflight-10\.0\.8\.1`; `alike_1`/m);
	expect(text.match(/^### .*preflight/gm)).toHaveLength(1);
	expect(text).not.toContain(ANY_HOST);
});
