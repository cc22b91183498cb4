import { idOf, isOnNode } from './picture.ts';

/** So far a pointer goes before it is more than a click. */
const FAR = 6;

/** A node that somebody drags, and the box of the host that it is over. */
interface Carried {
	readonly id: string;
	readonly start: { readonly x: number; readonly y: number };
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
		const { target, button, pointerType, clientX: x, clientY: y } = event;
		const id = idOf(target);
		if (id === undefined || !isOnNode(event) || button !== 0 || pointerType === 'touch') return;
		carried = { id, start: { x, y }, isMoving: false, host: undefined };
	});
	window.addEventListener('pointermove', ({ clientX, clientY }) => {
		if (!carried) return;
		const { start } = carried;
		carried.isMoving ||= Math.hypot(clientX - start.x, clientY - start.y) > FAR;
		if (!carried.isMoving) return;
		view.classList.add('carrying');
		const host = hostAt(clientX, clientY);
		if (host === carried.host) return;
		carried.host?.classList.remove('target');
		host?.classList.add('target');
		carried.host = host;
	});
	window.addEventListener('pointerup', () => {
		const { isMoving, id, host } = carried ?? {};
		const to = host?.getAttribute('data-of');
		end();
		if (isMoving) window.addEventListener('click', swallow, { capture: true, once: true });
		setTimeout(() => window.removeEventListener('click', swallow, { capture: true }));
		if (isMoving && id !== undefined && to) dropped(id, to);
	});
	window.addEventListener('pointercancel', end);
	window.addEventListener('keydown', ({ key }) => {
		if (key === 'Escape') end();
	});
}

/** What ends a drag is no click. */
function swallow(event: Event): void {
	event.stopPropagation();
}

function hostAt(x: number, y: number): Element | undefined {
	return document.elementsFromPoint(x, y).find((one) => one.classList.contains('host-box'));
}
