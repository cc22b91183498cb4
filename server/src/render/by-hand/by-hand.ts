import { groupBy } from '../../base/collections.ts';
import { render } from '../../base/message.ts';
import { safePath } from '../../base/safe-path.ts';
import { sha256 } from '../../plan/fingerprint.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { NOT_BY_HAND, QUOTED_VALUES } from '../bash/header.ts';
import { libraryScript } from '../bash/library.ts';
import { prepared } from '../prepared.ts';
import type { Renderer } from '../renderer.ts';
import { shellComment, shellQuote, visible } from '../shell-quote.ts';
import { type BeforeOf, blockLines } from './block-lines.ts';
import { type Block, blocksOf } from './blocks.ts';
import { libraryParts } from './library.generated.ts';

/** Nobody pastes on more hosts than that by hand; the scripts and the playbook do it there. */
export const MOST_HOSTS = 32;

/** One file per host for those who paste by hand, block by block, in the order of the plan. */
export default {
	id: 'by-hand',
	title: { en: 'Files to paste from, one per host', zh: '逐台手工执行的文件' },
	render: (given: Plan) => {
		if (given.hosts.length > MOST_HOSTS) return [];
		const plan = prepared(given);
		const blocks = blocksOf(plan);
		if (blocks.length === 0) return [];
		const files = [...groupBy(blocks, ({ host }) => host)].map(([host, own]) => ({
			path: `hosts/${safePath(host)}.sh`,
			text: hostScript(plan, host, own, blocks),
			executable: false,
		}));
		return [{ path: 'hosts/functions.sh', text: functionsScript(plan), executable: false }, ...files];
	},
} satisfies Renderer;

function functionsScript(plan: Plan): string {
	const head = '# shellcheck disable=SC2317 # what is defined anew below is never called';
	return [head, libraryScript(plan), ...libraryParts.map(({ text }) => text)].join('\n');
}

function hostScript(plan: Plan, host: string, own: readonly Block[], all: readonly Block[]): string {
	const hostsOf = groupBy(all, ({ step }) => step.id);
	const befores = new Map(
		plan.files.map(({ host: on, path, before }) => [JSON.stringify([on, path]), before] as const),
	);
	const beforeOf: BeforeOf = (on, path, sum) => {
		const text = befores.get(JSON.stringify([on, path]));
		return text !== undefined && sha256(text) === sum ? text : undefined;
	};
	return [
		...headLines(plan, host),
		...own.flatMap((block) => [
			...headingLines(block, plan, hostsOf),
			'(',
			'set -euo pipefail',
			...blockLines(block, beforeOf),
			')',
			'',
		]),
	].join('\n');
}

function headLines(plan: Plan, host: string): string[] {
	return [
		'# shellcheck shell=bash',
		`# ${shellComment(host)} by hand: what plan ${shellComment(plan.id)} (${shellComment(plan.name)}) does here.`,
		...HOW_TO,
		...NOT_BY_HAND,
		QUOTED_VALUES,
		`if [[ -n \${BASH_SOURCE[0]-} ]]; then`,
		"  echo 'This file is not started: open it and paste its blocks one by one.' >&2",
		'  exit 2',
		'fi',
		'# shellcheck source=functions.sh disable=SC1091',
		'. ./functions.sh',
		`SELF=${shellQuote(host)}`,
		'',
	];
}

const HOW_TO = [
	'# Copy this file and functions.sh into one folder on the host, log in as the user who owns the database, start bash,',
	'# go to that folder with cd, and paste everything down to SELF=. Then paste block by block. Each heading names the',
	'# steps that have to be done before, and where. A block ends at its first failure and changes nothing outside of it;',
	'# it can be pasted again. Nothing is overwritten that the plan does not know, and what is replaced is kept.',
];

function headingLines(
	{ step, number, count, host }: Block,
	plan: Plan,
	blocksOf: ReadonlyMap<string, readonly Block[]>,
): string[] {
	const part = count > 1 ? ` (part ${number} of ${count})` : '';
	const before =
		number > 1 ? [`part ${number - 1} of this step on ${blocksOf.get(step.id)?.[number - 2]?.host ?? ''}`] : [];
	const after = step.after.map((id) => `${id} (${whereOf(id, host, plan.steps, blocksOf)})`);
	const waits = [...before, ...(number === 1 ? after : [])];
	return [
		`# ======== ${shellComment(step.id)}${part}: ${shellComment(visible(render(step.title, 'en')))}`,
		...(waits.length > 0 ? [`# Wait until this is done: ${shellComment(waits.join(', '))}`] : []),
		...(step.gate === undefined ? [] : [`# With it gate ${shellComment(step.gate)} is passed.`]),
		...('irreversible' in step.undo ? ['# POINT OF NO RETURN, see RUNBOOK.md.'] : []),
	];
}

/** Where a step is done: on hosts, or by a person who looks and decides. */
function whereOf(
	id: string,
	host: string,
	steps: readonly Step[],
	blocksOf: ReadonlyMap<string, readonly Block[]>,
): string {
	const asked = steps.find((step) => step.id === id)?.operations.some(({ op }) => op === 'confirm');
	const hosts = (blocksOf.get(id) ?? []).map((block) => (block.host === host ? 'here' : block.host));
	return [...new Set([...hosts, ...(asked ? ['you, see RUNBOOK.md'] : [])])].join('; ') || 'nothing to do';
}
