import { unique } from '../../base/collections.ts';
import type { RunbookHosts } from './hosts.ts';

/** The hosts that sentences of a runbook name. */
export interface HostNames {
	/** The hosts of a piece of text: by address, by a name of the workspace, or as `server 2`. */
	named(text: string): readonly string[];
}

const ADDRESS = /\d{1,3}(?:\.\d{1,3}){3}/;
const NUMBERED =
	/(?:服务器|主机|机器|节点机|server|host|machine|node server)\s*[-_#]?\s*([一二三四五六七八九十]|\d{1,2})(?![\d.])/giu;
const CHINESE = '一二三四五六七八九十';

/** Reads which numbers stand for which addresses: `server 2 (172.0.0.2)`; else the hosts of the workspace are counted. */
export function hostNames(text: string, { meant, others, counted }: RunbookHosts): HostNames {
	const byNumber = new Map<number, string>();
	const introduced = new RegExp(`${NUMBERED.source}\\s*[（(:：=]\\s*(${ADDRESS.source})`, 'giu');
	for (const [, number = '', address = ''] of text.matchAll(introduced)) {
		if (!byNumber.has(numberOf(number))) byNumber.set(numberOf(number), address);
	}
	const numbered = (number: string) => byNumber.get(numberOf(number)) ?? counted[numberOf(number) - 1];
	return { named: (piece) => namesIn(piece, [...meant, ...others], numbered) };
}

function namesIn(piece: string, known: readonly string[], numbered: (number: string) => string | undefined): string[] {
	const places: [at: number, host: string][] = [];
	for (const found of piece.matchAll(new RegExp(`(?<![\\d.])${ADDRESS.source}(?![\\d.])`, 'g')))
		places.push([found.index, found[0]]);
	for (const found of piece.matchAll(NUMBERED)) {
		const host = numbered(found[1] ?? '');
		if (host !== undefined) places.push([found.index, host]);
	}
	for (const host of known.filter((one) => !ADDRESS.test(one))) {
		const at = piece.search(new RegExp(`(?<![\\w.-])${host.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w.-])`));
		if (at >= 0) places.push([at, host]);
	}
	return unique(places.sort(([a], [b]) => a - b).map(([, host]) => host));
}

function numberOf(text: string): number {
	const at = CHINESE.indexOf(text);
	return at >= 0 ? at + 1 : Number(text);
}

/** Whether a text speaks of all hosts. */
export function namesAll(text: string): boolean {
	return /每台|每个服务器|每一台|所有(?:的)?(?:服务器|机器|主机|节点)|各(?:台|个)?(?:服务器|主机|机器)|\b(?:each|every|all(?: the)?) (?:\w+ )?(?:server|host|machine)s?\b/i.test(
		text,
	);
}
