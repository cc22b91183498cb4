import type { FileChange } from './clusters.ts';
import type { CfgFile } from './files/cfg-file.ts';
import type { NodesFile } from './files/nodes-file.ts';

/** Whether two versions of a file say the same about what decides which packages form a cluster, and on which hosts. */
export function hasSameLinks({ before, after }: FileChange): boolean {
	if (before.kind === 'nodes') return after.kind === 'nodes' && hasSameRows(before, after);
	return before.kind === after.kind && linksOf(before) === linksOf(after);
}

/** Rows on lines that stand unchanged are read from the same objects. */
function hasSameRows(before: NodesFile, after: NodesFile): boolean {
	return (
		before.rows.length === after.rows.length &&
		before.hasHeader === after.hasHeader &&
		before.rows.every(({ syntax }, at) => syntax === after.rows[at]?.syntax)
	);
}

function linksOf(file: CfgFile): string {
	if (file.kind === 'cluster') return '';
	const { localSite, controllerSite, sites } = file;
	const all = [localSite?.site, controllerSite?.site, ...(sites?.elements ?? [])];
	return all.map((site) => (site ? `=${site.text}` : '')).join('\n');
}
