import { splitToken, type Token } from './lines.ts';

/** A site as written: `host:port:alias`, or with a fourth part, the mode. Missing parts are absent. */
export interface SiteSyntax {
	readonly whole: Token;
	readonly host: Token;
	readonly port: Token | undefined;
	readonly alias: Token | undefined;
	readonly mode: Token | undefined;
	/** How many parts the colons make; a right site has three, an element of `sites` four. */
	readonly parts: number;
}

/** Splits a site at its colons. Parts beyond the fourth are counted and otherwise passed over. */
export function parseSite(line: string, whole: Token): SiteSyntax {
	const parts = splitToken(line, whole, ':');
	const [host, port, alias, mode] = parts;
	return { whole, host: host ?? whole, port, alias, mode, parts: parts.length };
}
