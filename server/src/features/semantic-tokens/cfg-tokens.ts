import { resolveName } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import type { Token } from '../../syntax/lines.ts';
import { lineTokens } from './line-tokens.ts';
import type { SemanticToken } from './semantic-token.ts';
import { siteTokens, tokenAt } from './site-tokens.ts';
import { valueTokens } from './value-tokens.ts';

/** The tokens of a settings file. A parameter that is not known has none, and neither has its value. */
export function cfgTokens(file: CfgFile): SemanticToken[] {
	const sites = file.sites;
	const cut = sites?.elements.filter(({ line }) => line > sites.entry.line) ?? [];
	return [
		...file.entries.flatMap((entry) => entryTokens(file, entry)),
		...cut.flatMap((site) => siteTokens(site, false)),
	];
}

function entryTokens(file: CfgFile, entry: Entry): readonly SemanticToken[] {
	const find = () => [...qualifierTokens(file, entry), ...settingTokens(entry)];
	return lineTokens(entry.syntax, file.kind, entry.line, find);
}

function settingTokens(entry: Entry): SemanticToken[] {
	const { name, value } = entry.syntax;
	const found = resolveName(name.text);
	if (!found || found.how === 'case') return [];
	const { parameter } = found;
	return [
		{ ...tokenAt(entry.line, name, 'property'), ...(isOld(parameter) && { modifier: 'deprecated' }) },
		...valueTokens(entry, value, parameter),
	];
}

function isOld({ deprecated, sameAs }: Parameter): boolean {
	return deprecated !== undefined || sameAs !== undefined;
}

/** What stands before the dot: in cluster.cfg an alias or a pattern, in controller.cfg a zone. */
function qualifierTokens({ kind }: CfgFile, { line, syntax }: Entry): SemanticToken[] {
	const { qualifier } = syntax;
	if (!qualifier) return [];
	if (kind === 'controller') return [tokenAt(line, qualifier, 'variable')];
	return kind === 'cluster' ? patternTokens(line, qualifier) : [];
}

function patternTokens(line: number, { text, start }: Token): SemanticToken[] {
	return [...text.matchAll(/[%?]+|[^%?]+/g)].map(({ 0: part, index }) => {
		const from = start + index;
		return tokenAt(line, { start: from, end: from + part.length }, /^[%?]/.test(part) ? 'regexp' : 'class');
	});
}
