import { groupBy } from '../../base/collections.ts';
import { type Locale, render, say } from '../../base/message.ts';
import { remembering } from '../../base/remember.ts';
import type { Plan, PlannedFile } from '../../plan/plan.ts';
import { type CarriedFile, carriedFiles } from '../files-folder.ts';
import { diffLines } from './diff.ts';
import { bullets, code, codeBlock } from './markdown.ts';
import { words } from './words.ts';

/** The files that are written, with what changes in them; the same change on several hosts is shown once. */
export function fileLines(plan: Plan, locale: Locale): string[] {
	const changes = changesOf(plan);
	if (changes.length === 0) return [];
	return [
		`## ${render(say(words.files), locale)}`,
		'',
		...changes.flatMap(({ isNew, diff, same }) => [
			...bullets(
				same.map(({ name, write: { host, path } }) => {
					const values = { host: code(host), path: code(path), name: code(name) };
					return render(say(isNew ? words.newFile : words.file, values), locale);
				}),
			),
			...diff,
		]),
	];
}

/** What changes in files of which all are the same. */
interface Change {
	readonly isNew: boolean;
	readonly diff: readonly string[];
	readonly same: readonly CarriedFile[];
}

/** The changes of a plan. Remembered, since they are the same in both languages. */
const changesOf: (plan: Plan) => readonly Change[] = remembering(comparedFiles);

function comparedFiles(plan: Plan): Change[] {
	const planned = new Map(plan.files.map((file) => [placeOf(file), file]));
	const byOld = groupBy(carriedFiles(plan), ({ write }) => planned.get(placeOf(write))?.before);
	return [...byOld].flatMap(([before, files]) =>
		[...groupBy(files, ({ write }) => write.content)].map(([after, same]) => {
			const isNew = before === undefined;
			return { isNew, same, diff: isNew ? [] : codeBlock('diff', diffLines(before, after)) };
		}),
	);
}

function placeOf({ host, path }: Pick<PlannedFile, 'host' | 'path'>): string {
	return JSON.stringify([host, path]);
}
