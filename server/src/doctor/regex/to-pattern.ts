import { type CharSet, type ParsedRegex, type Place, type Regex, WORD } from './ast.ts';

/** The source of an expression of JavaScript (with the flag `v`) that matches at the same places. */
export function toPattern({ root, hasLines }: ParsedRegex): string {
	return patternOf(root, hasLines);
}

/** A set as JavaScript writes it. */
export function setPattern({ body, isNegated }: CharSet): string {
	if (body === '') return isNegated ? '[\\s\\S]' : '[]';
	return `[${isNegated ? '^' : ''}${body}]`;
}

/** A place between characters as JavaScript writes it. */
export function placePattern(place: Place, hasLines: boolean): string {
	switch (place) {
		case '^':
			return hasLines ? '(?:(?<![\\s\\S])|(?<=\\n))' : '(?<![\\s\\S])';
		case '$':
			return hasLines ? '(?:(?![\\s\\S])|(?=\\n))' : '(?![\\s\\S])';
		case '`':
			return '(?<![\\s\\S])';
		case "'":
			return '(?![\\s\\S])';
		case '<':
			return `(?<![${WORD}])(?=[${WORD}])`;
		case '>':
			return `(?<=[${WORD}])(?![${WORD}])`;
		case 'b':
			return `(?:(?<![${WORD}])(?=[${WORD}])|(?<=[${WORD}])(?![${WORD}]))`;
		case 'B':
			return `(?:(?<=[${WORD}])(?=[${WORD}])|(?<![${WORD}])(?![${WORD}]))`;
	}
}

function patternOf(regex: Regex, hasLines: boolean): string {
	switch (regex.kind) {
		case 'set':
			return setPattern(regex.set);
		case 'group':
			return `(${patternOf(regex.body, hasLines)})`;
		case 'back':
			return `(?:\\${regex.number})`;
		case 'any-of':
			return `(?:${regex.choices.map((one) => patternOf(one, hasLines)).join('|')})`;
		case 'all-of':
			return regex.items.map((one) => patternOf(one, hasLines)).join('');
		case 'repeat': {
			const { item, min, max } = regex;
			return `(?:${patternOf(item, hasLines)}){${min},${max === Infinity ? '' : max}}`;
		}
		case 'place':
			return placePattern(regex.place, hasLines);
	}
}
