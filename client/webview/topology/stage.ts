import { isFar, swallowClick } from './dragging.ts';
import { isOnNode, type Picture } from './picture.ts';

const SMALLEST = 0.05;
const LARGEST = 4;

/** Where somebody looks at: the scale, none where all is to be seen, and the corner of the view. */
export interface Looking {
	readonly scale: number | null;
	readonly left: number;
	readonly top: number;
}

/** Shows a picture that may be larger than the view: it is scrolled by the browser, and zoomed here. */
export class Stage {
	readonly element: HTMLElement;
	readonly #changed: () => void;
	#picture: Picture | undefined;
	/** Nothing while the picture is to fit, however large the view becomes. */
	#scale: number | null = null;

	/** `changed` is called when somebody looks elsewhere. */
	constructor(element: HTMLElement, changed: () => void) {
		this.element = element;
		this.#changed = changed;
		new ResizeObserver(() => this.#size()).observe(element);
		element.addEventListener('scroll', changed, { passive: true });
		element.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
		element.addEventListener('pointerdown', (event) => this.#drag(event));
	}

	get looking(): Looking {
		return { scale: this.#scale, left: this.element.scrollLeft, top: this.element.scrollTop };
	}

	/** Shows another picture at the same place. */
	show(picture: Picture): void {
		this.#picture = picture;
		this.element.replaceChildren(picture.root);
		this.#size();
	}

	/** Looks where somebody looked before. */
	look({ scale, left, top }: Looking): void {
		this.#scale = scale;
		this.#size();
		this.element.scrollTo(left, top);
	}

	fit(): void {
		this.#scale = null;
		this.#size();
		this.#changed();
	}

	/** Makes all larger or smaller; a point of the view stays where it is, the middle unless another one is meant. */
	zoom(factor: number, x = this.element.clientWidth / 2, y = this.element.clientHeight / 2): void {
		const before = this.#shownScale();
		const corner = this.#corner();
		const [across, down] = [(x - corner.x) / before, (y - corner.y) / before]; // the point, in the picture
		this.#scale = Math.min(LARGEST, Math.max(SMALLEST, before * factor));
		this.#size();
		const moved = this.#corner();
		this.element.scrollBy(moved.x + across * this.#scale - x, moved.y + down * this.#scale - y);
		this.#changed();
	}

	/** Where the picture begins in the view; one that is smaller than the view stands in its middle. */
	#corner(): { readonly x: number; readonly y: number } {
		const view = this.element.getBoundingClientRect();
		const picture = this.#picture?.root.getBoundingClientRect() ?? view;
		return { x: picture.left - view.left, y: picture.top - view.top };
	}

	#shownScale(): number {
		if (this.#scale !== null || !this.#picture) return this.#scale ?? 1;
		const { width, height } = this.#picture;
		const fitting = Math.min(this.element.clientWidth / width, this.element.clientHeight / height);
		return Math.min(1.5, Math.max(SMALLEST, fitting));
	}

	#size(): void {
		if (!this.#picture) return;
		const { root, width, height } = this.#picture;
		const scale = this.#shownScale();
		root.setAttribute('width', String(Math.floor(width * scale)));
		root.setAttribute('height', String(Math.floor(height * scale)));
	}

	#wheel(event: WheelEvent): void {
		if (!event.ctrlKey && !event.metaKey) return;
		event.preventDefault();
		const { left, top } = this.element.getBoundingClientRect();
		this.zoom(Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
	}

	/** Fingers scroll by themselves, and nodes are carried. Who drags does not click, wherever the pointer comes to rest. */
	#drag(event: PointerEvent): void {
		if (event.pointerType === 'touch' || event.button !== 0 || this.#isOnBar(event) || isOnNode(event)) return;
		const { element } = this;
		const start = { x: event.clientX + element.scrollLeft, y: event.clientY + element.scrollTop };
		const move = (to: PointerEvent) => {
			if (isFar(event, to)) element.classList.add('dragged');
			if (element.classList.contains('dragged')) element.scrollTo(start.x - to.clientX, start.y - to.clientY);
		};
		const end = () => {
			element.removeEventListener('pointermove', move);
			if (element.classList.contains('dragged')) swallowClick();
			element.classList.remove('dragged');
		};
		element.addEventListener('pointermove', move);
		window.addEventListener('pointerup', end, { once: true });
	}

	/** Whether somebody means the bars that scroll. */
	#isOnBar({ clientX, clientY }: PointerEvent): boolean {
		const { left, top } = this.element.getBoundingClientRect();
		return clientX - left >= this.element.clientWidth || clientY - top >= this.element.clientHeight;
	}
}
