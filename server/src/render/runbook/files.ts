import { groupBy } from '../../base/collections.ts';
import { type Locale, render, say } from '../../base/message.ts';
import type { Plan, PlannedFile } from '../../plan/plan.ts';
import { carriedFiles } from '../files-folder.ts';
import { diffLines } from './diff.ts';
import { bullets, code, codeBlock } from './markdown.ts';
import { words } from './words.ts';

/** The files that are written, with what changes in them; the same change on several hosts is shown once. */
export function fileLines(plan: Plan, locale: Locale): string[] {
	const carried = carriedFiles(plan);
	if (carried.length === 0) return [];
	const planned = new Map(plan.files.map((file) => [placeOf(file), file]));
	const changes = groupBy(carried, ({ write }) => planned.get(placeOf(write))?.before);
	const groups = [...changes].flatMap(([before, files]) =>
		[...groupBy(files, ({ write }) => write.content)].map(([after, same]) => ({ before, after, same })),
	);
	return [
		`## ${render(say(words.files), locale)}`,
		'',
		...groups.flatMap(({ before, after, same }) => [
			...bullets(
				same.map(({ name, write: { host, path } }) => {
					const values = { host: code(host), path: code(path), name: code(name) };
					return render(say(before === undefined ? words.newFile : words.file, values), locale);
				}),
			),
			...(before === undefined ? [] : codeBlock('diff', diffLines(before, after))),
		]),
	];
}

function placeOf({ host, path }: Pick<PlannedFile, 'host' | 'path'>): string {
	return JSON.stringify([host, path]);
}
