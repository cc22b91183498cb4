import { expect, test } from 'vitest';
import { commandLineOf } from '../../../client/src/tasks/definition.ts';
import { rehearsable } from '../../../client/src/tasks/rehearsable.ts';

const type = 'dolphindb-cluster';

test.for([
	[{ task: 'check' }, 'check --locale en -- .'],
	[{ task: 'check', path: '集群', arguments: ['--fix'] }, 'check --locale en --fix -- 集群'],
	[{ task: 'plan', target: 'a/b.migration.json' }, 'plan --target=a/b.migration.json --locale en -- a'],
	[{ task: 'plan', target: 'b.migration.json' }, 'plan --target=b.migration.json --locale en -- .'],
	[{ task: 'plan', target: 't/b.migration.json', path: 'a' }, 'plan --target=t/b.migration.json --locale en -- a'],
	[{ task: 'rehearse', path: '--keep' }, 'rehearse --workspace . --locale en -- --keep'],
] as const)('%j is %s', ([definition, line]) => {
	expect(commandLineOf({ type, ...definition }, 'en-US')?.join(' ')).toBe(line);
});

test('the language is that of the editor', () => {
	expect(commandLineOf({ type, task: 'check' }, 'zh-TW')).toEqual(['check', '--locale', 'zh-cn', '--', '.']);
});

test.for([
	{ task: 'format' },
	{},
	{ task: 'plan' },
	{ task: 'rehearse' },
	{ task: 'check', path: 1 },
	{ task: 'check', arguments: '--fix' },
	{ task: 'check', arguments: [1] },
	{ task: 'plan', target: ['a'] },
])('%j is no task', (definition) => {
	expect(commandLineOf({ type, ...definition }, 'en')).toBeUndefined();
});

test('what can be rehearsed is a folder with a plan and scripts, or the one above where plans follow one another', () => {
	const scripts = (folder: string) => ['plan.json', 'migrate.sh'].map((name) => folder + name);
	expect(rehearsable([...scripts('b/scripts/'), 'a/plan.json', 'c/migrate.sh', 'd/OVERVIEW.md'])).toEqual([
		'b/scripts',
	]);
	expect(rehearsable([...scripts('s/1-3-to-5/'), ...scripts('s/2-5-to-7/'), 's/OVERVIEW.md'])).toEqual(['s']);
	expect(rehearsable([...scripts('1-3-to-5/'), ...scripts('2-5-to-7/'), 'OVERVIEW.md'])).toEqual(['.']);
	expect(rehearsable([...scripts(''), 'OVERVIEW.md'])).toEqual(['.']);
	expect(rehearsable([])).toEqual([]);
});
