import { remembering } from '../../base/remember.ts';
import type { Location } from '../../base/span.ts';
import { canonicalFileNames } from '../../catalog/file-kinds.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { checkedPart, checkValue } from '../../catalog/values.ts';
import { type CfgFile, type CfgKind, type Entry, valueAt } from '../../model/files/cfg-file.ts';
import { FULL_WIDTH } from '../full-width.ts';

/** Whether a line is nothing but blanks of all sorts, which `cfg-fullwidth-punctuation` reports. */
export function isWideBlank(text: string): boolean {
	return /^\s*$/.test(text);
}

/** Placeholders that some tool fills in before the server reads the file: `${port}`, `{{ memory }}`. */
const TEMPLATE = /\$\{|\{\{|\$\(|<%/;

/** What stands for bytes that could not be read, which `file-encoding` reports. */
const LOST = /[\ufffd\0]/;

/** Whether a text can be judged at all: other rules have reported such characters, templates are not final. */
export function isLegible(text: string): boolean {
	return !FULL_WIDTH.test(text) && !LOST.test(text) && !TEMPLATE.test(text);
}

/** Whether a text has only characters that names and paths may have; what could not be read is left out of account. */
export function isAscii(text: string): boolean {
	return !/[\u0080-\ufffc\ufffe\uffff]/.test(text);
}

/** A value that is nothing but an explanation behind the sign; `//` may also begin the path of a network share. */
const EXPLANATION = /^(#|\/\/(\s|$))/;

/** Whether a setting has no value. */
export function hasNoValue({ value }: Entry): boolean {
	return value === '' || EXPLANATION.test(value);
}

/** Whether a line is a setting at all: not one behind `//`, which `cfg-slash-comment` reports, and with a name. */
export function isSetting(entry: Entry): boolean {
	return entry.name !== '' && !entry.syntax.key.text.startsWith('//');
}

/** A line of dots, which says that the file is an excerpt and that lines were left out. */
const DOTS = /^(\.{3,}|…+)$/;

/** Whether a line stands for others that were left out. */
export function isEllipsis(text: string): boolean {
	return DOTS.test(text);
}

/** Whether a file sets or tries to set a parameter, whatever the capitals and even without `=`; an excerpt may do so. */
export function attempts(file: CfgFile, name: string): boolean {
	const wanted = name.toLowerCase();
	const isMeant = (entry: Entry) => entry.qualifier === undefined && entry.name.toLowerCase() === wanted;
	const mayBeMeant = (text: string) => text.toLowerCase().startsWith(wanted) || isEllipsis(text);
	return (
		file.entries.some(isMeant) || file.tree.lines.some((line) => line.kind === 'error' && mayBeMeant(line.content.text))
	);
}

/** Whether a file is meant to start a process, not just a part that some tool puts into one: those name neither role nor site. */
export const isWhole: (file: CfgFile) => boolean = remembering(
	(file) => attempts(file, 'localSite') || attempts(file, 'mode'),
);

/** Whether a file says nothing at all; `file-empty` reports that. */
export function isEmpty(file: CfgFile): boolean {
	return file.tree.lines.every((line) => line.kind === 'blank');
}

/** Whether a parameter is documented for, or at least seen in, files of a kind. */
export function isAtHome({ files, alsoSeenIn = [] }: Parameter, kind: CfgKind): boolean {
	const name = canonicalFileNames[kind];
	return files.includes(name) || alsoSeenIn.includes(name);
}

/** Whether a parameter may have a value without an error. */
export function takes(parameter: Parameter, value: string): boolean {
	const problem = checkValue(parameter, value);
	return problem === undefined || (problem.severity ?? 'error') !== 'error';
}

/** A value as messages may show it: without an explanation behind it, and never a secret. */
export function shown(parameter: Parameter | undefined, value: string): string {
	return parameter?.sensitive ? '…' : checkedPart(value);
}

/** The place of the value of an entry, an explanation behind it left out. */
export function checkedAt(entry: Entry): Location {
	const { file, span } = valueAt(entry);
	return { file, span: { ...span, end: span.start + checkedPart(entry.value).length } };
}
