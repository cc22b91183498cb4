import { type Position, rangeOf, touches } from '../../base/span.ts';
import { aliasAt } from '../../model/alias-places.ts';
import { plainAlias, type Site, sitePartAt } from '../../model/files/site.ts';
import { modeText } from './column-text.ts';
import { hostText, portText } from './endpoint-text.ts';
import type { HoverContext, HoverText } from './hover.ts';
import { nodeText } from './node-text.ts';

/** What to show on the part of a site at a position: about the host, the port, the node, or the role. */
export function siteHover(site: Site, position: Position, context: HoverContext): HoverText | undefined {
	const alias = plainAlias(site);
	const parts = [
		{ at: aliasAt(site), has: site.syntax.alias, text: () => nodeText(alias, site, context) },
		{ at: sitePartAt(site, 'port'), has: site.syntax.port, text: () => portText(site, context) },
		{ at: sitePartAt(site, 'host'), has: site.syntax.host, text: () => hostText(site.host, context) },
		{ at: sitePartAt(site, 'mode'), has: site.syntax.mode, text: () => modeText(site.mode ?? '', context) },
	];
	const part = parts.find(({ at, has }) => has && has.text !== '' && touches(at.span, position));
	// A setting that got into a row is no host and no node, and its value may be secret.
	if (part?.has?.text.includes('=')) return undefined;
	return part && { markdown: part.text(), range: rangeOf(part.at.span) };
}
