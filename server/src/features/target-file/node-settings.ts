import type { Mode } from '../../catalog/roles.ts';
import { entryOf } from '../../plan/target-layout.ts';
import { offeredForNodes, offeredIn } from '../completion/offered.ts';
import type { Choice } from './choices.ts';
import { entry, propertiesOf, propertyOf } from './places.ts';
import type { Scene } from './scene.ts';

/** What the planner writes by itself. */
const OWN = new Set(['mode', 'localSite', 'controllerSite', 'sites']);

/** The parameters that can be set for a node that is added; `present` is the name that is being written. */
export function setChoices(alias: string, present: string, { source, target, snapshot, written }: Scene): Choice[] {
	const mode = entryOf(target.nodes, alias)?.mode;
	if (mode === undefined || source?.placementOf.has(alias)) return [];
	const set = propertyOf(entry(written, 'nodes', alias)?.value, 'set');
	const there = new Set(propertiesOf(set?.value).map(({ name }) => name));
	return parametersOf(mode, snapshot.settings.serverVersion || undefined)
		.filter((name) => !OWN.has(name) && (name === present || !there.has(name)))
		.map((value) => ({ kind: 'parameter', value, content: '"…"' }));
}

function parametersOf(mode: Mode, version: string | undefined): string[] {
	const offered =
		mode === 'controller' || mode === 'agent' ? offeredIn(mode, version) : offeredForNodes(version, new Set([mode]));
	return offered.map(({ name }) => name);
}
