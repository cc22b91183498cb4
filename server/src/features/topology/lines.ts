import type { SceneStray } from '../../protocol/topology.ts';
import type { Box } from './rows.ts';

/** A line, as SVG writes paths, and what it says. */
export interface PlacedLine {
	readonly path: string;
	readonly spoken: string;
}

/** So many boxes are joined each to the nearest of those before it; more, each to the last one. */
const MOST_NEAR = 64;

/** Joins boxes by straight lines from middle to middle, as few and as short as can be seen easily. */
export function treeLines(boxes: readonly Box[]): PlacedLine[] {
	return boxes.slice(1).flatMap((box, at) => {
		const before = boxes.length > MOST_NEAR ? boxes.slice(at, at + 1) : boxes.slice(0, at + 1);
		const nearest = before.reduce<Box | undefined>(
			(best, one) => (best && distance(best, box) <= distance(one, box) ? best : one),
			undefined,
		);
		if (!nearest) return [];
		const [start, end] = [middle(nearest), middle(box)];
		return [{ path: `M${start.x} ${start.y}L${end.x} ${end.y}`, spoken: '' }];
	});
}

/** Lines between the sides of boxes that face each other; of boxes above one another, between their right sides. */
export function besideLines(strays: readonly SceneStray[], boxes: ReadonlyMap<string, Box>): PlacedLine[] {
	return strays.flatMap(({ from, to, spoken }) => {
		const [start, end] = [boxes.get(from), boxes.get(to)];
		return start && end ? [{ path: beside(start, end), spoken }] : [];
	});
}

function beside(from: Box, to: Box): string {
	const [right, left] = [from.x + from.width <= to.x, to.x + to.width <= from.x];
	const x1 = left ? from.x : from.x + from.width;
	const x2 = right ? to.x : to.x + to.width;
	const [y1, y2] = [middle(from).y, middle(to).y];
	const bend = 40;
	const [c1, c2] = [left ? x1 - bend : x1 + bend, right ? x2 - bend : x2 + bend];
	return `M${[x1, y1].join(' ')}C${[c1, y1, c2, y2, x2, y2].map((one) => Math.round(one * 10) / 10).join(' ')}`;
}

/** Lines with a tip, in bows: those between boxes side by side would run into each other if they were straight. */
export function arrows(moves: readonly SceneStray[], boxes: ReadonlyMap<string, Box>): PlacedLine[] {
	return moves.flatMap(({ from, to, spoken }) => {
		const [start, end] = [boxes.get(from), boxes.get(to)];
		return start && end ? [{ path: bow(start, end), spoken }] : [];
	});
}

const TIP = 7;

function bow(from: Box, to: Box): string {
	const isLeft = to.x + to.width <= from.x;
	const [x1, x2] = [isLeft ? from.x : from.x + from.width, isLeft ? to.x + to.width : to.x];
	const [y1, y2] = [middle(from).y, middle(to).y];
	const [dx, lift] = [(x2 - x1) / 3, Math.min(60, 12 + Math.abs(x2 - x1) / 10)];
	const back = x2 - (x2 < x1 ? -TIP : TIP);
	const numbers = [x1 + dx, y1 - lift, x2 - dx, y2 - lift, x2, y2].map((one) => Math.round(one * 10) / 10);
	return `M${x1} ${y1}C${numbers.join(' ')}M${back} ${y2 - TIP}L${x2} ${y2}L${back} ${y2 + TIP}`;
}

function distance(one: Box, other: Box): number {
	return Math.hypot(one.x - other.x, one.y - other.y);
}

function middle({ x, y, width, height }: Box): { readonly x: number; readonly y: number } {
	return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}
