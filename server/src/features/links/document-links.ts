import type { FileId } from '../../base/span.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { copyLinks } from './copy-links.ts';
import type { DocumentLink } from './document-link.ts';
import { manualLinks } from './manual-links.ts';
import { pathLinks } from './path-links.ts';
import { webLinks } from './web-links.ts';

/**
 * What a file leads to: the web interfaces of controllers, the same file on other hosts, files that paths name, and the
 * manual. Links are underlined, so there is one for each thing that it leads to and not one for each mention.
 */
export function documentLinks(snapshot: Snapshot, id: FileId): DocumentLink[] {
	const file = snapshot.files.get(id);
	const cluster = snapshot.clusterOf(id);
	if (!file || !cluster) return [];
	const links = [
		...manualLinks(file),
		...webLinks(cluster, file),
		...(file.kind === 'nodes' ? copyLinks(cluster, file) : pathLinks(cluster, file)),
	];
	return links.sort((a, b) => a.at.span.line - b.at.span.line || a.at.span.start - b.at.span.start);
}
