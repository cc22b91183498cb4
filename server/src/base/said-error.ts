import { type Message, render, verbatim } from './message.ts';

/** An error that speaks both languages: what is wrong and what to do, for whoever shows it. */
export class SaidError extends Error {
	readonly said: Message;

	constructor(said: Message) {
		super(render(said, 'en'));
		this.said = said;
	}
}

/** What an error has to say. Errors of the system say it in the words of the system. */
export function saidBy(error: unknown): Message {
	if (error instanceof SaidError) return error.said;
	return verbatim(error instanceof Error ? error.message : String(error));
}
