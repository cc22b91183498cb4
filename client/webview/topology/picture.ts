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
	for (const item of root.querySelectorAll('[data-id]')) {
		item.setAttribute('role', 'button');
		item.setAttribute('tabindex', '-1');
	}
	const picture = document.adoptNode(root) as unknown as SVGSVGElement; // by its name
	return { root: picture, width: sizeOf(picture, 'width'), height: sizeOf(picture, 'height') };
}

function sizeOf(root: SVGSVGElement, name: 'width' | 'height'): number {
	return Number(root.getAttribute(name)) || 1;
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
