import type { Plan, Step } from '../../plan/plan.ts';
import { NOT_BY_HAND } from '../bash/header.ts';
import { carriedFiles, carriedNames } from '../files-folder.ts';
import { prepared } from '../prepared.ts';
import type { RenderedFile, Renderer } from '../renderer.ts';
import { shellComment } from '../shell-quote.ts';
import { hostVars } from './host-vars.ts';
import { hostsOf } from './hosts.ts';
import type { Knowledge } from './items.ts';
import { hostsScript, noteFunctions, taskFiles } from './library.ts';
import { migratePlays } from './migrate.ts';
import { type Play, playYaml } from './plays.ts';
import { rollbackPlays, undoSteps } from './rollback.ts';
import { wavesOf } from './waves.ts';
import { Template, type Yaml, yamlText } from './yaml.ts';

/** An inventory and playbooks that carry a plan out, take it back and check it, many hosts at a time. */
export default {
	id: 'ansible',
	title: { en: 'Ansible playbooks', zh: 'Ansible 剧本' },
	render: (given: Plan) => {
		const plan = prepared(given);
		const hosts = hostsOf(plan);
		const know = { hosts, sourceOf: carriedNames(plan), ...knowledgeOf(plan) };
		const forth = wavesOf(plan.steps);
		const back = wavesOf(undoSteps(plan));
		const vars = [...hostVars(plan, know, forth, back)];
		return [
			playbook('migrate', plan, migratePlays(plan, know, forth)),
			playbook('rollback', plan, rollbackPlays(plan, hosts, back)),
			playbook('verify', plan, [verifyPlay(plan, hosts.nameOf)]),
			file('inventory.yml', yamlText(hosts.inventory)),
			...vars.map(([host, parts]) => file(`host_vars/${hosts.nameOf(host)}.yml`, yamlText({ parts }))),
			file('group_vars/all.yml', yamlText(planVars(plan))),
			file('ansible.cfg', settings(plan)),
			file('.ansible-lint', LINT),
			file('files/hosts.sh', hostsScript(plan)),
			file('files/notes.sh', noteFunctions),
			...taskFiles.map(({ name, text }) => file(`tasks/${name}`, text)),
			...carriedFiles(plan).map(({ name, write }) => ({ path: name, text: write.content, executable: false })),
		];
	},
} satisfies Renderer;

function file(name: string, text: string): RenderedFile {
	return { path: `ansible/${name}`, text, executable: false };
}

function playbook(name: string, { id }: Plan, plays: readonly Play[]): RenderedFile {
	const head = [`# ${name}.yml of plan ${shellComment(id)}.`, ...NOT_BY_HAND].join('\n');
	return file(`${name}.yml`, `${head}\n${yamlText(plays.map(playYaml))}`);
}

function verifyPlay({ hosts }: Plan, nameOf: (address: string) => string): Play {
	const names = hosts.map(({ address }) => nameOf(address));
	return { name: 'Check the result', hosts: names, tasks: [{ name: 'Check', file: 'verify' }] };
}

/** What all tasks know of the plan. */
function planVars({ id, options }: Plan): Yaml {
	return {
		plan_id: id,
		state_folder: options.stateFolder,
		state: new Template("{{ lookup('env', 'DDB_STATE') | default(state_folder, true) }}/{{ plan_id }}"),
		is_sealed: new Template("{{ (state ~ '/sealed') is exists }}"),
		sealed: new Template('{{ before_seal and is_sealed }}'),
		parallel: options.parallel,
		doubts: new Template(DOUBTS),
		notes: new Template("{{ lookup('file', playbook_dir ~ '/files/notes.sh') }}"),
		library: new Template("{{ lookup('file', playbook_dir ~ '/files/hosts.sh') }}"),
		parts: {},
	};
}

/** What was found in a play that may be meant so, on all hosts. */
const DOUBTS =
	"{{ ansible_play_hosts | map('extract', hostvars) | selectattr('asked', 'defined') | map(attribute='asked.results') | flatten | selectattr('rc', 'defined') | selectattr('rc', 'eq', 5) | map(attribute='stdout') | list }}";

/** For those who check all their playbooks with ansible-lint: of its rules, these do not get along with the names in a plan. */
const LINT = `---
# Lists of steps and hosts stand on one line, however many there are.
skip_list:
  - yaml[line-length]
`;

/** Settings for those who start ansible-playbook in this folder; nothing but convenience and time depends on them. */
function settings({ hosts }: Plan): string {
	return [
		'[defaults]',
		'inventory = inventory.yml',
		`forks = ${Math.max(5, Math.min(hosts.length, 50))}`,
		'display_skipped_hosts = False',
		'callback_result_format = yaml',
		'interpreter_python = auto_silent',
		'retry_files_enabled = False',
		'',
		'[ssh_connection]',
		'pipelining = True',
		'',
	].join('\n');
}

function knowledgeOf({ steps }: Plan): Pick<Knowledge, 'isEarly' | 'sumsBefore'> {
	const first = steps.findIndex(({ operations }) =>
		operations.some(({ op }) => op !== 'require' && op !== 'confirm' && op !== 'wait-until'),
	);
	const early = new Set<Step>(first < 0 ? steps : steps.slice(0, first));
	const sums = new Map<string, string[]>();
	for (const operation of steps.flatMap(({ operations }) => operations)) {
		if (operation.op !== 'write-file') continue;
		const key = JSON.stringify([operation.host, operation.path]);
		sums.set(key, [...(sums.get(key) ?? []), operation.before]);
	}
	return {
		isEarly: (step) => early.has(step),
		sumsBefore: (host, path) => sums.get(JSON.stringify([host, path])) ?? [],
	};
}
