import { type ShellSource, sourceOf } from '../shell/source.ts';
import type { Block } from './blocks.ts';
import type { HostNames } from './hosts-named.ts';
import type { RunbookText } from './lines.ts';
import { placeIn, type SaidPlace } from './place.ts';

/** Lines that are run one after the other at one place. */
export interface Segment {
	readonly source: ShellSource;
	readonly place: SaidPlace;
	/** Whether it goes on where the segment before it ended: a comment within a block named the same or no place. */
	readonly isSameBlock: boolean;
	readonly firstLine: number;
}

const PROMPT = /^(\s*)(?:\[?([\w.-]+)@([\w.-]+)(?:[ :][^\]$#>]*)?\]?\s*[$#>]|\$|PS [^>]*>)[ \t]+(?=\S)/;

/** Cuts a block where a comment or a prompt names another host. Prompts become blanks, so that columns stay. */
export function segmentsOf(text: RunbookText, block: Block, names: HostNames, packages: readonly string[]): Segment[] {
	const said = placeIn(block.prose, names, packages);
	const hasPrompts = block.lines.some((line) => PROMPT.test(text.lines[line] ?? ''));
	const parts: { place: SaidPlace; lines: { at: number; text: string }[] }[] = [{ place: said, lines: [] }];
	for (const at of block.lines) {
		const line = text.lines[at] ?? '';
		const [prompt = '', , , host = ''] = PROMPT.exec(line) ?? [];
		const named = host === '' ? commentHosts(line, names) : names.named(host);
		if (named.length > 0) {
			const other = { hosts: named, packages: [], folder: undefined };
			const last = parts.at(-1);
			if (last?.lines.every((one) => isIdle(one.text)))
				parts.splice(-1, 1, { place: { ...last.place, hosts: named }, lines: last.lines });
			else if (!sameHosts(last?.place, named)) parts.push({ place: other, lines: [] });
		}
		// Between prompts stands what was printed.
		if (!hasPrompts || prompt !== '' || /^\s*[#>]/.test(line))
			parts.at(-1)?.lines.push({ at, text: ' '.repeat(prompt.length) + line.slice(prompt.length) });
	}
	return parts.map(({ place, lines }, index) => ({
		source: sourceFrom(text, lines),
		place,
		isSameBlock: index > 0,
		firstLine: lines[0]?.at ?? block.lines[0] ?? 0,
	}));
}

function commentHosts(line: string, names: HostNames): readonly string[] {
	const [, comment] = /^\s*(?:#+|\/\/)(.*)$/.exec(line) ?? [];
	if (comment === undefined) return [];
	const clause =
		/在.*(?:执行|运行)|^\s*\p{Script=Han}*(?:服务器|主机)|\b[Oo]n\b|^\s*[-=]*\s*(?:server|host|machine)\b|^\s*[-=]*\s*\d+\.\d+\.\d+\.\d+/iu.test(
			comment,
		);
	return clause && !/^\s*(?:添加|修改|增加|add|change)/i.test(comment) ? names.named(comment) : [];
}

/** Nothing that does anything. */
function isIdle(line: string): boolean {
	return /^\s*(?:#.*|\/\/.*)?$/.test(line);
}

function sameHosts(place: SaidPlace | undefined, hosts: readonly string[]): boolean {
	return Array.isArray(place?.hosts) && place.hosts.join() === hosts.join();
}

function sourceFrom(text: RunbookText, lines: readonly { readonly at: number; readonly text: string }[]): ShellSource {
	const places = lines.flatMap((line) => {
		const start = text.startOf(line.at);
		return `${line.text}\n`.split('').map((_, column) => start + column);
	});
	return sourceOf(lines.map((line) => `${line.text}\n`).join(''), places);
}
