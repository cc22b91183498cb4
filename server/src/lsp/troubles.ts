import { type Message, render } from '../base/message.ts';

/**
 * What is wrong with settings and with files that cannot be read, by what it is said of, until that is mended. Each is
 * told once.
 */
export class Troubles {
	readonly #tell: (problem: Message) => void;
	readonly #known = new Map<string, readonly Message[]>();

	constructor(tell: (problem: Message) => void) {
		this.#tell = tell;
	}

	/** Everything that is wrong now. */
	get all(): readonly Message[] {
		return [...this.#known.values()].flat();
	}

	/** Takes note of what is wrong with a file, a folder or the settings of the editor; tells what was not wrong before. */
	set(source: string, problems: readonly Message[]): void {
		const before = new Set((this.#known.get(source) ?? []).map(words));
		if (problems.length > 0) this.#known.set(source, problems);
		else this.#known.delete(source);
		for (const problem of problems) if (!before.has(words(problem))) this.#tell(problem);
	}

	/** Forgets a file that is gone, or a folder with all files below it. */
	forget(gone: string): void {
		for (const source of [...this.#known.keys()]) {
			if (source === gone || source.startsWith(`${gone}/`)) this.#known.delete(source);
		}
	}
}

function words(problem: Message): string {
	return render(problem, 'en');
}
