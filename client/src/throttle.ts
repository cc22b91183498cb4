/** Calls `work` some time after the first of several calls, once for all of them. */
export class Throttle {
	readonly #work: () => void;
	readonly #milliseconds: number;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(work: () => void, milliseconds: number) {
		this.#work = work;
		this.#milliseconds = milliseconds;
	}

	/** Asks for the work. */
	call(): void {
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			this.#work();
		}, this.#milliseconds);
	}

	dispose(): void {
		clearTimeout(this.#timer);
	}
}
