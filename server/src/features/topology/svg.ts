import type { SceneFindings, SceneHost, SceneNode, ScenePackage } from '../../protocol/topology.ts';
import { type Layout, measures, type Placed, type PlacedHost } from './layout.ts';
import type { PlacedLine } from './lines.ts';
import type { Box } from './rows.ts';
import { style } from './style.ts';
import { fitted } from './text-width.ts';
import { element, xmlText } from './xml.ts';

/** What is said of the drawing as a whole. */
export interface Said {
	readonly title: string;
	readonly description: string;
	/** The language, as HTML has it. */
	readonly language: string;
}

/**
 * Draws a layout as a file of its own: in the colours of the editor where it lies in a page of the editor, else in
 * light, dark or high contrast as its reader likes it. What stands later is read later, hosts before their nodes.
 */
export function svgOf(layout: Layout, { title, description, language }: Said): string {
	const [width, height] = [round(layout.width), round(layout.height)];
	const content = [
		element('title', { id: 'topology-title' }, xmlText(title)),
		element('desc', { id: 'topology-description' }, xmlText(description)),
		element('style', {}, style),
		element('rect', { class: 'paper', width, height }),
		group(
			'heading',
			layout.heading.map(({ text, kind, x, y }) => write(text, x, y, kind)),
			HIDDEN,
		),
		group('boxes', layout.hosts.map(hostBox), HIDDEN),
		group(
			'raft-lines',
			layout.raft.map((line) => lineOf(line)),
			HIDDEN,
		),
		group(
			'moves',
			layout.moves.map((line) => spokenLine('move', line)),
		),
		...layout.hosts.map(hostGroup),
		group(
			'strays',
			layout.strays.map((line) => spokenLine('stray', line)),
		),
	];
	return `${element(
		'svg',
		{
			xmlns: 'http://www.w3.org/2000/svg',
			class: 'topology',
			width,
			height,
			viewBox: `0 0 ${width} ${height}`,
			role: 'graphics-document',
			lang: language,
			'aria-labelledby': 'topology-title',
			'aria-describedby': 'topology-description',
		},
		`\n${content.filter((one) => one !== '').join('\n')}\n`,
	)}\n`;
}

/** What title and description say already, and boxes that a name belongs to elsewhere. */
const HIDDEN = { 'aria-hidden': 'true' };

function group(name: string, parts: readonly string[], given: Readonly<Record<string, string>> = {}): string {
	return parts.length === 0 ? '' : element('g', { class: name, ...given }, `\n${parts.join('\n')}\n`);
}

function hostBox({ thing, packages, ...box }: PlacedHost): string {
	const own = rectangle(box, classes('host-box', thing), 6, { 'data-of': thing.id });
	return (
		own +
		packages
			.filter(({ thing: { name } }) => name !== '')
			.map(packageBox)
			.join('')
	);
}

function packageBox({ thing, ...box }: Placed<ScenePackage>): string {
	const name = fitted(thing.name, box.width - 2 * measures.padding, measures.small);
	return rectangle(box, 'package-box', 4) + write(name, box.x + measures.padding, box.y + 18, 'package-name');
}

function hostGroup({ thing, nodes, ...box }: PlacedHost): string {
	const parts = [hostHead(thing, box), ...nodes.map(nodeGroup)];
	return group('host', parts, { role: 'graphics-object', 'aria-label': thing.label });
}

function hostHead(host: SceneHost, { x, y, width }: Box): string {
	const head = { x: x + 2, y: y + 2, width: width - 4, height: measures.hostTitle - 4 };
	const label = fitted(host.label, head.width - measures.beside, measures.text);
	const parts = [
		rectangle(head, 'shape', 4),
		write(label, x + 12, y + 20, 'name'),
		...badge(host.findings, x + width - 18, y + 15),
		...(host.isOff ? [cross(x + width - (host.findings.worst === null ? 18 : 40), y + 15)] : []),
	];
	return item('head', host, label !== host.label, parts);
}

function nodeGroup({ thing: node, ...box }: Placed<SceneNode>): string {
	const { x, y, width, height } = box;
	const room = width - measures.beside;
	const [label, detail] = [fitted(node.label, room, measures.text), fitted(node.detail, room, measures.small)];
	const parts = [
		rectangle(box, 'shape', 4),
		element('rect', { class: 'stripe', x: round(x + 4), y: round(y + 5), width: 4, height: height - 10, rx: 2 }),
		write(label, x + 16, y + 19, 'name'),
		write(detail, x + 16, y + 35, 'detail'),
		...badge(node.findings, x + width - 17, y + 15),
		...(node.isUnknown ? [write('?', x + width - (node.isOff ? 38 : 21), y + height - 7, 'unknown-mark')] : []),
		...(node.isOff ? [cross(x + width - 17, y + height - 12)] : []),
	];
	const raft = node.isRaftMember ? ' raft' : '';
	return item(`node ${node.role}${raft}`, node, label !== node.label || detail !== node.detail, parts);
}

/** Something that can be reached by keyboard and has a name, which begins with what is written on it. Who points at what is cut or not plain is told all of it. */
function item(kind: string, thing: SceneHost | SceneNode, isCut: boolean, parts: readonly string[]): string {
	const needsTitle = isCut || thing.isUnknown || thing.findings.worst !== null;
	const given = {
		class: classes(kind, thing),
		'data-id': thing.id,
		role: 'graphics-symbol',
		tabindex: 0,
		'aria-label': thing.spoken,
	};
	return element('g', given, (needsTitle ? element('title', {}, xmlText(thing.spoken)) : '') + parts.join(' '));
}

function classes(kind: string, { isOff, isLeft, isUnknown, findings }: SceneHost | SceneNode): string {
	return [kind, isOff ? 'off' : '', isLeft ? 'absent' : '', isUnknown ? 'unknown' : '', findings.worst ?? '']
		.filter(Boolean)
		.join(' ');
}

/** How many errors, in a circle; or how many warnings, in a box on its tip: colours are not for everybody. */
function badge({ errors, warnings, worst }: SceneFindings, x: number, y: number): string[] {
	if (worst === null) return [];
	const count = worst === 'error' ? errors : warnings;
	const shape =
		worst === 'error'
			? element('circle', { cx: round(x), cy: round(y), r: 9 })
			: element('path', { d: `M${round(x)} ${round(y - 11)}l11 11l-11 11l-11-11z` });
	const text = write(count > 99 ? '99+' : String(count), x, y + 3.5, 'count');
	return [element('g', { class: `badge ${worst}-badge` }, shape + text)];
}

/** A cross beside the words, which stay readable. */
function cross(x: number, y: number): string {
	const [left, top, right, bottom] = [x - CROSS, y - CROSS, x + CROSS, y + CROSS].map(round);
	return element('path', { class: 'cross', d: `M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}` });
}

const CROSS = 5;

function spokenLine(kind: 'stray' | 'move', line: PlacedLine): string {
	const given = { class: kind, role: 'graphics-symbol', 'aria-label': line.spoken };
	return element('g', given, element('title', {}, xmlText(line.spoken)) + lineOf(line));
}

function lineOf({ path }: PlacedLine): string {
	return element('path', { d: path });
}

function rectangle(
	{ x, y, width, height }: Box,
	name: string,
	rx: number,
	more: Readonly<Record<string, string>> = {},
): string {
	const box = { x: round(x), y: round(y), width: round(width), height: round(height), rx };
	return element('rect', { class: name, ...box, ...more });
}

function write(text: string, x: number, y: number, kind: string): string {
	return element('text', { class: kind, x: round(x), y: round(y) }, xmlText(text));
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
