import { existsSync } from 'node:fs';
import path from 'node:path';
import { render } from '../../base/message.ts';
import { allOf, complain, exitCode, localeFrom, oneOf, readArguments, refusal, UsageError } from '../command.ts';
import { load } from '../load.ts';
import { abilityOf } from '../rehearsal/machine.ts';
import { plansIn } from '../rehearsal/read-folder.ts';
import { allHosts, rehearse as onHosts, type RehearsedPlan, type Wishes, wentWell } from '../rehearsal/rehearsal.ts';
import { reportJson, reportText } from '../rehearsal/report.ts';
import { entriesBefore, sumsOf } from '../rehearsal/tree-entries.ts';

/** Runs generated scripts against copies of all hosts on this machine, and compares the result with the plan. */
export async function rehearse(args: readonly string[]): Promise<number> {
	const { values, positionals } = readArguments(args, {
		workspace: { type: 'string', default: '.' },
		tree: { type: 'string', multiple: true },
		rollback: { type: 'boolean', default: false },
		keep: { type: 'boolean', default: false },
		timeout: { type: 'string', default: '600' },
		format: { type: 'string', default: 'text' },
		locale: { type: 'string' },
	});
	const format = oneOf('format', values.format, ['text', 'json']);
	const locale = localeFrom(values.locale);
	const scripts = path.resolve(onlyFolder(positionals));
	const plans = plansIn(scripts, positionals[0] ?? '');
	const trees = treesFrom(values.tree ?? [], plans);
	const timeoutSeconds = secondsFrom(values.timeout);
	const { workspace, problems } = await load([values.workspace], locale);
	if (problems.length > 0) throw new UsageError(allOf(problems));
	const textOf = finder(plans, workspace.snapshot().texts.values());
	refuseOtherFiles(plans, textOf, trees, values.workspace);
	const ability = await abilityOf(unzips(plans) ? ['unzip'] : []);
	if ('reason' in ability) {
		complain([ability.reason], locale);
		return exitCode.fault;
	}
	const wishes = {
		scripts,
		plans,
		textOf,
		trees,
		flags: ability.flags,
		rollback: values.rollback,
		keep: values.keep,
		timeoutSeconds,
	};
	const { outcomes, trees: kept } = await untilKilled({ ...wishes, tell: (line) => console.error(line) });
	const left = values.keep ? kept : new Map<string, string>();
	console.log(format === 'json' ? reportJson(outcomes, left, locale) : reportText(outcomes, locale));
	for (const [host, folder] of left) console.error(render({ template: KEPT, values: { host, folder } }, locale));
	const isWhole = values.rollback || outcomes.length === plans.length;
	return isWhole && outcomes.every(wentWell) ? exitCode.clean : exitCode.findings;
}

const KEPT = { en: 'The tree of {host} is kept in {folder}', zh: '{host} 的目录树保留在 {folder}' };

/** Whoever is ended from outside lets go of the stage at once; that clears up by itself. */
async function untilKilled(wishes: Omit<Wishes, 'onStage'>): Promise<Awaited<ReturnType<typeof onHosts>>> {
	let abandon: () => void = () => undefined;
	const end = (signal: NodeJS.Signals) => {
		abandon();
		process.exit(signal === 'SIGINT' ? 130 : 143);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
	try {
		return await onHosts({
			...wishes,
			onStage: (given) => {
				abandon = given;
			},
		});
	} finally {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, end);
	}
}

function onlyFolder(positionals: readonly string[]): string {
	const [folder, ...more] = positionals;
	if (folder !== undefined && more.length === 0) return folder;
	throw refusal({
		en: 'give one folder that "dolphindb-cluster migrate" wrote',
		zh: '请指定一个由 "dolphindb-cluster migrate" 写入的目录',
	});
}

function secondsFrom(text: string): number {
	const seconds = Number(text);
	if (Number.isInteger(seconds) && seconds > 0 && seconds <= 86_400) return seconds;
	throw refusal(
		{
			en: '--timeout {text}: must be a number of seconds from 1 to 86400',
			zh: '--timeout {text}：须为 1 到 86400 的秒数',
		},
		{ text: JSON.stringify(text) },
	);
}

function treesFrom(given: readonly string[], plans: readonly RehearsedPlan[]): Map<string, string> {
	const hosts = allHosts(plans).map(({ address }) => address);
	return new Map(
		given.map((text) => {
			const at = text.indexOf('=');
			const [host, folder] = [text.slice(0, at), path.resolve(text.slice(at + 1))];
			if (at > 0 && hosts.includes(host) && existsSync(folder)) return [host, folder];
			throw refusal(
				{
					en: '--tree {text}: must be HOST=DIR with a host of the plan ({list}) and a folder that exists',
					zh: '--tree {text}：格式为 HOST=DIR，HOST 须为计划中的主机（{list}），DIR 须存在',
				},
				{ text: JSON.stringify(text), list: hosts.join(', ') },
			);
		}),
	);
}

/** The files that plans were made from stand in the workspace, or in the plan where it replaces them. */
function finder(plans: readonly RehearsedPlan[], texts: Iterable<string>): Wishes['textOf'] {
	const replaced = plans.flatMap(({ plan }) => plan.files.flatMap(({ before }) => before ?? []));
	const known = sumsOf([...replaced, ...texts]);
	return (sum) => known.get(sum);
}

function unzips(plans: readonly RehearsedPlan[]): boolean {
	return plans.some(({ plan }) =>
		plan.steps.some(({ operations }) => operations.some((one) => one.op === 'run' && one.argv[0] === 'unzip')),
	);
}

function refuseOtherFiles(
	plans: readonly RehearsedPlan[],
	textOf: Wishes['textOf'],
	trees: ReadonlyMap<string, string>,
	workspace: string,
): void {
	const [first] = plans;
	const missing = first
		? entriesBefore(first.plan, textOf).filter(({ kind, host }) => kind === 'missing' && !trees.has(host))
		: [];
	if (missing.length === 0) return;
	const list = missing.map(({ host, path: file }) => `${host}:${file}`).join(', ');
	throw refusal(
		{
			en: 'the workspace {workspace} does not hold the files that the plan was made from: {list}; name the right folder with --workspace, or make a new plan',
			zh: '工作区 {workspace} 中没有生成计划时所用的文件：{list}；请用 --workspace 指定正确的目录，或重新生成计划',
		},
		{ workspace, list },
	);
}
