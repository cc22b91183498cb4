/** Where a question stands among others. */
export interface StepPlace {
	/** From 1. */
	readonly step: number;
	readonly canGoBack: boolean;
}

/** What comes of a question: what is known then, the wish to go back, or nothing because the user gave up. */
export type Answer<Value> = { readonly value: Value } | 'back' | undefined;

/** Asks for something that is not known yet. */
export type Question<State> = (place: StepPlace) => Promise<Answer<State>>;

/**
 * Asks one question after the other until none is left. What is known decides about the next question, and going back
 * returns to what was known before the last one.
 */
export async function walk<State>(
	start: State,
	questionFor: (state: State) => Question<State> | undefined,
): Promise<State | undefined> {
	const past: State[] = [];
	let state = start;
	for (;;) {
		const question = questionFor(state);
		if (!question) return state;
		const answer = await question({ step: past.length + 1, canGoBack: past.length > 0 });
		if (answer === undefined) return undefined;
		if (answer === 'back') state = past.pop() ?? start;
		else {
			past.push(state);
			state = answer.value;
		}
	}
}
