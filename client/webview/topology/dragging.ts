/** A place of the pointer. */
interface Place {
	readonly clientX: number;
	readonly clientY: number;
}

/** So far a pointer goes before it is more than a click. */
const FAR = 4;

/** Whether a pointer has gone so far that somebody drags. */
export function isFar(from: Place, to: Place): boolean {
	return Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY) > FAR;
}

/** What ends a drag is no click: the one that comes with it, if any, is heard by nobody. */
export function swallowClick(): void {
	window.addEventListener('click', stop, { capture: true });
	setTimeout(() => window.removeEventListener('click', stop, { capture: true })); // the click comes before
}

function stop(event: Event): void {
	event.stopPropagation();
}
