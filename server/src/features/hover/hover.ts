import { type Locale, render, say } from '../../base/message.ts';
import type { FileId, Position, Range } from '../../base/span.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { cfgHover } from './cfg-hover.ts';
import type { Say } from './markdown.ts';
import { nodesHover } from './nodes-hover.ts';

/** What is shown for a place: Markdown, and the text it is about. */
export interface HoverText {
	readonly markdown: string;
	readonly range: Range;
}

/** What the texts of all hovers need. */
export interface HoverContext {
	readonly cluster: NonNullable<ReturnType<Snapshot['clusterOf']>>;
	readonly file: ConfigFile;
	readonly speak: Say;
}

/** What to show at a position: about a parameter, a part of a site, a node, or the cluster on the header of cluster.nodes. */
export function hover(snapshot: Snapshot, id: FileId, position: Position, locale: Locale): HoverText | undefined {
	const context = contextOf(snapshot, id, locale);
	if (!context) return undefined;
	const { file } = context;
	return file.kind === 'nodes' ? nodesHover(file, position, context) : cfgHover(file, position, context);
}

/** What texts about a file need; nothing for a file that is not DolphinDB's. */
export function contextOf(snapshot: Snapshot, id: FileId, locale: Locale): HoverContext | undefined {
	const file = snapshot.files.get(id);
	const cluster = snapshot.clusterOf(id);
	const speak: Say = (template, values) => render(say(template, values), locale);
	return file && cluster && { cluster, file, speak };
}
