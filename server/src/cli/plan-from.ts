import type { Locale } from '../base/message.ts';
import { type GeneratedPlans, generate } from '../features/migration/generate.ts';
import { allOf, refusal, UsageError } from './command.ts';
import { load, readRequired } from './load.ts';
import { oneFolder, sayProblems } from './meant.ts';
import type { Option } from './options.ts';

/** The option for the layout that the cluster should have. */
export const targetOption = {
	type: 'string',
	value: 'FILE',
	completes: 'file',
	isNeeded: true,
	says: {
		en: 'The layout that the cluster should have (*.migration.json).',
		zh: '集群的目标布局（*.migration.json）。',
	},
} as const satisfies Option;

/** Plans for `plan` and `migrate`. Where there is no plan it prints why to standard error and returns nothing. */
export async function planFrom(
	paths: readonly string[],
	target: string | undefined,
	locale: Locale,
	renderers?: readonly string[],
): Promise<GeneratedPlans | undefined> {
	const [folder, ...more] = paths;
	if (folder === undefined || more.length > 0) throw oneFolder();
	if (target === undefined)
		throw refusal({
			en: '--target FILE is missing: the layout that the cluster should have (*.migration.json)',
			zh: '缺少 --target FILE：集群的目标布局（*.migration.json）',
		});
	const text = await readRequired(target);
	const { workspace, problems } = await load([folder], locale);
	if (problems.length > 0) throw new UsageError(allOf(problems));
	const generated = generate(workspace.snapshot(), text, { renderers });
	if (!('problems' in generated)) return generated;
	sayProblems(generated.problems, target, locale);
	return undefined;
}
