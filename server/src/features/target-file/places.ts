import type { Node } from 'jsonc-parser';
import type { Range } from '../../base/span.ts';
import { rangeIn, type TargetText } from './target-text.ts';

/** A property of an object with its key and, unless the text breaks off before, its value. */
export interface Property {
	readonly name: string;
	readonly key: Node;
	readonly value: Node | undefined;
}

/** The properties of an object; none of anything else. */
export function propertiesOf(node: Node | undefined): Property[] {
	if (node?.type !== 'object') return [];
	return (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
		key ? [{ name: String(key.value), key, value }] : [],
	);
}

/** The property with a name; of several the last one, as JSON has it. */
export function propertyOf(node: Node | undefined, name: string): Property | undefined {
	return propertiesOf(node).findLast((one) => one.name === name);
}

/** What a part of the target says of a name, `hosts` of an address for example. */
export function entry({ root }: TargetText, part: string, name: string): Property | undefined {
	return propertyOf(propertyOf(root, part)?.value, name);
}

/** The names that a part of the target has. */
export function namesIn({ root }: TargetText, part: string): string[] {
	return propertiesOf(propertyOf(root, part)?.value).map(({ name }) => name);
}

/**
 * The range of a place such as `nodes.node3.host`: of the value, where that is a word or a number; of the key, where it
 * is an object, a list or nothing, and where the name is what is meant; of the innermost key that is there, where the
 * place is not. Aliases and addresses have dots.
 */
export function rangeOfPlace(text: TargetText, place: string | undefined, isName = false): Range {
	const found = place === undefined ? undefined : follow(text.root, place);
	if (!found) return firstLine(text);
	const { key, value } = found.property;
	const isPlain = found.isWhole && !isName && value !== undefined && !value.children && value.type !== 'null';
	const { offset, length } = isPlain ? value : key;
	return rangeIn(text, offset, length);
}

interface Found {
	readonly property: Property;
	/** Whether all of the place is there. */
	readonly isWhole: boolean;
	/** How much of it is there. */
	readonly length: number;
}

/** Of the properties whose names a place can begin with, the one that more of the place is found in. */
function follow(node: Node | undefined, place: string): Found | undefined {
	const found = fields(node).flatMap((property) => followed(property, place));
	return found.reduce<Found | undefined>((best, one) => (best && best.length > one.length ? best : one), undefined);
}

function followed(property: Property, place: string): Found[] {
	const { name, value } = property;
	if (place === name) return [{ property, isWhole: true, length: place.length }];
	if (!place.startsWith(`${name}.`)) return [];
	const rest = place.slice(name.length + 1);
	const inner = follow(value, rest);
	if (inner) return [{ ...inner, length: inner.length + name.length + 1 }];
	return isPart(property) || isField(rest) ? [{ property, isWhole: false, length: name.length }] : [];
}

/** Whether a property is one of the target itself, `hosts` for example: no names of users are among those. */
function isPart({ key }: Property): boolean {
	return key.parent?.parent?.parent === undefined;
}

/** Whether the rest of a place can be a field that is missing; `10.0.0.1` is none of the host `10.0.0`. */
function isField(rest: string): boolean {
	return /^[a-z]/i.test(rest);
}

/** Properties of an object, and the items of a list under their numbers. */
function fields(node: Node | undefined): Property[] {
	if (node?.type !== 'array') return propertiesOf(node);
	return (node.children ?? []).map((value, at) => ({ name: String(at), key: value, value }));
}

/** The first line that says something. */
function firstLine(text: TargetText): Range {
	const start = Math.max(0, text.text.search(/\S/));
	const [line = ''] = text.text.slice(start).split(/[\r\n]/, 1);
	return rangeIn(text, start, line.trimEnd().length);
}
