import type { Position, Span } from '../../base/span.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { type ConfigFile, sitesIn } from '../../model/files/config-file.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import { endpointAt, type Site, siteAt } from '../../model/files/site.ts';
import { splitToken, type Token, tokenBetween } from '../../syntax/lines.ts';

type Piece = Pick<Token, 'start' | 'end'>;

/** The pieces of a line that a position lies in. */
export function piecesAt(file: ConfigFile, { line, character }: Position): Span[] {
	const text = file.tree.lines[line]?.text ?? '';
	const sites = sitesIn(file).filter((site) => site.line === line);
	const own = file.kind === 'nodes' ? nodesPieces(file, line) : cfgPieces(file, line);
	const isInSite = sites.some(({ syntax: { whole } }) => whole.start <= character && character <= whole.end);
	const words = isInSite ? [] : wordsOf(file, line); // the parts of a site are its words
	return [...words, ...sites.flatMap(sitePieces), ...own, tokenBetween(text, 0, text.length)]
		.filter(({ start, end }) => start < end && start <= character && character <= end && end <= text.length)
		.map(({ start, end }) => ({ line, start, end }));
}

/** The words of values; of lines that are no settings all words. */
function wordsOf(file: ConfigFile, line: number): Piece[] {
	const syntax = file.tree.lines[line];
	if (!syntax || syntax.kind === 'header' || syntax.kind === 'row') return [];
	if (syntax.kind !== 'entry') return wordsIn({ text: syntax.text, start: 0 });
	return entriesOn(file, line).flatMap((entry) => wordsIn(entry.syntax.value));
}

function wordsIn({ text, start }: Pick<Token, 'text' | 'start'>): Piece[] {
	return [...text.matchAll(/[^\s\ufeff,:;|/\\=<>#]+/g)].map(({ 0: word, index }) => ({
		start: start + index,
		end: start + index + word.length,
	}));
}

function entriesOn(file: ConfigFile, line: number): readonly Entry[] {
	return file.kind === 'nodes' ? [] : file.entries.filter((entry) => entry.line === line);
}

function sitePieces(site: Site): Piece[] {
	const { host, port, alias, mode } = site.syntax;
	const parts = [host, port, alias, mode].filter((part) => part !== undefined);
	return [...parts, endpointAt(site).span, siteAt(site).span];
}

function cfgPieces(file: CfgFile, line: number): Piece[] {
	const syntax = file.tree.lines[line];
	if (syntax?.kind === 'error') return splitToken(syntax.text, syntax.content, ','); // of a list that is cut
	return entriesOn(file, line).flatMap(entryPieces);
}

function entryPieces({ syntax }: Entry): Piece[] {
	const { text, key, qualifier, name, equals, value } = syntax;
	return [
		...(qualifier ? [qualifier] : []),
		name,
		key,
		...splitToken(text, value, ','),
		value,
		{ start: key.start, end: Math.max(value.end, equals + 1) },
	];
}

function nodesPieces({ rows, tree }: NodesFile, line: number): Piece[] {
	const glued = rows.filter((row) => row.line === line && row.repair?.kind === 'glued');
	if (glued.length > 0) return glued.flatMap(({ syntax }) => [...syntax.fields, around(syntax.fields)]);
	const syntax = tree.lines[line];
	if (syntax?.kind === 'header') return [...syntax.columns];
	return syntax?.kind === 'row' ? [...syntax.fields] : [];
}

function around(tokens: readonly Token[]): Piece {
	return { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 };
}
