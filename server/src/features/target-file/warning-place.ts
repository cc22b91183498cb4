import { isLineNumber, type Message } from '../../base/message.ts';
import type { Range } from '../../base/span.ts';
import { namesIn, rangeOfPlace } from './places.ts';
import type { TargetText } from './target-text.ts';

/** Where a warning is shown: at the first node that it names, else at the first host; warnings carry no place. */
export function rangeOfWarning(text: TargetText, message: Message): Range {
	const words = wordsOf(message);
	for (const part of ['nodes', 'hosts']) {
		const names = new Set(namesIn(text, part));
		const word = words.find((one) => names.has(one));
		if (word !== undefined) return rangeOfPlace(text, `${part}.${word}`);
	}
	return rangeOfPlace(text, undefined);
}

function wordsOf({ values }: Message): string[] {
	return Object.values(values).flatMap((value) => {
		if (isLineNumber(value)) return [];
		return typeof value === 'object' ? wordsOf(value) : String(value).split(/,\s*/);
	});
}
