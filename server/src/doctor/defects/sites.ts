/** A site as files have it. */
export interface SiteText {
	readonly host: string;
	readonly port: string;
	readonly alias: string;
}

/** The site that `localSite` names. */
export function siteIn(cfg: string): SiteText | undefined {
	const [, host = '', port = '', alias = ''] =
		/^[ \t]*localSite[ \t]*=[ \t]*([^:\s]+):(\d+):([^\s:,]+)/m.exec(cfg) ?? [];
	return alias === '' ? undefined : { host, port, alias };
}

/** The rows of a cluster.nodes. */
export function rowsIn(nodes: string): (SiteText & { readonly mode: string })[] {
	return [...nodes.matchAll(/^([^:,\s]+):(\d+):([^,\s]+),([a-z]+)/gm)].map(
		([, host = '', port = '', alias = '', mode = '']) => {
			return { host, port, alias, mode };
		},
	);
}
