import { groupBy, unique } from '../../base/collections.ts';
import { type Locale, type Message, render, say } from '../../base/message.ts';
import { diffLines } from '../../render/runbook/diff.ts';
import { visible, visibleLines } from '../../render/shell-quote.ts';
import { type Outcome, wentWell } from './outcome.ts';

/** What became of plans, for people. */
export function reportText(outcomes: readonly Outcome[], locale: Locale): string {
	return outcomes.map((outcome) => planReport(outcome, locale)).join('\n\n');
}

function planReport(outcome: Outcome, locale: Locale): string {
	const { plan, scripts } = outcome;
	const say_ = (message: Message) => render(message, locale);
	return [
		`${visible(plan.name)} (${visible(plan.id)})`,
		'',
		...scripts.flatMap(({ script, code, steps, words }) => [
			say_(say({ en: '{script} ended with {code}', zh: '{script} 以 {code} 结束' }, { script, code })),
			...steps.map(({ step, seconds }) => `  ${seconds.toFixed(2).padStart(7)} s  ${visible(step)}`),
			...(code === 0 || words === ''
				? []
				: visibleLines(words)
						.split('\n')
						.map((line) => `  ! ${line}`)),
		]),
		...outcome.licences.map(({ host, path }) => say_(say(LICENCE, { host: visible(host), path: visible(path) }))),
		...hostsIn(outcome).flatMap((host) => ['', ...hostReport(outcome, host, say_)]),
		'',
		...troubles(outcome).map((trouble) => `! ${say_(trouble)}`),
		say_(say(wentWell(outcome) ? EQUAL : UNEQUAL)),
	].join('\n');
}

function hostsIn({ plan }: Outcome): string[] {
	return unique(plan.hosts.map(({ address }) => address));
}

function hostReport(
	{ changes, folders, running }: Outcome,
	host: string,
	say_: (message: Message) => string,
): string[] {
	const own = changes.filter((change) => change.host === host);
	const nodes = running.filter((one) => one.host === host);
	const list = nodes.map(({ alias, port }) => `${visible(alias ?? '?')}:${port}`).join(', ');
	return [
		`== ${visible(host)}`,
		...own.flatMap(({ path, before, after }) => [
			`--- ${before === undefined ? '/dev/null' : visible(path)}`,
			`+++ ${after === undefined ? '/dev/null' : visible(path)}`,
			...diffLines(before ?? '', after ?? '').map(visible),
		]),
		...folders
			.filter((folder) => folder.host === host)
			.map(({ path, what }) => say_(say(what === 'appeared' ? APPEARED : GONE, { path: visible(path) }))),
		list === '' ? say_(say(NOTHING_RUNS)) : say_(say(RUNS, { list })),
	];
}

/** What did not go as the plan says. */
export function troubles({ scripts, differences, nodeTroubles }: Outcome): Message[] {
	return [
		...scripts.filter(({ late }) => late).map(({ script }) => say(LATE, { script })),
		...differences.map(({ host, path, what }) => say(WRONG[what], { host: visible(host), path: visible(path) })),
		...nodeTroubles.map(({ host, alias, path, what }) =>
			say(what === 'down' ? DOWN : EXTRA, { host: visible(host), alias: visible(alias), path: visible(path) }),
		),
	];
}

/** What became of plans, for programs. */
export function reportJson(outcomes: readonly Outcome[], trees: ReadonlyMap<string, string>, locale: Locale): string {
	const plans = outcomes.map((outcome) => ({
		...{ id: outcome.plan.id, name: outcome.plan.name, asPlanned: wentWell(outcome) },
		scripts: outcome.scripts,
		hosts: [...groupBy(hostsIn(outcome), (host) => host).keys()].map((host) => ({
			host,
			files: outcome.changes
				.filter((change) => change.host === host)
				.map(({ path, before, after }) => ({
					path,
					diff: diffLines(before ?? '', after ?? ''),
					was: before !== undefined,
					is: after !== undefined,
				})),
			folders: outcome.folders.filter((one) => one.host === host).map(({ path, what }) => ({ path, what })),
			running: outcome.running
				.filter((one) => one.host === host)
				.map(({ alias, port, package: folder }) => ({ alias, port, package: folder })),
		})),
		differences: outcome.differences,
		licences: outcome.licences,
		troubles: troubles(outcome).map((message) => render(message, locale)),
	}));
	return JSON.stringify({ version: 1, plans, trees: Object.fromEntries(trees) }, undefined, 2);
}

const LICENCE = {
	en: 'A stand-in for a licence was put to {path} on {host}, where a step waits for one.',
	zh: '有步骤等待授权文件，已在 {host} 的 {path} 放置替代文件。',
};
const APPEARED = { en: 'new folder: {path}', zh: '新目录：{path}' };
const GONE = { en: 'folder gone: {path}', zh: '目录已不在：{path}' };
const RUNS = { en: 'running: {list}', zh: '运行中：{list}' };
const NOTHING_RUNS = { en: 'nothing runs', zh: '没有节点运行' };
const EQUAL = {
	en: 'The result equals what the plan says, byte for byte.',
	zh: '结果与计划逐字节一致。',
};
const UNEQUAL = { en: 'The rehearsal did not end as the plan says.', zh: '演练结果与计划不符。' };
const LATE = {
	en: '{script} was ended because it took too long; --timeout gives it more time',
	zh: '{script} 超时，已被终止；可用 --timeout 延长时间',
};
const DOWN = { en: '{host}: {alias} does not run', zh: '{host}：{alias} 没有运行' };
const EXTRA = {
	en: '{host}: {alias} runs from {path}, which is not planned',
	zh: '{host}：{alias} 从 {path} 运行，与计划不符',
};
const WRONG = {
	missing: { en: '{host}:{path} should be there and is not', zh: '{host}:{path} 应存在，但没有' },
	different: { en: '{host}:{path} is not what the plan says', zh: '{host}:{path} 与计划不符' },
	unexpected: { en: '{host}:{path} is there, which the plan does not say', zh: '{host}:{path} 存在，但计划中没有' },
} as const;
