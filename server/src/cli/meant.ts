import path from 'node:path';
import type { Locale } from '../base/message.ts';
import { clusterMeant, type Meant } from '../features/drift/fetch-files.ts';
import { problemText } from '../features/migration/generate.ts';
import { toPath } from '../node/file-access.ts';
import type { PlanProblem } from '../plan/plan.ts';
import type { Snapshot } from '../workspace/workspace.ts';
import { allOf, refusal, UsageError } from './command.ts';
import { load, readRequired } from './load.ts';

/** The cluster in the one folder that is given, with what a target file says of its hosts, and the settings. */
export async function meantIn(
	paths: readonly string[],
	target: string | undefined,
	locale: Locale,
	config: string | undefined,
): Promise<Meant & Pick<Snapshot, 'settings'>> {
	const [folder, ...more] = paths;
	if (folder === undefined || more.length > 0) throw oneFolder();
	const text = target === undefined ? undefined : await readRequired(target);
	const { workspace, problems } = await load([folder], locale, { config });
	if (problems.length > 0) throw new UsageError(allOf(problems));
	const snapshot = workspace.snapshot();
	return { ...clusterMeant(snapshot, text === undefined ? undefined : { text }), settings: snapshot.settings };
}

/** Refuses any other number of folders than one. */
export function oneFolder(): UsageError {
	return refusal({
		en: 'give one folder that holds the configuration of the cluster',
		zh: '请指定一个存放集群配置的目录',
	});
}

/** Says on standard error why something cannot be made, or what it leaves out. */
export function sayProblems(problems: readonly PlanProblem[], target: string | undefined, locale: Locale): void {
	for (const problem of problems)
		console.error(problemText(problem, locale, (place) => shownPlace(place, target ?? '')));
}

/** A place in a configuration file as a path; a place in the target file with the name of that file before it. */
export function shownPlace(place: string, target: string): string {
	if (!place.startsWith('file://')) return `${target}: ${place}`;
	const [, file = place, line = ''] = /^(.*?)(:\d+)?$/.exec(place) ?? [];
	return path.relative(process.cwd(), toPath(file)) + line;
}
