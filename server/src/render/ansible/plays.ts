import { unique } from '../../base/collections.ts';
import { render } from '../../base/message.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { visible, visibleLines } from '../shell-quote.ts';
import type { Hosts } from './hosts.ts';
import { tasksAround, toldHosts } from './require.ts';
import type { Part, TaskFile, Wave } from './waves.ts';
import { Template, type Yaml } from './yaml.ts';

/** One task of a play: the file that has the tasks, and what it has to know. */
export interface PlayTask {
	readonly name: string;
	readonly file: string;
	readonly vars?: { readonly [name: string]: Yaml };
}

/** A play; without hosts it runs on the machine of the operator. */
export interface Play {
	readonly name: string;
	readonly hosts: readonly string[];
	readonly vars?: { readonly [name: string]: Yaml };
	readonly tags?: readonly string[];
	readonly tasks: readonly PlayTask[];
}

/** The play as it stands in a playbook. A host that fails ends the run for all. */
export function playYaml({ name, hosts, vars, tags, tasks }: Play): Yaml {
	return {
		name: visible(name),
		hosts: hosts.length > 0 ? hosts : ['localhost'],
		gather_facts: false,
		any_errors_fatal: true,
		vars: vars ?? {},
		...(tags && { tags }),
		tasks: tasks.map((task) => ({
			name: task.name,
			'ansible.builtin.import_tasks': `tasks/${task.file}.yml`,
			...(task.vars && { vars: task.vars }),
		})),
	};
}

/** What the play of a wave is called, with the steps it carries out. */
export function waveName({ steps }: Wave): string {
	const [first, ...others] = steps;
	if (!first) return '';
	const title = render(first.title, 'en');
	return others.length === 0 ? `${first.id}: ${title}` : `${first.id} to ${others.at(-1)?.id}: ${title}, and the like`;
}

/** The key of a part in the variables of hosts. */
export function partKey(prefix: string, wave: Wave, at: number): string {
	return `${prefix}${wave.steps[0]?.id}.${at + 1}`;
}

/** The tasks of the parts of a wave, but for those in which there is nothing to do. */
export function partTasks(prefix: string, wave: Wave): PlayTask[] {
	return wave.parts.flatMap((part, at) =>
		part.operations.length === 0 ? [] : tasksOf(part, partKey(prefix, wave, at)),
	);
}

function tasksOf(part: Part, key: string): PlayTask[] {
	const task = partTask(part, key);
	if (part.task !== 'require') return [task];
	// A task that is left out is cheaper than one that is skipped: for that, too, every host starts a process.
	const { before, after } = tasksAround(part);
	return [...before, task.file, ...after].map((file) => ({ ...task, name: REQUIRE[file] ?? task.name, file }));
}

const REQUIRE: Readonly<Record<string, string>> = {
	'require-time': 'Ask for the time',
	'require-told': 'Ask other hosts',
	'require-doubts': 'Look at doubts',
};

function partTask({ task, operations }: Part, key: string): PlayTask {
	const asked = operations[0]?.operation;
	const question = asked?.op === 'confirm' ? { question: visibleLines(asked.question) } : undefined;
	const files = task === 'write' || task === 'restore' ? { files: FILES } : undefined;
	return { name: NAMES[task], file: task, vars: question ?? { part: key, ...files } };
}

const FILES = new Template('{{ parts[part] | default([]) }}');
const NAMES: Readonly<Record<TaskFile, string>> = {
	require: 'Require',
	confirm: 'Ask the operator',
	run: 'Run programs',
	arrange: 'Make folders and change names',
	copy: 'Copy',
	write: 'Write configuration files',
	restore: 'Put configuration files back',
};

/** The hosts of a wave in the order of the plan, by their names. */
export function waveHosts(plan: Plan, { nameOf }: Hosts, wave: Wave): string[] {
	const used = new Set(wave.parts.flatMap((part) => [...part.operations.map(({ host }) => host), ...toldHosts(part)]));
	return unique(plan.hosts.map(({ address }) => address).filter((address) => used.has(address))).map(nameOf);
}

/** The ids of steps. */
export function idsOf(steps: readonly Step[]): string[] {
	return steps.map(({ id }) => id);
}
