/** The numbers of controllers that presets speak of, as words. */
const WORDS = { 3: 'three', 4: 'four', 5: 'five', 6: 'six', 7: 'seven', 8: 'eight', 9: 'nine' } as const;

type Word = (typeof WORDS)[keyof typeof WORDS];

/** The name of a preset that changes the number of controllers: `three-to-five`. */
export type SizeName = `${Word}-to-${Word}`;

/** How many controllers there are, and how many there shall be. */
export interface SizeChange {
	readonly from: number;
	readonly to: number;
}

/** The changes that are offered to a cluster with so many controllers: to every other odd number. */
export function sizeChanges(from: number): SizeChange[] {
	if (!(from in WORDS)) return [];
	return [5, 7, 9, 3].filter((to) => to !== from).map((to) => ({ from, to }));
}

/** The name of such a preset. */
export function sizeName({ from, to }: SizeChange): SizeName {
	return `${word(from)}-to-${word(to)}`;
}

/** What a name of such a preset means; nothing where it is another name. */
export function sizeChangeOf(name: string): SizeChange | undefined {
	const numbers = Object.keys(WORDS).map(Number);
	return numbers.flatMap(sizeChanges).find((change) => sizeName(change) === name);
}

function word(number: number): Word {
	return WORDS[number as keyof typeof WORDS]; // sizeChanges makes no others
}
