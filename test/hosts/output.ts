/** Collects what a command prints and answers questions about its lines. */
export class Output {
	readonly text = { stdout: '', stderr: '' };
	private readonly seen: string[] = [];
	private readonly rest = { stdout: '', stderr: '' };
	private readonly waiting = new Set<{
		pattern: RegExp;
		resolve: (line: string) => void;
		reject: (e: Error) => void;
	}>();
	private ended = false;

	/** Takes a piece of output and returns the lines that it completes. */
	add(stream: 'stdout' | 'stderr', text: string): string[] {
		this.text[stream] += text;
		const lines = (this.rest[stream] + text).split('\n');
		this.rest[stream] = lines.pop() ?? '';
		for (const line of lines) this.notice(line);
		return lines;
	}

	/** The first line, past or future, that matches. */
	find(pattern: RegExp): Promise<string> {
		const found = this.seen.find((line) => line.search(pattern) >= 0);
		if (found !== undefined) return Promise.resolve(found);
		if (this.ended) return Promise.reject(this.never(pattern));
		return new Promise((resolve, reject) => this.waiting.add({ pattern, resolve, reject }));
	}

	/** Says that no more will come. */
	end(): void {
		for (const line of Object.values(this.rest)) if (line !== '') this.notice(line);
		this.ended = true;
		for (const { pattern, reject } of this.waiting) reject(this.never(pattern));
	}

	private notice(line: string): void {
		this.seen.push(line);
		for (const one of this.waiting) {
			if (line.search(one.pattern) < 0) continue;
			this.waiting.delete(one);
			one.resolve(line);
		}
	}

	private never(pattern: RegExp): Error {
		return new Error(`the command ended without a line like ${pattern}:\n${this.text.stdout}${this.text.stderr}`);
	}
}
