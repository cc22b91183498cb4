import { type Locale, render } from '../../base/message.ts';
import type { GeneratedPlans } from '../../features/migration/generate.ts';
import type { Plan } from '../../plan/plan.ts';
import { overviewText } from '../../render/overview.ts';
import { defineCommand, exitCode, type Given, localeFrom, oneOf } from '../command.ts';
import { formatOption, localeOption, type Options } from '../options.ts';
import { planFrom, targetOption } from '../plan-from.ts';

const options = {
	target: targetOption,
	format: formatOption('text', 'json'),
	locale: localeOption,
} as const satisfies Options;

/** Prints the plan that leads from the configuration below a path to a target. */
export const plan = defineCommand(
	{
		name: 'plan',
		says: { en: 'Prints the plan that leads to a target layout.', zh: '输出达到目标布局的计划。' },
		takes: { shown: 'PATH', completes: 'folder' },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	const format = oneOf('format', values.format, options.format.words);
	const locale = localeFrom(values.locale);
	const generated = await planFrom(positionals, values.target, locale);
	if (!generated) return exitCode.findings;
	console.log(format === 'json' ? jsonText(generated) : stagesText(generated.stages, locale));
	return exitCode.clean;
}

/** One plan as it is; of several, a list. */
function jsonText({ stages, files }: GeneratedPlans): string {
	const plans = files.filter(({ path }) => path.split('/').at(-1) === 'plan.json').map(({ text }) => text.trimEnd());
	return stages.length === 1 ? plans.join('') : `{ "version": 1, "plans": [${plans.join(',\n')}] }`;
}

function stagesText(stages: GeneratedPlans['stages'], locale: Locale): string {
	const plans = stages.map(({ plan }) => planText(plan, locale));
	return stages.length === 1 ? plans.join('') : [overviewText(stages, locale), ...plans].join('\n');
}

function planText(made: Plan, locale: Locale): string {
	const changed = made.files.filter(({ before, after }) => before !== after);
	return [
		`${made.name} (${made.id})`,
		'',
		...made.steps.map(({ id, title, reason }) => `${id}  ${render(title, locale)}\n    ${render(reason, locale)}`),
		'',
		...made.moves.map(({ from, to }) => `${from.host}:${from.path} -> ${to.host}:${to.path}`),
		'',
		...changed.map(({ host, path, before }) => `${before === undefined ? '+' : '~'} ${host}:${path}`),
		'',
		...made.warnings.map((warning) => `! ${render(warning, locale)}`),
	].join('\n');
}
