import { groupBy, uniqueBy } from '../../base/collections.ts';
import { remembering } from '../../base/remember.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { isLegible, takes } from '../../rules/cfg/settings.ts';
import { fileInPackage } from '../../rules/places.ts';
import type { Place } from './place.ts';

/** A value that another line of the cluster has. */
export interface UsedValue {
	readonly text: string;
	readonly entry: Entry;
	/** Lower is nearer: this file, this host, this kind of file, others. */
	readonly distance: number;
}

/** The distance of the last file of the kind. */
export const OF_THIS_KIND = 2;

/** The values that other lines of the cluster give to a parameter, the nearest first. */
export function usedValues(place: Place<CfgFile>, { name }: Pick<Parameter, 'name'>): readonly UsedValue[] {
	const { file, line } = place;
	return (surroundings(place).byName.get(name) ?? []).flatMap(({ entries, distance }) =>
		entries.flatMap((entry): UsedValue[] => {
			const text = checkedPart(entry.value);
			const isOwn = entry.line === line && entry.file === file.id;
			return isOwn || text === '' || !isLegible(text) ? [] : [{ text, entry, distance }];
		}),
	);
}

/** Of those the ones that the parameter may have, each once. */
export function fittingValues(place: Place<CfgFile>, parameter: Parameter): readonly UsedValue[] {
	const found = usedValues(place, parameter).filter(({ text }) => takes(parameter, text));
	return uniqueBy(found, ({ text }) => text).slice(0, MOST_VALUES);
}

/** Nobody looks through more. */
const MOST_VALUES = 20;

/** Where a line stands, as people of this cluster call it. */
export function whereIs({ cluster, file }: Place<CfgFile>, { file: id, line }: Entry): string {
	const name = id === file.id ? '' : fileInPackage(cluster.packageOfFile.get(id), id);
	return `${name}:${line + 1}`;
}

interface Neighbour {
	readonly file: CfgFile;
	readonly distance: number;
}

/** Lines of one file that set one parameter. */
interface SameName {
	readonly entries: readonly Entry[];
	readonly distance: number;
}

interface Surroundings {
	readonly near: readonly Neighbour[];
	readonly byName: ReadonlyMap<string, readonly SameName[]>;
}

/** More files than this are copies of each other. */
const MOST_FILES = 50;

const known = new WeakMap<Cluster, Map<CfgFile, Surroundings>>();

/** The settings files of the cluster, the nearest first. */
export function neighbours(place: Place<CfgFile>): readonly Neighbour[] {
	return surroundings(place).near;
}

function surroundings({ cluster, file, pkg }: Place<CfgFile>): Surroundings {
	const ofCluster = known.get(cluster) ?? new Map<CfgFile, Surroundings>();
	known.set(cluster, ofCluster);
	const found = ofCluster.get(file) ?? lookAround(find(cluster, file, pkg?.host));
	ofCluster.set(file, found);
	return found;
}

function lookAround(near: readonly Neighbour[]): Surroundings {
	const all = near.flatMap(({ file, distance }) =>
		[...entriesByName(file)].map(([name, entries]) => ({ name, entries, distance })),
	);
	return { near, byName: groupBy(all, ({ name }) => name) };
}

function find(cluster: Cluster, own: CfgFile, host: string | undefined): readonly Neighbour[] {
	const distanceOf = (file: CfgFile) => {
		if (file.id === own.id) return 0;
		const isNear = host !== undefined && cluster.packageOfFile.get(file.id)?.host === host;
		return (file.kind === own.kind ? 1 : 3) + (isNear ? 0 : 1);
	};
	const files = cluster.files.filter((file): file is CfgFile => file.kind !== 'nodes');
	const all = [own, ...files.filter((file) => file.id !== own.id)];
	const near = all.map((file) => ({ file, distance: distanceOf(file) }));
	return near.sort((a, b) => a.distance - b.distance).slice(0, MOST_FILES);
}

const entriesByName = remembering(
	({ entries }: CfgFile): ReadonlyMap<string, readonly Entry[]> => groupBy(entries, ({ name }) => name),
);
