import { parametersFor } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import type { Mode } from '../../catalog/roles.ts';
import { usageOf } from '../../catalog/usage.ts';
import { lacks } from '../../catalog/versions.ts';
import type { CfgKind } from '../../model/files/cfg-file.ts';

const known = new Map<string, readonly Parameter[]>();

/** The parameters to offer in files of a kind for a server of some version, those that most files set first. */
export function offeredIn(kind: CfgKind, version: string | undefined): readonly Parameter[] {
	const key = `${kind} ${version}`;
	const offered = known.get(key) ?? find(kind, version);
	known.set(key, offered);
	return offered;
}

/** Of those, the ones that can be set for single nodes of some modes; for all nodes where no mode is known. */
export function offeredForNodes(version: string | undefined, modes: ReadonlySet<Mode>): readonly Parameter[] {
	const perNode = offeredIn('cluster', version).filter((parameter) => parameter.perNode);
	return perNode.filter(({ nodeTypes }) => nodeTypes.some((mode) => modes.has(mode)));
}

function find(kind: CfgKind, version: string | undefined): readonly Parameter[] {
	const rank = (parameter: Parameter) => usageOf(parameter, kind) + (parameter.verified ? 0.5 : 0);
	return parametersFor(kind)
		.filter((parameter) => isOffered(parameter, version))
		.map((parameter) => ({ parameter, rank: rank(parameter) }))
		.sort((a, b) => b.rank - a.rank) // of one rank they stay sorted by name
		.map(({ parameter }) => parameter);
}

/** Neither what the version has not yet, nor what it does without by now. */
function isOffered({ commandLineOnly, deprecated, sameAs, since }: Parameter, version: string | undefined): boolean {
	if (commandLineOnly || (version !== undefined && since && lacks(version, since))) return false;
	if (!deprecated && !sameAs) return true;
	return version !== undefined && deprecated?.since !== undefined && lacks(version, deprecated.since);
}
