import { groupBy } from '../../base/collections.ts';
import { type Locale, render, say } from '../../base/message.ts';
import { modeFacts } from '../../catalog/roles.ts';
import type { Placement } from '../../plan/plan.ts';
import { flowchart } from '../mermaid.ts';
import { DORMANT } from './words.ts';

/** Where nodes run, as a Mermaid diagram with one box per host; nodes that `changed` names are drawn thick. */
export function topologyLines(
	placements: readonly Placement[],
	changed: (placement: Placement) => boolean,
	locale: Locale,
): string[] {
	const hosts = [...groupBy(placements, ({ host }) => host)].map(([title, nodes]) => ({
		title,
		nodes: nodes.map((node) => ({ lines: nodeLines(node, locale), mark: changed(node) ? 'changed' : undefined })),
	}));
	return flowchart(hosts, { changed: 'stroke-width:3px' });
}

/** Whether a node does not run at the same place in another list. */
export function movedFrom(others: readonly Placement[]): (placement: Placement) => boolean {
	const keyOf = ({ alias, mode, host, port, package: folder, registered }: Placement) =>
		JSON.stringify([alias, mode, host, port, folder, registered]);
	const known = new Set(others.map(keyOf));
	return (placement) => !known.has(keyOf(placement));
}

function nodeLines({ alias, mode, port, package: folder, registered }: Placement, locale: Locale): string[] {
	const role = modeFacts(mode).name[locale];
	const rest = registered ? [] : [render(say(DORMANT), locale)];
	return [alias, `${role} :${port}`, folder, ...rest];
}
