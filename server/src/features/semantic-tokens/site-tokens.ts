import { isMode } from '../../catalog/roles.ts';
import { aliasAt } from '../../model/alias-places.ts';
import type { Site } from '../../model/files/site.ts';
import type { Token } from '../../syntax/lines.ts';
import type { SemanticToken, TokenType } from './semantic-token.ts';

/** The tokens of a site; `isOwn` where the site says where its node is. */
export function siteTokens(site: Site, isOwn: boolean): SemanticToken[] {
	const { host, port, mode } = site.syntax;
	const { span } = aliasAt(site);
	return [
		tokenAt(site.line, host, 'namespace'),
		...(port && /^\d+$/.test(port.text) ? [tokenAt(site.line, port, 'number')] : []),
		...(site.alias === ''
			? []
			: [{ ...span, type: 'class' as const, ...(isOwn && { modifier: 'declaration' as const }) }]),
		...(mode && isMode(mode.text) ? [tokenAt(site.line, mode, 'keyword')] : []),
	];
}

/** A token of a line as what it is. */
export function tokenAt(line: number, { start, end }: Pick<Token, 'start' | 'end'>, type: TokenType): SemanticToken {
	return { line, start, end, type };
}
