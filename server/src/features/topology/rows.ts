/** How wide and high something is. */
export interface Size {
	readonly width: number;
	readonly height: number;
}

/** A rectangle. */
export interface Box extends Size {
	readonly x: number;
	readonly y: number;
}

/** Things side by side in rows that lie below each other. All of a row are as high as the highest. */
export interface Rows<Item extends Size> extends Size {
	readonly rows: readonly { readonly items: readonly Item[]; readonly height: number }[];
	readonly gap: number;
}

/** Puts things into rows in their order: a row ends where the next thing would go beyond a width. */
export function inRows<Item extends Size>(
	items: readonly Item[],
	{ gap, width }: { readonly gap: number; readonly width: number },
): Rows<Item> {
	const rows: { items: Item[]; width: number; height: number }[] = [];
	for (const item of items) {
		const last = rows.at(-1);
		if (last && last.width + gap + item.width <= width) {
			last.items.push(item);
			last.width += gap + item.width;
			last.height = Math.max(last.height, item.height);
		} else rows.push({ items: [item], width: item.width, height: item.height });
	}
	return {
		rows,
		gap,
		width: rows.reduce((widest, row) => Math.max(widest, row.width), 0),
		height: rows.reduce((sum, { height }) => sum + height, 0) + Math.max(0, rows.length - 1) * gap,
	};
}

/** The things in rows with their places, from a corner on. */
export function placed<Item extends Size>(
	{ rows, gap }: Rows<Item>,
	corner: { readonly x: number; readonly y: number },
): (Box & { readonly item: Item })[] {
	let y = corner.y;
	return rows.flatMap(({ items, height }) => {
		let x = corner.x;
		const row = items.map((item) => {
			const at = { item, x, y, width: item.width, height };
			x += item.width + gap;
			return at;
		});
		y += height + gap;
		return row;
	});
}
