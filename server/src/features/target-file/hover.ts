import { type Locale, render, say } from '../../base/message.ts';
import type { FileId, Position } from '../../base/span.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import type { HoverText } from '../hover/hover.ts';
import type { Say } from '../hover/markdown.ts';
import { targetHostText } from './host-text.ts';
import { nameAt } from './name-at.ts';
import { targetNodeText } from './node-text.ts';
import { sceneOf } from './scene.ts';

/** What a target makes of the node or host under a position. Fields are told of by the schema. */
export function targetHover(
	snapshot: Snapshot,
	file: FileId,
	text: string,
	position: Position,
	locale: Locale,
): HoverText | undefined {
	const scene = sceneOf(snapshot, file, text);
	const named = nameAt(scene.written, position);
	if (!named) return undefined;
	const speak: Say = (template, values) => render(say(template, values), locale);
	const { source, wanted, target } = scene;
	if (!source || !wanted) return undefined;
	const context = { source, wanted, target, speak };
	const markdown = named.kind === 'alias' ? targetNodeText(named.name, context) : targetHostText(named.name, context);
	return markdown === undefined ? undefined : { markdown, range: named.range };
}
