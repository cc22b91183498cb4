import type { Shown } from '../../src/topology/page-messages.ts';
import { element } from '../dom.ts';
import { itemsIn } from './picture.ts';

type Moment = Shown['moments'][number];

/** The moments of a plan on a slider: what is where at the chosen one. Without a plan there is nothing to see. */
export class Moments {
	readonly element: HTMLElement;
	readonly #slider = element('input', { type: 'range', id: 'moment', min: '0', step: '1' });
	readonly #label = element('label', { for: 'moment' });
	readonly #text = element('span', { id: 'moment-text' });
	#moments: readonly Moment[] = [];

	/** `changed` is called when somebody chooses another moment. */
	constructor(changed: () => void) {
		this.element = element('p', { id: 'moments' }, this.#label, this.#slider, this.#text);
		this.element.hidden = true;
		this.#slider.addEventListener('input', changed);
	}

	/** The moment that is looked at. */
	get current(): Moment | undefined {
		return this.#moments[Number(this.#slider.value)];
	}

	/** Takes other moments; who looked at the end, or at nothing yet, looks at the end. */
	show(moments: readonly Moment[], label: string): void {
		const wasLast = Number(this.#slider.value) >= this.#moments.length - 1;
		this.#moments = moments;
		this.element.hidden = moments.length === 0;
		this.#label.textContent = label;
		this.#slider.max = String(Math.max(0, moments.length - 1));
		if (wasLast) this.#slider.value = this.#slider.max;
	}

	/** Marks in a picture what is absent and what does not run at the moment, and says what was done last. */
	mark(picture: ParentNode): void {
		const moment = this.current;
		if (!moment) return;
		const [absent, off] = [new Set(moment.absent), new Set(moment.off)];
		for (const item of itemsIn(picture)) {
			const id = item.getAttribute('data-id') ?? '';
			item.classList.toggle('absent', absent.has(id));
			item.classList.toggle('off', off.has(id));
		}
		const text = `${Number(this.#slider.value)}/${this.#moments.length - 1} · ${moment.title}`;
		this.#text.textContent = text;
		this.#slider.setAttribute('aria-valuetext', text);
	}
}
