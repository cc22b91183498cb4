import { groupBy } from '../../base/collections.ts';
import { allParameters, findParameter } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import { attempts, isLegible, isWhole, takes } from '../cfg/settings.ts';
import { type ControllerPackage, controllerPackages } from './controllers.ts';
import { usesZones } from './replication.ts';

/** What one controller of a group says about a parameter. */
export interface Said {
	readonly pkg: ControllerPackage;
	/** The line that says it; none where the default holds. */
	readonly entry: Entry | undefined;
	/** The value as it would be written; none where the parameter is not set and has no default. */
	readonly text: string | undefined;
}

/** Controllers of a group that say different things about one parameter. */
export interface Disagreement {
	readonly parameter: Parameter;
	/** Those with one value together. */
	readonly sides: readonly (readonly [Said, ...Said[]])[];
	/** The side that most controllers are on, if there is one. */
	readonly majority: readonly [Said, ...Said[]] | undefined;
}

/**
 * What has to be alike besides security. dfsHAMode has rules of its own, and cluster-lan-inconsistent compares
 * lanCluster with the other files as well.
 */
const ALIKE = [
	'dfsReplicationFactor',
	'dfsReplicaReliabilityLevel',
	'dataSync',
	'dfsRecoveryWaitTime',
	'raftElectionTick',
	'datanodeRestartInterval',
];

/** Parameters of which a Raft group should have one value, whoever is its leader. */
function sharedParameters(): readonly Parameter[] {
	const named = ALIKE.flatMap((name) => findParameter(name) ?? []);
	// Directories may be others on other hosts.
	const isSecurity = ({ category, files, type }: Parameter) =>
		category === 'security' && files.includes('controller.cfg') && type !== 'path';
	return [...named, ...allParameters().filter(isSecurity)];
}

/** The parameters on which the controllers of a cluster disagree. */
export function disagreements(cluster: Cluster): readonly Disagreement[] {
	const packages = controllerPackages(cluster);
	if (packages.length < 2) return [];
	const isSomewhere = new Set(packages.flatMap(({ controller }) => [...controller.common.keys()]));
	const isZoned = usesZones(cluster);
	// A single replica is controller-replication-one, and no reason to blame the others.
	const isBanned = ({ name }: Parameter, { text }: Said) => name === 'dfsReplicationFactor' && text === '1' && !isZoned;
	return sharedParameters()
		.filter(({ name }) => isSomewhere.has(name))
		.flatMap((parameter) => {
			const said = packages.flatMap((pkg) => saidBy(pkg, parameter)).filter((one) => !isBanned(parameter, one));
			const sides = [...groupBy(said, ({ text }) => sameText(parameter, text)).values()] as [Said, ...Said[]][];
			if (sides.length < 2) return [];
			const most = Math.max(...sides.map((side) => side.length));
			const largest = sides.filter((side) => side.length === most);
			return [{ parameter, sides, majority: largest.length === 1 ? largest[0] : undefined }];
		});
}

/** Nothing where a file is an excerpt, or its value one that other rules report. */
function saidBy(pkg: ControllerPackage, parameter: Parameter): Said[] {
	const entry = pkg.controller.common.get(parameter.name);
	const text = checkedPart(entry?.value ?? '');
	if (entry) return text !== '' && isLegible(text) && takes(parameter, text) ? [{ pkg, entry, text }] : [];
	if (!isWhole(pkg.controller) || attempts(pkg.controller, parameter.name)) return [];
	return [{ pkg, entry, text: parameter.default }];
}

/** One text for all that means the same: `1` and `true`, and waits that the server raises. */
function sameText({ name, type }: Parameter, text: string | undefined): string | undefined {
	const word = text?.toLowerCase();
	if (type === 'boolean' || name === 'dataSync') return word === 'true' ? '1' : word === 'false' ? '0' : word;
	if (type !== 'integer' || text === undefined) return text;
	const number = Number(text);
	return String(name === 'dfsRecoveryWaitTime' && number > 0 ? Math.max(number, 60_000) : number);
}
