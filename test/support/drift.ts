import { type Compared, compare, type Grid, type Live, type WantedRows } from '../../server/src/drift/compare.ts';
import { layoutName, layoutText } from '../../server/src/drift/layout-file.ts';
import { fetchedFolder, manifestName, manifestTitle } from '../../server/src/drift/manifest.ts';
import { copyName, hostFolder, type Place, placesOf } from '../../server/src/drift/places.ts';
import type { Cluster } from '../../server/src/model/cluster.ts';
import { readConfigFile } from '../../server/src/model/files/config-file.ts';
import { sha256 } from '../../server/src/plan/fingerprint.ts';
import { type Target, targetSchema } from '../../server/src/plan/target-layout.ts';
import { workspaceOf } from './workspace.ts';

/** What a host has at a path: a text, nothing, or why nothing is known. */
export type OnHost = string | undefined | Exclude<Live['state'], 'fetched' | 'missing'>;

const UNKNOWN = new Set<unknown>(['not-reached', 'not-fetched', 'unreadable', 'edited']);

/** The files of two hosts with a package each, all in order. */
export const twoHosts: Readonly<Record<string, string>> = Object.fromEntries(
	['10.0.0.1', '10.0.0.2'].flatMap((host, at) => {
		const [folder, number] = [`${host}/dolphindb_1/server/clusterDemo/config`, at + 1];
		return [
			[
				`${folder}/cluster.nodes`,
				[
					'localSite,mode',
					...[1, 2].flatMap((n) => [
						`10.0.0.${n}:8801:controller${n},controller`,
						`10.0.0.${n}:8811:agent${n},agent`,
						`10.0.0.${n}:8821:node${n},datanode`,
					]),
					'',
				].join('\n'),
			],
			[`${folder}/controller.cfg`, `mode=controller\nlocalSite=${host}:8801:controller${number}\ndfsHAMode=Raft\n`],
			[
				`${folder}/agent.cfg`,
				`mode=agent\nlocalSite=${host}:8811:agent${number}\ncontrollerSite=10.0.0.1:8801:controller1\n`,
			],
			[`${folder}/cluster.cfg`, '# memory\nmaxMemSize=8\nnode1.volumes=/ssd\nnode%.workerNum=4\n'],
		];
	}),
);

/**
 * Those files with addresses and ports of their own, so that they are no part of a cluster that another test has open:
 * even a file that is left of one is a hint, as long as an alias and a port are the same.
 */
export function twoHostsIn(network: string): Readonly<Record<string, string>> {
	const moved = elsewhere('10.0.0', network);
	return Object.fromEntries(Object.entries(twoHosts).map(([name, text]) => [moved(name), moved(text)]));
}

/** Puts texts and names of files into another network, and every port as far from the others as its last number says. */
export function elsewhere(from: string, network: string): (text: string) => string {
	const far = Number(network.split('.').at(-1)) * 100;
	return (text) =>
		text.replaceAll(`${from}.`, `${network}.`).replace(/(?<=:)\d{4}(?=[:,\s])/g, (port) => String(Number(port) + far));
}

/** The only cluster of some files. */
export function clusterOf(files: Readonly<Record<string, string>>): Cluster {
	const [cluster] = workspaceOf(Object.entries(files).map(([name, text]) => [`file:///w/${name}`, text])).snapshot()
		.clusters;
	if (!cluster) throw new Error('there is no cluster');
	return cluster;
}

/** Compares files of the workspace with what hosts have; `change` says what that is, given what the workspace has. */
export function comparedWith(
	files: Readonly<Record<string, string>>,
	change: (place: Place, text: string | undefined) => OnHost,
	rows?: WantedRows,
): { grid: Grid; all: readonly Compared[] } {
	const all = placesOf(clusterOf(files)).map((place): Compared => {
		const now = change(place, files[place.home.replace('file:///w/', '')]);
		if (now === undefined) return { place, live: { state: 'missing' } };
		if (UNKNOWN.has(now)) return { place, live: { state: now as 'edited' } };
		const file = readConfigFile(`host://${place.host}${place.path}`, place.kind, now);
		return { place, live: { state: 'fetched', file } };
	});
	return { grid: compare(all, rows), all };
}

/** The rows that differ, as `file: name` with the state and what both sides say on each host. */
export function differing({ rows }: Grid): Record<string, string[]> {
	const wanted = rows.filter(({ differs }) => differs);
	return Object.fromEntries(
		wanted.map(({ id, cells }) => [
			id,
			cells.map(({ state, here, there }) =>
				state === 'differs' && (here || there) ? `${here?.value ?? '-'} -> ${there?.value ?? '-'}` : state,
			),
		]),
	);
}

/** A target whose packages lie where no shell should look twice. */
export const awkwardTarget: Target = targetSchema.parse({
	version: 1,
	kind: 'migrate',
	hosts: { '10.0.0.1': {}, '10.0.0.2': {} },
	packages: {
		'10.0.0.1/dolphindb_1': '/home/my package $(touch pwned1)',
		'10.0.0.2/dolphindb_1': '/srv/`touch pwned2` "数据" \\ ;',
	},
});

/** What fetch.sh would leave beside itself, given what hosts have, by path below its folder. */
export function fetchedFrom(
	files: Readonly<Record<string, string>>,
	change: (place: Place, text: string | undefined) => string | undefined | 'not-reached',
): Record<string, string> {
	const places = placesOf(clusterOf(files));
	const hosts = [...new Set(places.map(({ host }) => host))];
	const found = places.map((place) => ({ place, now: change(place, files[place.home.replace('file:///w/', '')]) }));
	const folderOf = (host: string) => `${fetchedFolder}/${hostFolder(host)}`;
	const manifests = hosts.map((host) => {
		const own = found.filter(({ place }) => place.host === host);
		const isDown = own.some(({ now }) => now === 'not-reached');
		const lines = own.map(({ place, now }) =>
			['file', now === undefined ? 'missing' : 'fetched', now === undefined ? '-' : sha256(now), copyName(place)].join(
				'\t',
			),
		);
		const head = [manifestTitle, `host\t${isDown ? 'not-reached' : 'reached'}`, 'time\t2026-01-02T03:04:05Z'];
		return [`${folderOf(host)}/${manifestName}`, [...head, ...(isDown ? [] : lines), 'end', ''].join('\n')] as const;
	});
	const copies = found.flatMap(({ place, now }) =>
		now === undefined || now === 'not-reached' ? [] : [[`${folderOf(place.host)}/${copyName(place)}`, now] as const],
	);
	return Object.fromEntries([...manifests, ...copies, [layoutName, layoutText(places)]]);
}
