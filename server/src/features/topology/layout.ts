import type { Scene, SceneHost, SceneNode, ScenePackage } from '../../protocol/topology.ts';
import { arrows, besideLines, type PlacedLine, treeLines } from './lines.ts';
import { type Box, inRows, placed, type Size } from './rows.ts';
import { widthOf, wrapped } from './text-width.ts';

/** A line of the heading. */
export interface HeadingLine {
	readonly text: string;
	readonly kind: 'title' | 'words' | 'verdict' | 'note';
	readonly x: number;
	/** Where the letters stand. */
	readonly y: number;
}

/** A thing of the scene with its place in the drawing. */
export interface Placed<Thing> extends Box {
	readonly thing: Thing;
}

/** A host with all that is in it. */
export interface PlacedHost extends Placed<SceneHost> {
	readonly packages: readonly Placed<ScenePackage>[];
	readonly nodes: readonly Placed<SceneNode>[];
}

/** Where everything is. */
export interface Layout extends Size {
	readonly heading: readonly HeadingLine[];
	readonly hosts: readonly PlacedHost[];
	readonly raft: readonly PlacedLine[];
	readonly strays: readonly PlacedLine[];
	readonly moves: readonly PlacedLine[];
}

/** Measures of the drawing. */
export const measures = {
	margin: 20,
	text: 13,
	small: 11,
	title: 18,
	line: 19,
	node: 44,
	narrowest: 132,
	widest: 300,
	/** For a stripe on the left and a badge on the right of a node. */
	beside: 56,
	gap: 8,
	padding: 10,
	hostTitle: 30,
	packageTitle: 22,
	betweenHosts: 36,
} as const;

const { margin, gap, padding, betweenHosts } = measures;

/** Lays a scene out: hosts in rows, packages in hosts, nodes in packages. Nothing is left to chance. */
export function layoutOf(scene: Scene): Layout {
	const width = nodeWidth(scene);
	const hosts = scene.hosts.map((host) => packedHost(host, width));
	const rows = inRows(hosts, { gap: betweenHosts, width: targetWidth(hosts) });
	const heading = headingOf(scene, Math.max(rows.width, 560));
	const top = margin + heading.height;
	const placedHosts = placed(rows, { x: margin, y: top }).map(placedHost);
	const boxes = boxesById(placedHosts);
	return {
		width: Math.max(rows.width, heading.width) + 2 * margin,
		height: top + rows.height + margin,
		heading: heading.lines,
		hosts: placedHosts,
		raft: treeLines((scene.raft?.members ?? []).flatMap((id) => boxes.get(id) ?? [])),
		strays: besideLines(scene.strays, boxes),
		moves: arrows(scene.moves, boxes),
	};
}

/** Nodes are all of one width, so that they stand in columns. */
function nodeWidth({ hosts }: Scene): number {
	let widest = 0;
	for (const host of hosts)
		for (const pkg of host.packages)
			for (const { label, detail } of pkg.nodes)
				widest = Math.max(widest, widthOf(label, measures.text), widthOf(detail, measures.small));
	return Math.ceil(Math.min(Math.max(widest + measures.beside, measures.narrowest), measures.widest));
}

interface Packed<Thing, Part> extends Size {
	readonly thing: Thing;
	readonly parts: readonly Placed<Part>[];
}

type PackedPackage = Packed<ScenePackage, SceneNode>;
type PackedHost = Packed<SceneHost, PackedPackage>;

function packedPackage(pkg: ScenePackage, width: number): PackedPackage {
	const columns = pkg.nodes.length <= 6 ? 1 : Math.ceil(Math.sqrt(pkg.nodes.length / 3));
	const nodes = pkg.nodes.map((thing) => ({ thing, width, height: measures.node }));
	const rows = inRows(nodes, { gap, width: columns * (width + gap) });
	const top = pkg.name === '' ? 0 : measures.packageTitle;
	return {
		thing: pkg,
		parts: placed(rows, { x: padding, y: top + padding }).map(({ item, ...box }) => ({ ...box, thing: item.thing })),
		width: Math.max(rows.width, width) + 2 * padding,
		height: top + rows.height + 2 * padding,
	};
}

function packedHost(host: SceneHost, width: number): PackedHost {
	const packages = host.packages.map((pkg) => packedPackage(pkg, width));
	const rows = inRows(packages, { gap, width: 3 * (width + 2 * padding + gap) });
	const parts = placed(rows, { x: padding, y: measures.hostTitle });
	return {
		thing: host,
		parts: parts.map(({ item, ...box }) => ({ ...box, thing: item })),
		width: Math.max(rows.width, width) + 2 * padding,
		height: measures.hostTitle + rows.height + padding,
	};
}

/** Wider than high, as screens are; few hosts stand side by side. */
function targetWidth(hosts: readonly Size[]): number {
	const widths = hosts.map(({ width }) => width + betweenHosts);
	const area = hosts.reduce((sum, { width, height }) => sum + (width + betweenHosts) * (height + betweenHosts), 0);
	const all = widths.reduce((sum, width) => sum + width, 0);
	return Math.max(...[0, Math.sqrt(area * 1.6), Math.min(all, 1600)]);
}

function placedHost({ item, x, y, width, height }: Box & { readonly item: PackedHost }): PlacedHost {
	const packages = item.parts.map((part) => ({
		...moved(part, x, y),
		thing: part.thing.thing,
		parts: part.thing.parts,
	}));
	const nodes = packages.flatMap((pkg) =>
		pkg.parts.map((node) => ({ ...moved(node, pkg.x, pkg.y), thing: node.thing })),
	);
	return { thing: item.thing, x, y, width, height, packages, nodes };
}

function moved({ x, y, width, height }: Box, dx: number, dy: number): Box {
	return { x: x + dx, y: y + dy, width, height };
}

function headingOf(scene: Scene, width: number): Size & { readonly lines: readonly HeadingLine[] } {
	const texts: readonly (readonly [HeadingLine['kind'], string])[] = [
		['words', `${scene.mode} · ${scene.description}`],
		...(scene.raft ? ([['words', scene.raft.words]] as const) : []),
		...saidVerdicts(scene).map(({ weight, text }) => [weight === 'note' ? 'note' : 'verdict', text] as const),
		...scene.notes.map((note) => ['note', note] as const),
	];
	const title = wrapped(scene.title, width, measures.title).slice(0, 3);
	const rest = texts.flatMap(([kind, text]) =>
		wrapped(text, width, measures.text).map((line) => ({ kind, text: line })),
	);
	const lines = [...title.map((text) => ({ kind: 'title' as const, text })), ...rest].map((line, at) => {
		const below = Math.max(0, at - title.length + 1) * measures.line;
		return { ...line, x: margin, y: margin + measures.title + Math.min(at, title.length - 1) * 24 + below };
	});
	const widths = lines.map(({ text, kind }) => widthOf(text, kind === 'title' ? measures.title : measures.text));
	return {
		lines,
		width: widths.reduce((widest, one) => Math.max(widest, one), 0),
		height: (lines.at(-1)?.y ?? margin) + 18 - margin,
	};
}

/** The verdicts that a picture has: those about what is off. */
export function saidVerdicts({ verdicts, off }: Scene): Scene['verdicts'] {
	return off.length > 0 ? verdicts : [];
}

function boxesById(hosts: readonly PlacedHost[]): ReadonlyMap<string, Box> {
	return new Map(
		hosts.flatMap((host) => [host, ...host.packages, ...host.nodes].map((one) => [one.thing.id, one] as const)),
	);
}
