import { expect, test } from 'vitest';
import { type Answer, type StepPlace, walk } from '../../../client/src/wizard/walk.ts';

/** Answers in turn; what was asked goes into `asked` as `letters@step`, with a sign where there is a way back. */
function asking(answers: readonly (string | undefined)[], length = 3) {
	const asked: string[] = [];
	const rest = [...answers];
	const walked = walk('', (state) => {
		if (state.length === length) return undefined;
		return async ({ step, canGoBack }: StepPlace): Promise<Answer<string>> => {
			asked.push(`${state}@${step}${canGoBack ? '<' : ''}`);
			const answer = rest.shift();
			return answer === undefined || answer === 'back' ? answer : { value: state + answer };
		};
	});
	return walked.then((result) => ({ result, asked }));
}

test('asks until nothing is left to ask', async () => {
	expect(await asking(['a', 'b', 'c'])).toEqual({ result: 'abc', asked: ['@1', 'a@2<', 'ab@3<'] });
});

test('goes back to what was known before, several times', async () => {
	const { result, asked } = await asking(['a', 'b', 'back', 'back', 'x', 'y', 'z']);
	expect(result).toBe('xyz');
	expect(asked).toEqual(['@1', 'a@2<', 'ab@3<', 'a@2<', '@1', 'x@2<', 'xy@3<']);
});

test('ends with nothing when the user gives up on the way', async () => {
	expect(await asking(['a', undefined])).toEqual({ result: undefined, asked: ['@1', 'a@2<'] });
});

test('asks nothing where all is known', async () => {
	expect(await asking([], 0)).toEqual({ result: '', asked: [] });
});
