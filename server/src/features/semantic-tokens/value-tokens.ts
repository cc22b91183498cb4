import type { Parameter, ParameterType } from '../../catalog/parameter.ts';
import { isMode } from '../../catalog/roles.ts';
import { checkedPart, checkValue } from '../../catalog/values.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import { readSite } from '../../model/files/site.ts';
import { splitToken, type Token } from '../../syntax/lines.ts';
import { parseSite } from '../../syntax/site.ts';
import type { SemanticToken, TokenType } from './semantic-token.ts';
import { siteTokens, tokenAt } from './site-tokens.ts';

/** The tokens of a value, by the type of its parameter; what the type does not allow has none. */
export function valueTokens(entry: Entry, value: Token, parameter: Parameter): SemanticToken[] {
	const checked = checkedPart(value.text);
	if (checked === '' || /^(#|\/\/)/.test(checked)) return []; // nothing but a remark
	const token = { text: checked, start: value.start, end: value.start + checked.length };
	return tokensFor(entry, token, parameter);
}

function tokensFor(entry: Entry, value: Token, parameter: Parameter): SemanticToken[] {
	const { type, name } = parameter;
	const { line, syntax } = entry;
	if (name === 'mode') return isMode(value.text) ? [tokenAt(line, value, 'keyword')] : [];
	if (type === 'site' || type === 'siteList') return sites(entry, value, type, name === 'localSite');
	if (type === 'boolean' || type === 'enum') {
		return checkValue(parameter, value.text) ? [] : [tokenAt(line, value, 'enumMember')];
	}
	const words = WORDS[type];
	if (words) return wordTokens(line, value, words);
	const elements = LISTS.has(type) ? splitToken(syntax.text, value, ',') : [value];
	return elements.flatMap((element) => textTokens(line, element));
}

function sites({ file, line, syntax }: Entry, value: Token, type: ParameterType, isOwn: boolean): SemanticToken[] {
	const elements = type === 'site' ? [value] : splitToken(syntax.text, value, ',');
	return elements.flatMap((element) => siteTokens(readSite(file, line, parseSite(syntax.text, element)), isOwn));
}

/** Types whose values are made of words, and what a word is that is no number. */
const WORDS: Readonly<Partial<Record<ParameterType, TokenType | 'number'>>> = {
	integer: 'number',
	float: 'number',
	memoryGB: 'number',
	memoryMB: 'number',
	memoryKB: 'number',
	port: 'number',
	cpuList: 'number',
	hostName: 'namespace',
	hostPort: 'namespace',
	alias: 'class',
	aliasList: 'class',
	raftGroups: 'class',
	raftAliases: 'class',
	raftLearners: 'class',
};

const LISTS: ReadonlySet<ParameterType> = new Set([
	'stringList',
	'pathList',
	'coldVolumeList',
	'functionViewList',
	'moduleList',
	'dbUrlList',
]);

/** Numbers are numbers, and other words what the type says; where the type is a number, they are nothing. */
function wordTokens(line: number, { text, start }: Token, type: TokenType): SemanticToken[] {
	const words = type === 'number' ? /[^\s,]+/g : /[^\s,:;|]+/g;
	return [...text.matchAll(words)].flatMap(({ 0: word, index }): SemanticToken[] => {
		const isNumber = /^-?\d+(\.\d+)?$/.test(word) || (type === 'number' && /^\d+-\d+$/.test(word));
		if (!isNumber && type === 'number') return [];
		const from = start + index;
		return [tokenAt(line, { start: from, end: from + word.length }, isNumber ? 'number' : type)];
	});
}

const MACRO = '<ALIAS>';

/** Free text, with the macro for the alias of a node in it. */
function textTokens(line: number, { text, start }: Token): SemanticToken[] {
	const tokens: SemanticToken[] = [];
	const add = (from: number, to: number, type: TokenType) =>
		tokens.push(tokenAt(line, { start: start + from, end: start + to }, type));
	let from = 0;
	for (let at = text.indexOf(MACRO); at >= 0; at = text.indexOf(MACRO, from)) {
		if (at > from) add(from, at, 'string');
		from = at + MACRO.length;
		add(at, from, 'macro');
	}
	if (from < text.length) add(from, text.length, 'string');
	return tokens;
}
