import type { Message } from '../../base/message.ts';
import type { HostPath } from '../files/copy.ts';
import type { World } from '../files/world.ts';
import type { RunbookHosts } from '../runbook/hosts.ts';
import type { RunbookText } from '../runbook/lines.ts';
import type { Extent } from '../shell/ast.ts';
import type { TraceEvent } from '../trace.ts';

/** What the workspace tells about the cluster before the runbook. */
export interface Facts {
	readonly hosts: RunbookHosts;
	readonly packages: readonly HostPath[];
	readonly nodes: readonly NodeFact[];
	/** Folders with data of nodes. */
	readonly data: readonly HostPath[];
	/** Files that have errors already, with the first of them. */
	readonly broken: readonly BrokenFile[];
	readonly doubles: readonly DoublePlace[];
}

/** A package on a host for which the workspace has several folders. */
export interface DoublePlace extends HostPath {
	/** The folder whose files are taken. */
	readonly taken: string;
	/** The others. */
	readonly left: readonly string[];
}

/** A file with an error. */
export interface BrokenFile extends HostPath {
	readonly text: string;
	readonly message: Message;
}

/** A node of the cluster before the runbook. */
export interface NodeFact {
	readonly alias: string;
	readonly mode: string;
	readonly host: string;
	/** Its home, where it is known which package runs it. */
	readonly home: string | undefined;
}

/** A runbook that was carried out once, and once more on what the first time left. */
export interface Case {
	readonly text: RunbookText;
	readonly facts: Facts;
	readonly events: readonly TraceEvent[];
	readonly before: World;
	readonly after: World;
	readonly again: { readonly events: readonly TraceEvent[]; readonly after: World };
}

/** How bad a defect is. */
export type DefectSeverity = 'error' | 'warning' | 'info';

/** Something that is wrong with a runbook, at a place in it. */
export interface DefectFound {
	readonly at: Extent;
	readonly message: Message;
	readonly severity?: DefectSeverity;
}

/** A kind of defect: looks through what a runbook does. */
export interface Defect {
	readonly code: string;
	readonly severity: DefectSeverity;
	find(examined: Case): Iterable<DefectFound>;
}

/** The events of one kind. */
export function eventsOf<Kind extends TraceEvent['kind']>(
	events: readonly TraceEvent[],
	kind: Kind,
): Extract<TraceEvent, { readonly kind: Kind }>[] {
	// The filter keeps events of this kind alone.
	return events.filter((event) => event.kind === kind) as Extract<TraceEvent, { readonly kind: Kind }>[];
}

/** A place as people write it: `host:path`. */
export function shown({ host, path }: HostPath): string {
	return `${host}:${path}`;
}

/** Whether a file is one of DolphinDB's. */
export function isConfig(path: string): boolean {
	return /\.(cfg|nodes)$/.test(path);
}
