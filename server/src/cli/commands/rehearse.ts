import path from 'node:path';
import { type Locale, render } from '../../base/message.ts';
import { allOf, complain, defineCommand, exitCode, type Given, localeFrom, oneOf, UsageError } from '../command.ts';
import { load } from '../load.ts';
import { formatOption, localeOption, type Options, workspaceOption } from '../options.ts';
import { abilityOf } from '../rehearsal/machine.ts';
import { onlyFolder, secondsFrom, treesFrom } from '../rehearsal/options.ts';
import { type Outcome, wentWell } from '../rehearsal/outcome.ts';
import { plansIn } from '../rehearsal/read-folder.ts';
import { rehearse as onHosts, type Rehearsed, type RehearsedPlan, type Wishes } from '../rehearsal/rehearsal.ts';
import { reportJson, reportText } from '../rehearsal/report.ts';
import { finder, refuseOtherFiles } from '../rehearsal/texts.ts';

const options = {
	workspace: workspaceOption,
	tree: {
		type: 'string',
		multiple: true,
		value: 'HOST=DIR',
		completes: 'folder',
		says: { en: 'A folder to copy for the files of a host.', zh: '作为某台主机文件来源的目录。' },
	},
	rollback: {
		type: 'boolean',
		default: false,
		says: { en: 'Rehearses the way back.', zh: '演练回退。' },
	},
	keep: { type: 'boolean', default: false, says: { en: 'Keeps the trees of the hosts.', zh: '保留各主机的目录树。' } },
	timeout: {
		type: 'string',
		default: '600',
		value: 'SECONDS',
		completes: [],
		says: { en: 'How long one script may take.', zh: '单个脚本的最长运行时间（秒）。' },
	},
	format: formatOption('text', 'json'),
	locale: localeOption,
} as const satisfies Options;

/** Runs generated scripts against copies of all hosts on this machine, and compares the result with the plan. */
export const rehearse = defineCommand(
	{
		name: 'rehearse',
		says: {
			en: 'Runs generated scripts against copies of all hosts on this machine.',
			zh: '在本机上针对所有主机的副本运行生成的脚本。',
		},
		takes: { shown: 'DIR', completes: 'folder' },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	const format = oneOf('format', values.format, options.format.words);
	const locale = localeFrom(values.locale);
	const given = onlyFolder(positionals);
	const scripts = path.resolve(given);
	const plans = plansIn(scripts, given);
	const trees = treesFrom(values.tree ?? [], plans);
	const { rollback, keep } = values;
	const timeoutSeconds = secondsFrom(values.timeout);
	const textOf = await textsOf(values.workspace, plans, trees, locale);
	const ability = await abilityOf(unzips(plans) ? ['unzip'] : []);
	if ('reason' in ability) {
		complain([ability.reason], locale);
		return exitCode.fault;
	}
	const tell = (line: string) => console.error(line);
	const { flags } = ability;
	const wishes = { scripts, plans, textOf, trees, flags, rollback, keep, timeoutSeconds, tell };
	const { outcomes, trees: kept } = await untilKilled(wishes);
	show(outcomes, keep ? kept : new Map(), format, locale);
	const isWhole = rollback || outcomes.length === plans.length;
	return isWhole && outcomes.every(wentWell) ? exitCode.clean : exitCode.findings;
}

/** Finds texts of the workspace, which has to be the one that the plans were made from. */
async function textsOf(
	folder: string,
	plans: readonly RehearsedPlan[],
	trees: Wishes['trees'],
	locale: Locale,
): Promise<Wishes['textOf']> {
	const { workspace, problems } = await load([folder], locale);
	if (problems.length > 0) throw new UsageError(allOf(problems));
	const textOf = finder(plans, workspace.snapshot().texts.values());
	refuseOtherFiles(plans, textOf, trees, folder);
	return textOf;
}

function unzips(plans: readonly RehearsedPlan[]): boolean {
	return plans.some(({ plan }) =>
		plan.steps.some(({ operations }) => operations.some((one) => one.op === 'run' && one.argv[0] === 'unzip')),
	);
}

const KEPT = { en: 'The tree of {host} is kept in {folder}', zh: '{host} 的目录树保留在 {folder}' };

function show(
	outcomes: readonly Outcome[],
	kept: ReadonlyMap<string, string>,
	format: 'text' | 'json',
	locale: Locale,
): void {
	console.log(format === 'json' ? reportJson(outcomes, kept, locale) : reportText(outcomes, locale));
	for (const [host, folder] of kept) console.error(render({ template: KEPT, values: { host, folder } }, locale));
}

/** Whoever is ended from outside lets go of the stage at once; that clears up by itself. */
async function untilKilled(wishes: Omit<Wishes, 'onStage'>): Promise<Rehearsed> {
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
