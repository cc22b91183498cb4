import { type Message, say } from '../../base/message.ts';
import type { EnumValue, Parameter } from '../../catalog/parameter.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import type { ValuePlace } from './place.ts';
import { type Proposal, part, slotAround } from './proposal.ts';
import { fittingValues, OF_THIS_KIND, type UsedValue, whereIs } from './used.ts';

/** Proposes true and false, the one that is not the default first; 1 and 0 where the cluster writes them so. */
export function booleanProposals(place: ValuePlace, parameter: Parameter): Proposal[] {
	const isDefault = (text: string) => text === parameter.default || DIGITS[text] === parameter.default;
	const used = usedWords(place, parameter).filter(({ text }) => text in DIGITS);
	const plain = ['true', 'false'].filter((text) => !used.some((one) => one.text === text));
	return [
		...used.map(({ text, entry }) => word(place, text, usedAt(whereIs(place, entry)), 1)),
		...plain.map((text) => word(place, text, isDefault(text) ? DEFAULT : undefined, isDefault(text) ? 3 : 2)),
	];
}

const DIGITS: Readonly<Record<string, string>> = { true: '1', false: '0', 1: 'true', 0: 'false' };

/** Proposes the words of an enumeration, those that the cluster uses first; for `mode` those that the file may have. */
export function enumProposals(place: ValuePlace, parameter: Parameter): Proposal[] {
	const words = parameter.enum ?? [];
	if (parameter.name === 'mode') return modeProposals(place, words);
	const used = new Set(usedWords(place, parameter).map(({ text }) => text));
	return words.map(({ value, en, zh }) => {
		const isDefault = value === parameter.default;
		const said = isDefault ? say({ en: `Default. ${en}`, zh: `默认值。${zh}` }) : say({ en, zh });
		return word(place, value, said, used.has(value) ? 0 : 1);
	});
}

function modeProposals(place: ValuePlace, words: readonly EnumValue[]): Proposal[] {
	const fitting = modesOf(place.file);
	return words.flatMap(({ value, en, zh }) => {
		const rank = fitting.indexOf(value);
		return rank < 0 ? [] : [{ ...word(place, value, say({ en, zh }), rank), isCertain: value === place.file.kind }];
	});
}

/** A node that a controller knows, but no agent starts, has a file like that of a standalone server. */
function modesOf({ kind, common }: CfgFile): readonly string[] {
	if (kind !== 'single') return [kind];
	const workers = ['datanode', 'computenode'];
	return common.has('controllerSite') ? workers : ['single', ...workers];
}

/** The words that other files of this kind use. */
function usedWords(place: ValuePlace, parameter: Parameter): readonly UsedValue[] {
	return fittingValues(place, parameter).filter(({ distance }) => distance <= OF_THIS_KIND);
}

/** What is said of a default. */
export const DEFAULT: Message = say({ en: 'default', zh: '默认值' });

/** What is said of a value that stands elsewhere in the cluster. */
export function usedAt(where: string): Message {
	return where.startsWith(':')
		? say({ en: 'used on line {line}', zh: '第 {line} 行已使用' }, { line: where.slice(1) })
		: say({ en: 'used in {where}', zh: '{where} 中已使用' }, { where });
}

function word(
	{ line, character, value }: ValuePlace,
	text: string,
	detail: Message | undefined,
	rank: number,
): Proposal {
	const range = part(line, slotAround(value, character));
	return { kind: 'word', label: text, text, range, ...(detail && { detail }), rank };
}
