import { type Position, rangeOf, touches } from '../../base/span.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { sitesIn } from '../../model/files/config-file.ts';
import { namedPlacesOn } from '../../model/named-places.ts';
import { isSetting } from '../../rules/cfg/settings.ts';
import type { Token } from '../../syntax/lines.ts';
import type { HoverContext, HoverText } from './hover.ts';
import { macroText } from './macro-text.ts';
import { nodeText } from './node-text.ts';
import { idleText, parameterText } from './parameter-text.ts';
import { qualifierText } from './qualifier-text.ts';
import { siteHover } from './site-hover.ts';
import { unknownText } from './unknown-text.ts';

/** What to show in a settings file: about the qualifier, the parameter, or what the value names. */
export function cfgHover(file: CfgFile, position: Position, context: HoverContext): HoverText | undefined {
	const site = sitesIn(file).find(({ line, syntax }) => line === position.line && isWithin(position, syntax.whole));
	const ofSite = site && siteHover(site, position, context);
	if (ofSite) return ofSite;
	const entry = file.entries.find(
		(one) => one.line === position.line && isSetting(one) && isWithin(position, wholeOf(one)),
	);
	return entry ? entryHover(file, entry, position, context) : idleHover(file, position, context);
}

function entryHover(file: CfgFile, entry: Entry, position: Position, context: HoverContext): HoverText | undefined {
	const { qualifier, name, value } = entry.syntax;
	if (qualifier && isWithin(position, qualifier)) {
		return shown(qualifierText(qualifier.text, file, context), entry.line, qualifier);
	}
	if (position.character <= name.end) {
		const text = parameterText(entry, context) ?? unknownText(file, entry.name, context.speak);
		return shown(text, entry.line, name);
	}
	const inValue = [...namedIn(file, entry, context), ...macrosIn(entry, context)];
	const part = inValue.find(({ token }) => isWithin(position, token));
	if (part) return shown(part.text(), entry.line, part.token);
	return shown(parameterText(entry, context), entry.line, isWithin(position, value) ? value : wholeOf(entry));
}

/** A place within a value that has something to tell by itself. */
interface Part {
	readonly token: Token;
	text(): string | undefined;
}

function namedIn(file: CfgFile, { line }: Entry, context: HoverContext): Part[] {
	return namedPlacesOn(file, line).flatMap(({ form, alias, clusterName }) => {
		const isKnown = alias && clusterName === undefined && context.cluster.mentionsByAlias.has(alias.text);
		return form === 'alias' && isKnown ? [{ token: alias, text: () => nodeText(alias.text, undefined, context) }] : [];
	});
}

function macrosIn(entry: Entry, context: HoverContext): Part[] {
	const { start } = entry.syntax.value;
	return [...entry.value.matchAll(/<ALIAS>/g)].map(({ 0: text, index }) => ({
		token: { text, start: start + index, end: start + index + text.length },
		text: () => macroText(entry, context),
	}));
}

/** A parameter in a line that sets nothing: behind a comment sign, or without `=`. */
function idleHover(file: CfgFile, position: Position, context: HoverContext): HoverText | undefined {
	const text = file.tree.lines[position.line]?.text ?? '';
	const [, before = '', qualifier = '', name] =
		/^([\s\ufeff]*(?:#|\/\/)?[#/\s]*)([^\s=.#/]+\.)?([A-Za-z]\w*)/.exec(text) ?? [];
	if (name === undefined) return undefined;
	const start = before.length + qualifier.length;
	const token = { text: name, start, end: start + name.length };
	// A comment that only begins with a word is no setting.
	const isOff = /^\s*(=|$)/.test(text.slice(token.end));
	if (!isOff || !isWithin(position, { ...token, end: Math.max(token.end, text.trimEnd().length) })) return undefined;
	return shown(idleText(name, qualifier.slice(0, -1) || undefined, context), position.line, token);
}

/** From the key to the end of the value, whichever of `=` and value comes last. */
function wholeOf({ syntax: { text, key, value, equals } }: Entry): Token {
	return { text, start: key.start, end: Math.max(value.end, equals) };
}

function shown(markdown: string | undefined, line: number, { start, end }: Token): HoverText | undefined {
	return markdown === undefined ? undefined : { markdown, range: rangeOf({ line, start, end }) };
}

function isWithin(position: Position, { start, end }: Token): boolean {
	return touches({ line: position.line, start, end }, position);
}
