import path from 'node:path';
import type { Locale } from '../base/message.ts';
import { type GeneratedPlans, generate, problemText } from '../features/migration/generate.ts';
import { toPath } from '../node/file-access.ts';
import { allOf, refusal, UsageError } from './command.ts';
import { load, readRequired } from './load.ts';

/** Plans for `plan` and `migrate`. Where there is no plan it prints why to standard error and returns nothing. */
export async function planFrom(
	paths: readonly string[],
	target: string | undefined,
	locale: Locale,
	renderers?: readonly string[],
): Promise<GeneratedPlans | undefined> {
	const [folder, ...more] = paths;
	if (folder === undefined || more.length > 0)
		throw refusal({
			en: 'give one folder that holds the configuration of the cluster',
			zh: '请指定一个存放集群配置的目录',
		});
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
	for (const problem of generated.problems)
		console.error(problemText(problem, locale, (place) => shown(place, target)));
	return undefined;
}

/** A place in a configuration file as a path; a place in the target file with the name of that file before it. */
function shown(place: string, target: string): string {
	if (!place.startsWith('file://')) return `${target}: ${place}`;
	const [, file = place, line = ''] = /^(.*?)(:\d+)?$/.exec(place) ?? [];
	return path.relative(process.cwd(), toPath(file)) + line;
}
