import type { FileId, Location } from '../../base/span.ts';
import type { Token } from '../../syntax/lines.ts';
import type { SiteSyntax } from '../../syntax/site.ts';

/** A site in a file: `host:port:alias`, in `sites` with the mode as a fourth part. Missing parts are empty. */
export interface Site {
	readonly file: FileId;
	readonly line: number;
	readonly syntax: SiteSyntax;
	readonly text: string;
	readonly host: string;
	/** The port as written; `portNumber` says whether it is one. */
	readonly port: string;
	readonly alias: string;
	readonly mode: string | undefined;
}

/** Reads a site. */
export function readSite(file: FileId, line: number, syntax: SiteSyntax): Site {
	return {
		file,
		line,
		syntax,
		text: syntax.whole.text,
		host: syntax.host.text,
		port: syntax.port?.text ?? '',
		alias: syntax.alias?.text ?? '',
		mode: syntax.mode?.text,
	};
}

/** The place of a token in a line of a file. */
export function place(file: FileId, line: number, token: Token): Location {
	return { file, span: { line, start: token.start, end: token.end } };
}

/** The place of a whole site. */
export function siteAt(site: Site): Location {
	return place(site.file, site.line, site.syntax.whole);
}

/** The place of one part of a site; of the whole site where the part is missing. */
export function sitePartAt(site: Site, part: 'host' | 'port' | 'alias' | 'mode'): Location {
	return place(site.file, site.line, site.syntax[part] ?? site.syntax.whole);
}

/** The place of `host:port` of a site. */
export function endpointAt(site: Site): Location {
	const { host, port } = site.syntax;
	return { file: site.file, span: { line: site.line, start: host.start, end: port?.end ?? host.end } };
}

/** `host:port` of a site. */
export function endpointOf(site: Pick<Site, 'host' | 'port'>): string {
	return `${site.host}:${site.port}`;
}

/** `host:port:alias` of a site, without the mode. */
export function siteText(site: Pick<Site, 'host' | 'port' | 'alias'>): string {
	return `${site.host}:${site.port}:${site.alias}`;
}

/** The alias without what some people write behind it: `,agent`, or a comment. */
export function plainAlias({ alias }: Pick<Site, 'alias'>): string {
	return alias.split(/[\s,]/, 1)[0] ?? '';
}

/** The port as a number from 1 to 65535, or nothing where it is not one. */
export function portNumber(port: string): number | undefined {
	if (!/^\d{1,5}$/.test(port)) return undefined;
	const number = Number(port);
	return number >= 1 && number <= 65_535 ? number : undefined;
}

/** Whether a site has all the parts that a node needs: host, alias and a port that is one. */
export function isComplete(site: Site): boolean {
	return site.host !== '' && site.alias !== '' && portNumber(site.port) !== undefined;
}
