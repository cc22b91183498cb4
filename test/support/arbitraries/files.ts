import fc from 'fast-check';
import { decodeBytes } from '../../../server/src/workspace/decode-bytes.ts';

/** Texts of files by path. */
export type Files = ReadonlyMap<string, string>;

/** A way to damage files; the numbers choose file, place and extent, whatever there is of them. */
export interface Mutation {
	readonly kind: keyof typeof inText | keyof typeof inFolder;
	readonly file: number;
	readonly other: number;
	readonly at: number;
	readonly to: number;
	readonly sign: string;
}

/** What is written where it does not belong: signs of the formats, of other formats, of no format, and of nothing. */
const signs = fc.oneof(
	fc.constantFrom('=', ',', ':', '.', '#', '//', '%', '?', '<ALIAS>', ' ', '\t', '\n', '\r', '\r\n', '\n\n\n'),
	fc.constantFrom('\0', '\ufeff', '\ufffd', '\ud800', '\udc00', '\u2028', '\u00a0', '，', '＝', '：', '节点', '😀'),
	fc.constantFrom(
		'localSite=',
		'sites=',
		'mode=',
		'datanode',
		'agent',
		'controller',
		'10.0.0.1:8801:node1',
		'::',
		',,',
	),
	fc.constantFrom('99999999999999999999', '-1', '0', '1e309', '0x10', '1.5', 'true', '{en}', '$&', '__proto__'),
	fc.constantFrom('constructor', 'toString.', 'node%.', '# dolphindb-cluster-disable-file ', '[section]', 'a "b"'),
	fc.string({ unit: 'binary', maxLength: 4 }),
);

type InText = (text: string, mutation: Mutation) => string;

/** Damage to the text of one file. */
const inText = {
	flipBytes: onBytes((bytes, { at, to }) => {
		for (let count = 0; count <= to % 3; count++) {
			const place = (at + count * to) % Math.max(1, bytes.length);
			bytes[place] = (bytes[place] ?? 0) ^ (1 << ((at + count) % 8));
		}
		return bytes;
	}),
	badBytes: onBytes((bytes, { at, to }) =>
		inserted(bytes, at, [[0x80], [0xff, 0xfe], [0xc3], [0xed, 0xa0, 0x80]][to % 4]),
	),
	nul: onBytes((bytes, { at, to }) => inserted(bytes, at, new Array(1 + (to % 3)).fill(0))),
	breakOff: onBytes((bytes, { at }) => bytes.subarray(0, at % (bytes.length + 1))),
	utf16: (text, { at }) => reread(wide((at & 1 ? '\ufeff' : '') + text, (at & 2) > 0)),
	utf16Misread: (text, { at }) => wide((at & 1 ? '\ufeff' : '') + text, (at & 2) > 0).toString('utf8'),
	cutLines: onLines((lines, { at, to }) => lines.toSpliced(at % lines.length, 1 + (to % 3))),
	doubleLines: onLines((lines, { at, to }) => lines.toSpliced(to % lines.length, 0, lines[at % lines.length] ?? '')),
	swapLines: onLines((lines, { at, to }) =>
		lines
			.with(at % lines.length, lines[to % lines.length] ?? '')
			.with(to % lines.length, lines[at % lines.length] ?? ''),
	),
	glueLines: onLines((lines, { at, to }) =>
		lines.map((line, place) =>
			place >= at % lines.length && place <= (at % lines.length) + (to % 2) ? bare(line) : line,
		),
	),
	hugeLine: onLines((lines, { at, to, sign }) => {
		const line = lines[at % lines.length] ?? '';
		const piece = [bare(line), `${bare(line)},`, sign, line.slice(to % (line.length + 1))][to % 4] || 'x';
		return lines.with(
			at % lines.length,
			bare(line) + piece.repeat(Math.ceil(HUGE / piece.length)) + line.slice(bare(line).length),
		);
	}),
	lineEnds: (text, { at }) => text.replace(/\r\n|\n|\r/g, () => ['\r', '\r\n', '\n'][at % 3] ?? ''),
	noFinalEnd: (text) => text.replace(/[\r\n]+$/, ''),
	insert: (text, { at, sign }) => put(text, at, sign),
	replace: (text, { at, to, sign }) => {
		const from = at % (text.length + 1);
		return text.slice(0, from) + sign + text.slice(from + (to % 8));
	},
	markInside: (text, { at }) => put(text, at, '\ufeff'),
	loneSurrogate: (text, { at, to }) => put(text, at, to % 2 ? '\ud83d' : '\ude00'),
	empty: (_text, { at }) => ['', '\n', '\ufeff', ' \n\t'][at % 4] ?? '',
	foreign: (_text, { sign }) => sign,
} satisfies Record<string, InText>;

type InFolder = (files: Map<string, string>, file: string, other: string, mutation: Mutation) => void;

const names = [
	'cluster.nodes',
	'controller.cfg',
	'agent.cfg',
	'cluster.cfg',
	'dolphindb.cfg',
	'host2_agent.cfg',
	'x.cfg',
];
const moreNames = [
	'cluster.nodes.bak',
	'cluster.nodes.live',
	'cluster.cfg.live',
	'dolphindb.lic',
	'a.nodes',
	'节点.cfg',
	'cluster2.cfg',
];

/** Damage to the files of a folder. */
const inFolder = {
	swapFiles: (files, file, other) => {
		const [text = '', otherText = ''] = [files.get(file), files.get(other)];
		files.set(file, otherText).set(other, text);
	},
	copyOver: (files, file, other) => void files.set(other, files.get(file) ?? ''),
	rename: (files, file, _other, { at, to }) => {
		const name = [...names, ...moreNames][at % (names.length + moreNames.length)] ?? '';
		const text = files.get(file) ?? '';
		if (to % 3 > 0) files.delete(file);
		files.set(file.replace(/[^/]*$/, name), text);
	},
	moveToFolder: (files, file, other, { to }) => {
		const text = files.get(file) ?? '';
		if (to % 2 > 0) files.delete(file);
		files.set(other.replace(/[^/]*$/, '') + file.replace(/^.*\//, ''), text);
	},
	remove: (files, file) => void files.delete(file),
} satisfies Record<string, InFolder>;

/** How long a huge line is. */
const HUGE = 100_000;

/** A random mutation; huge lines are rare, since they take as long as many others. */
export const mutation: fc.Arbitrary<Mutation> = fc.record({
	kind: fc.oneof(
		{
			weight: 600,
			arbitrary: fc.constantFrom(...(Object.keys(inText) as Mutation['kind'][]).filter((kind) => kind !== 'hugeLine')),
		},
		{ weight: 100, arbitrary: fc.constantFrom(...(Object.keys(inFolder) as Mutation['kind'][])) },
		{ weight: 2, arbitrary: fc.constant<Mutation['kind']>('hugeLine') },
	),
	file: fc.nat(),
	other: fc.nat(),
	at: fc.nat(),
	to: fc.nat(),
	sign: signs,
});

/** The files after a mutation; without files there is nothing to damage. */
export function mutate(files: Files, change: Mutation): Map<string, string> {
	const result = new Map(files);
	const paths = [...files.keys()];
	const file = paths[change.file % paths.length];
	const other = paths[change.other % paths.length];
	if (file === undefined || other === undefined) return result;
	const folderChange = (inFolder as Record<string, InFolder>)[change.kind];
	const textChange = (inText as Record<string, InText>)[change.kind];
	folderChange?.(result, file, other, change);
	if (textChange) result.set(file, textChange(files.get(file) ?? '', change));
	return result;
}

function onBytes(change: (bytes: Buffer, mutation: Mutation) => Uint8Array): InText {
	return (text, mutation) => reread(change(Buffer.from(text, 'utf8'), mutation));
}

/** Bytes as the server reads them from disk, or as an editor shows what the server refuses. */
function reread(bytes: Uint8Array): string {
	return decodeBytes(bytes)?.text ?? Buffer.from(bytes).toString('utf8');
}

function wide(text: string, isBigEndian: boolean): Buffer {
	const bytes = Buffer.from(text, 'utf16le');
	return isBigEndian ? bytes.swap16() : bytes;
}

function inserted(bytes: Uint8Array, at: number, more: readonly number[] = []): Uint8Array {
	const place = at % (bytes.length + 1);
	return Buffer.concat([bytes.subarray(0, place), Buffer.from(more), bytes.subarray(place)]);
}

/** Changes lines with their ends; a text without any is left as it is. */
function onLines(change: (lines: readonly string[], mutation: Mutation) => readonly string[]): InText {
	return (text, mutation) => {
		const lines = text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];
		return lines.length > 0 ? change(lines, mutation).join('') : text;
	};
}

function bare(line: string): string {
	return line.replace(/[\r\n]+$/, '');
}

function put(text: string, at: number, what: string): string {
	const place = at % (text.length + 1);
	return text.slice(0, place) + what + text.slice(place);
}
