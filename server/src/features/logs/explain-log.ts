import { uniqueBy } from '../../base/collections.ts';
import { type Message, render } from '../../base/message.ts';
import { baseName } from '../../base/paths.ts';
import type { Location } from '../../base/span.ts';
import type { Occurrence } from '../../logs/log-scan.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Severity } from '../../rules/rule.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { findingPlaces } from './finding-places.ts';
import { namedByLog } from './named-by-log.ts';
import { licencePlaces, parameterPlaces } from './parameter-places.ts';

/** A place in the files of a cluster that has to do with a failure. */
export interface CausePlace {
	readonly at: Location;
	readonly message: Message;
	/** Of a finding: its rule, how bad it is, and the title of the fix that an editor offers, if it offers one. */
	readonly finding?: { readonly code: string; readonly severity: Severity; readonly fix: Message | undefined };
}

/** A failure that a log tells of, with the places in the files that explain it, the likeliest first. */
export interface ExplainedFailure extends Occurrence {
	readonly places: readonly CausePlace[];
}

/** What a log is about, as far as is known. */
export interface LogScene {
	readonly snapshot: Snapshot;
	readonly clusters: readonly Cluster[];
	/** The node that has written the log. */
	readonly alias: string | undefined;
}

/** More places than anybody would look at are left out. */
const MOST_PLACES = 20;

/**
 * Finds the places in the files of a workspace that explain failures of a log. Logs of nodes are named after them, as
 * start scripts have it; so where `name` is `node1.log`, only clusters with a node1 are looked at.
 */
export function explainLog(snapshot: Snapshot, occurrences: readonly Occurrence[], name = ''): ExplainedFailure[] {
	const scene = sceneOf(snapshot, name);
	return occurrences.map((occurrence) => ({ ...occurrence, places: placesOf(scene, occurrence) }));
}

function sceneOf(snapshot: Snapshot, name: string): LogScene {
	const alias = baseName(name.replaceAll('\\', '/')).replace(/\.log$/i, '');
	const clusters = snapshot.clusters.filter(({ mentionsByAlias, rowsByAlias }) => {
		return rowsByAlias.has(alias) || mentionsByAlias.has(alias);
	});
	return clusters.length > 0
		? { snapshot, clusters, alias }
		: { snapshot, clusters: snapshot.clusters, alias: undefined };
}

function placesOf(scene: LogScene, occurrence: Occurrence): CausePlace[] {
	const { failure } = occurrence;
	const all = [
		...findingPlaces(scene, occurrence),
		...namedByLog(scene, occurrence),
		...parameterPlaces(scene, failure),
		...(failure.licence ? licencePlaces(scene) : []),
	];
	return uniqueBy(all, keyOf).slice(0, MOST_PLACES);
}

/** A line is named once, for the likeliest reason; of what is missing in a file, everything is. */
function keyOf({ at: { file, span }, message }: CausePlace): string {
	return `${file}:${span.line}:${span.end === 0 ? render(message, 'en') : ''}`;
}
