/** A rectangle, as browsers measure it. */
export interface Rectangle {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** Keys that go somewhere, with the direction. */
const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
	ArrowLeft: [-1, 0],
	ArrowRight: [1, 0],
	ArrowUp: [0, -1],
	ArrowDown: [0, 1],
};

/** Going straight ahead is better than going aside. */
const ASIDE = 3;

/** Where a key leads to from one of some rectangles: its number; nothing where the key leads nowhere. */
export function neighbour(boxes: readonly Rectangle[], from: number, key: string): number | undefined {
	if (key === 'Home') return boxes.length > 0 ? 0 : undefined;
	if (key === 'End') return boxes.length > 0 ? boxes.length - 1 : undefined;
	const direction = DIRECTIONS[key];
	const here = boxes[from];
	if (!direction || !here) return undefined;
	let best: { readonly at: number; readonly cost: number } | undefined;
	for (const [at, box] of boxes.entries()) {
		const cost = at === from ? undefined : costOf(here, box, direction);
		if (cost !== undefined && (!best || cost < best.cost)) best = { at, cost };
	}
	return best?.at;
}

/** How far it is to a rectangle in a direction; nothing where it does not lie there. */
function costOf(here: Rectangle, there: Rectangle, [x, y]: readonly [number, number]): number | undefined {
	const ahead =
		x === 0
			? gap(here.top, here.bottom, there.top, there.bottom, y)
			: gap(here.left, here.right, there.left, there.right, x);
	if (ahead < 0) return undefined;
	const [mine, other] = x === 0 ? [here.left, there.left] : [middle(here), middle(there)];
	return ahead + ASIDE * Math.abs(mine - other);
}

/** The way from the end of one stretch to the beginning of another; less than nothing where that lies behind. */
function gap(start: number, end: number, otherStart: number, otherEnd: number, sign: number): number {
	return sign > 0 ? otherStart - end + 0.5 : start - otherEnd + 0.5;
}

function middle({ top, bottom }: Rectangle): number {
	return (top + bottom) / 2;
}
