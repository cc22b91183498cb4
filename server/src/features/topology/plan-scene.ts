import { unique } from '../../base/collections.ts';
import { type Locale, render } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { PlanMoment, Scene, SceneHost, SceneNode, ScenePackage, SceneStray } from '../../protocol/topology.ts';
import type { Moment } from '../../verify/moments.ts';
import { tellFailure } from '../failure/tell-failure.ts';
import { sceneOf } from './scene.ts';
import * as words from './words.ts';

/** A scene with all places that nodes have on the way, and what is where at each moment. */
export interface PlanScene {
	readonly scene: Scene;
	readonly moments: readonly PlanMoment[];
}

/** The places of all moments of a plan in one scene, so that nothing jumps when somebody goes from one to another. */
export function planSceneOf(moments: readonly Moment[], name: string, locale: Locale): PlanScene {
	const clusters = unique(moments.map(({ cluster }) => cluster));
	const scenes = new Map(clusters.map((cluster) => [cluster, bareScene(cluster, locale)]));
	const hosts = joinedHosts([...scenes.values()]);
	const places = placesIn(hosts);
	const told = moments.map((moment, at) => tellMoment(moment, at, { places, scenes, locale }));
	const left = new Set(told.at(-1)?.absent);
	const scene = {
		...sceneAbout([...scenes.values()], name, locale),
		hosts: hosts.map((host) => withLeft(host, left)),
		moves: movesIn([...scenes.values()], places, locale),
	};
	return { scene, moments: told };
}

/** In a picture that does not move, the places that nodes leave look other than those where they go on. */
function withLeft(host: SceneHost, left: ReadonlySet<string>): SceneHost {
	const packages = host.packages.map((pkg) => ({
		...pkg,
		nodes: pkg.nodes.map((node) => ({ ...node, isLeft: left.has(node.id) })),
	}));
	return { ...host, packages };
}

const NO_FINDINGS = { findings: () => [] };

/** A cluster on the way has no files in the workspace, so there is no place to go to. */
function bareScene(cluster: Cluster, locale: Locale): Scene {
	return sceneOf(NO_FINDINGS, cluster, { locale, off: [], show: () => null });
}

/** A node at one of its places. */
interface NodePlace {
	readonly node: SceneNode;
	readonly host: string;
	readonly pkg: string;
}

function keyOf({ node, host, pkg }: NodePlace): string {
	return JSON.stringify([node.label, host, pkg]);
}

function placesIn(hosts: readonly SceneHost[]): NodePlace[] {
	return hosts.flatMap(({ address, packages }) =>
		packages.flatMap(({ name, nodes }) => nodes.map((node) => ({ node, host: address, pkg: name }))),
	);
}

/** Hosts, packages and nodes of all scenes: each once, in the order in which they come up. */
function joinedHosts(scenes: readonly Scene[]): SceneHost[] {
	const hosts = new Map<string, { host: SceneHost; packages: Map<string, Map<string, SceneNode>> }>();
	const used = new Map<string, number>();
	for (const host of scenes.flatMap((scene) => scene.hosts)) {
		const known = hosts.get(host.address) ?? { host, packages: new Map() };
		hosts.set(host.address, known);
		for (const { name, nodes } of host.packages) {
			const own = known.packages.get(name) ?? new Map<string, SceneNode>();
			known.packages.set(name, own);
			for (const node of nodes) if (!own.has(node.label)) own.set(node.label, numbered(node, used));
		}
	}
	return [...hosts.values()].map(({ host, packages }) => ({ ...host, packages: packagesOf(host, packages) }));
}

/** The first place of a node has its id, the others have one of their own. */
function numbered(node: SceneNode, used: Map<string, number>): SceneNode {
	const use = (used.get(node.id) ?? 0) + 1;
	used.set(node.id, use);
	return use === 1 ? node : { ...node, id: `${node.id}@${use}` };
}

function packagesOf(
	{ address }: SceneHost,
	packages: ReadonlyMap<string, ReadonlyMap<string, SceneNode>>,
): ScenePackage[] {
	return [...packages].map(([name, nodes]) => ({ id: `package:${address}:${name}`, name, nodes: [...nodes.values()] }));
}

/** What changes, in a few words. Nothing is drawn of the Raft group but its members: it is another one in the end. */
function sceneAbout(scenes: readonly Scene[], name: string, locale: Locale): Scene {
	const [first, last] = [scenes[0], scenes.at(-1)] as [Scene, Scene]; // there is a moment before the first step
	const mode = first.mode === last.mode ? first.mode : `${first.mode} → ${last.mode}`;
	const title = render(words.planTitle(name), locale);
	return { ...last, name, title, mode, raft: null, strays: [], notes: [] };
}

/** From each place of a node to the next one that it has, as time goes on. */
function movesIn(scenes: readonly Scene[], places: readonly NodePlace[], locale: Locale): SceneStray[] {
	const known = new Map(places.map((place) => [keyOf(place), place]));
	const last = new Map<string, NodePlace>();
	return scenes.flatMap(({ hosts }) =>
		placesIn(hosts).flatMap((now) => {
			const place = known.get(keyOf(now)) ?? now;
			const before = last.get(place.node.label);
			last.set(place.node.label, place);
			if (!before || before === place) return [];
			const spoken = render(words.moveWords(place.node.label, before.host, place.host), locale);
			return [{ from: before.node.id, to: place.node.id, spoken }];
		}),
	);
}

interface Context {
	readonly places: readonly NodePlace[];
	readonly scenes: ReadonlyMap<Cluster, Scene>;
	readonly locale: Locale;
}

function tellMoment({ steps, cluster, running }: Moment, at: number, { places, scenes, locale }: Context): PlanMoment {
	const there = new Set(placesIn(scenes.get(cluster)?.hosts ?? []).map(keyOf));
	const isThere = (place: NodePlace) => there.has(keyOf(place));
	const stopped = places.filter(
		(place) => isThere(place) && !place.node.isDormant && !running.get(place.host)?.has(place.node.label),
	);
	const off = { hosts: new Set<string>(), aliases: new Set(stopped.map(({ node }) => node.label)) };
	const { verdicts } = tellFailure(cluster, locale, off);
	const [first] = steps;
	const title = first ? words.momentTitle(first.title, steps.length) : words.BEFORE;
	return {
		title: render(title, locale),
		steps: steps.map(({ id }) => id),
		isIrreversible: at > 0 && steps.some(({ undo }) => 'irreversible' in undo),
		absent: places.filter((place) => !isThere(place)).map(({ node }) => node.id),
		off: stopped.map(({ node }) => node.id),
		verdicts: stopped.length === 0 ? [] : verdicts.map(({ text }) => text),
	};
}
