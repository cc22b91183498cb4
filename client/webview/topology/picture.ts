/** A picture as it lies in the page. */
export interface Picture {
	readonly root: SVGSVGElement;
	readonly width: number;
	readonly height: number;
}

const sheet = new CSSStyleSheet();

/**
 * Makes part of the page of a picture that is a file of its own. Its style goes where the policy of the page lets style
 * sheets be; nothing else of it is anything but forms and text.
 */
export function pictureFrom(svg: string): Picture | undefined {
	const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
	if (root.localName !== 'svg') return undefined; // the parser's own word for what is not well-formed
	const style = root.querySelector('style');
	sheet.replaceSync(style?.textContent ?? '');
	document.adoptedStyleSheets = [sheet];
	style?.remove();
	root.querySelector('.heading')?.remove(); // the page says this itself, in letters that do not shrink
	const { x, y, width, height } = contentOf(root);
	root.setAttribute('viewBox', [x, y, width, height].join(' '));
	for (const item of root.querySelectorAll('[data-id]')) {
		item.setAttribute('role', 'button');
		item.setAttribute('tabindex', '-1');
	}
	const picture = document.adoptNode(root) as unknown as SVGSVGElement; // by its name
	return { root: picture, width, height };
}

/** Around the boxes of the hosts. */
const MARGIN = 12;

/** What there is to be seen below the heading. */
function contentOf(root: Element): {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
} {
	const boxes = [...root.querySelectorAll('.host-box')].map((box) => ({
		x: sizeOf(box, 'x'),
		y: sizeOf(box, 'y'),
		right: sizeOf(box, 'x') + sizeOf(box, 'width'),
		bottom: sizeOf(box, 'y') + sizeOf(box, 'height'),
	}));
	const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
	const [right, bottom] = [Math.max(...boxes.map((box) => box.right)), Math.max(...boxes.map((box) => box.bottom))];
	if (boxes.length === 0) return { x: 0, y: 0, width: sizeOf(root, 'width') || 1, height: sizeOf(root, 'height') || 1 };
	return { x: x - MARGIN, y: y - MARGIN, width: right - x + 2 * MARGIN, height: bottom - y + 2 * MARGIN };
}

function sizeOf(root: Element, name: 'x' | 'y' | 'width' | 'height'): number {
	return Number(root.getAttribute(name));
}

/** All that can be selected, in the order of reading. */
export function itemsIn(root: ParentNode): SVGGElement[] {
	return [...root.querySelectorAll<SVGGElement>('[data-id]')];
}

/** The id of an item, or of the box of one. */
export function idOf(target: EventTarget | null): string | undefined {
	if (!(target instanceof Element)) return undefined;
	const found = target.closest('[data-id], [data-of]');
	return found?.getAttribute('data-id') ?? found?.getAttribute('data-of') ?? undefined;
}

/** Whether something happens on a node, which can be carried to another host. */
export function isOnNode({ target }: Event): boolean {
	return idOf(target)?.startsWith('node:') === true;
}
