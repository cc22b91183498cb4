import { isFar, swallowClick } from './dragging.ts';
import { idOf, isOnNode } from './picture.ts';

/** A node that somebody drags, and the box of the host that it is over. */
interface Carried {
	readonly id: string;
	readonly start: PointerEvent;
	isMoving: boolean;
	host: Element | undefined;
}

/** Lets nodes be dragged onto hosts. `dropped` is told the ids of both. Escape, or dropping it elsewhere, drops nothing. */
export function carryNodes(view: HTMLElement, dropped: (node: string, host: string) => void): void {
	let carried: Carried | undefined;
	const end = () => {
		carried?.host?.classList.remove('target');
		view.classList.remove('carrying');
		carried = undefined;
	};
	view.addEventListener('pointerdown', (event) => {
		const { target, button, pointerType } = event;
		const id = idOf(target);
		if (id === undefined || !isOnNode(event) || button !== 0 || pointerType === 'touch') return;
		carried = { id, start: event, isMoving: false, host: undefined };
	});
	window.addEventListener('pointermove', (event) => {
		if (!carried) return;
		carried.isMoving ||= isFar(carried.start, event);
		if (!carried.isMoving) return;
		view.classList.add('carrying');
		const host = hostAt(event.clientX, event.clientY);
		if (host === carried.host) return;
		carried.host?.classList.remove('target');
		host?.classList.add('target');
		carried.host = host;
	});
	window.addEventListener('pointerup', () => {
		const { isMoving, id, host } = carried ?? {};
		const to = host?.getAttribute('data-of');
		end();
		if (isMoving) swallowClick();
		if (isMoving && id !== undefined && to) dropped(id, to);
	});
	window.addEventListener('pointercancel', end);
	window.addEventListener('keydown', ({ key }) => {
		if (key === 'Escape') end();
	});
}

function hostAt(x: number, y: number): Element | undefined {
	return document.elementsFromPoint(x, y).find((one) => one.classList.contains('host-box'));
}
