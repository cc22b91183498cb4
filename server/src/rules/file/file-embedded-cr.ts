import { say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { goesOn as isCut } from '../../model/files/cut-lines.ts';
import { textOf } from '../../syntax/tree.ts';
import { lineEndOf, replaceAll } from '../edits.ts';
import { fileAt, fileName } from '../places.ts';
import { defineTextRule, type FileChange, type Finding, type Fix } from '../rule.ts';
import { firstEnding, hasLostText } from './line-ends.ts';

export default defineTextRule({
	code: 'file-embedded-cr',
	severity: 'error',
	reads: ['ends'],
	title: { en: 'A carriage return within a line', zh: '行内有回车符' },
	why: {
		en: 'What follows the carriage return may be lost or become part of another value. `sed` leaves such a line when it appends to one with a Windows line ending.',
		zh: '回车符之后的内容可能丢失，或成为其他值的一部分。用 sed 在带 Windows 换行符的行尾追加内容就会产生这样的行。',
	},
	behaviour: {
		en: 'Where lines end at line feeds, a site before the carriage return has a mode such as “controller\\r”. The manual does not say what DolphinDB does with it.',
		zh: '以 LF 分行时，回车符之前的站点，其节点类型会变成 “controller\\r”；手册没有说明 DolphinDB 会如何处理。',
	},
	source: 'DEFECTS D-05 — certain (that the list is broken)',
	*check(file) {
		if (firstEnding(file, '\r') === undefined) return;
		if (hasNoOtherEnds(file)) yield wholeFile(file);
		else yield* everyOne(file);
	},
});

/** Whether carriage returns are all the line ends there are, as on computers of long ago. */
function hasNoOtherEnds(file: ConfigFile): boolean {
	const { lines } = file.tree;
	return lines.every(({ text, eol }) => eol !== '\n' && eol !== '\r\n' && !text.startsWith(','));
}

function wholeFile(file: ConfigFile): Finding {
	return {
		at: fileAt(file),
		message: say(
			{
				en: '{file} ends its lines with carriage returns alone, so all of it is one line.',
				zh: '{file} 仅以回车符换行，整个文件会被当作一行。',
			},
			{ file: fileName(file.id) },
		),
		fixes: () => {
			if (hasLostText(file)) return [];
			return [
				{
					title: say({ en: 'Convert the file to LF', zh: '将文件转换为 LF 换行' }),
					changes: [replaceAll(file, textOf(file.tree).replaceAll('\r', '\n'))],
					preferred: true,
				},
			];
		},
	};
}

function* everyOne(file: ConfigFile): Iterable<Finding> {
	for (const [line, { text, eol }] of file.tree.lines.entries()) {
		if (eol !== '\r') continue;
		yield {
			at: { file: file.id, span: { line, start: text.length, end: text.length } },
			message: say(
				{
					en: 'Line {line} of {file} contains a carriage return before its end.',
					zh: '{file} 第 {line} 行中间含有回车符。',
				},
				{ line: { file: file.id, line }, file: fileName(file.id) },
			),
			fixes: () => fixes(file, line),
		};
	}
}

function* fixes(file: ConfigFile, line: number): Iterable<Fix> {
	const next = file.tree.lines[line + 1];
	const isRest = next !== undefined && (next.text === '' || next.text.startsWith(','));
	const goesOn = isRest || (file.kind !== 'nodes' && isCut(file.tree.lines, line));
	const isNew = next === undefined || isEntry(file, line + 1);
	if (!goesOn && (isNew || next.kind === 'entry' || next.kind === 'comment')) {
		yield {
			title: say({ en: 'End the line here', zh: '在此处换行' }),
			changes: [replaceEnd(file, line, lineEndOf(file))],
			preferred: isNew,
		};
	}
	if (isNew) return; // without the carriage return the two would be one
	yield {
		title: say({ en: 'Delete the carriage return', zh: '删除回车符' }),
		changes: [replaceEnd(file, line, '')],
		preferred: goesOn,
	};
}

/** Whether a line is an entry by itself, beyond doubt. */
function isEntry(file: ConfigFile, line: number): boolean {
	const syntax = file.tree.lines[line];
	if (syntax?.kind === 'entry') return resolveName(syntax.name.text) !== undefined;
	return syntax?.kind === 'row' && syntax.site.parts === 3 && syntax.fields.length > 1;
}

/** Replaces the end of a line. */
function replaceEnd(file: ConfigFile, line: number, newText: string): FileChange {
	const start = { line, character: file.tree.lines[line]?.text.length ?? 0 };
	return { kind: 'edit', file: file.id, range: { start, end: { line: line + 1, character: 0 } }, newText };
}
