import { entryOf } from '../../plan/target-layout.ts';
import { FREE, freePortFor } from '../completion/free.ts';
import type { Choice } from './choices.ts';
import type { Scene } from './scene.ts';

/** The next port for a node that nothing has on its host, neither today nor in the layout that is asked for. */
export function portChoices(alias: string, { source, wanted, target }: Scene): Choice[] {
	const node = entryOf(target.nodes, alias);
	const today = source?.placementOf.get(alias);
	const [host, mode] = [node?.host ?? today?.host, node?.mode ?? today?.mode];
	if (!source || !wanted || host === undefined || mode === undefined) return [];
	const others = [...source.placements, ...wanted.placements].filter((one) => one.host === host && one.alias !== alias);
	const used = new Set(others.map(({ port }) => port));
	let port = freePortFor(source.cluster, host, mode);
	while (port !== undefined && used.has(port)) port++;
	return port === undefined || port > 65_535 ? [] : [{ kind: 'value', value: port, detail: FREE }];
}
