import { uniqueBy } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { takes } from '../../rules/cfg/settings.ts';
import { ALIAS_MACRO } from '../../rules/cluster/alias-macro.ts';
import { lastPart, withOwnFolder, withoutLastPart } from '../../rules/cluster/dir-paths.ts';
import { OWN_DIRS } from '../../rules/cluster/directories.ts';
import { elementAt } from './elements.ts';
import { type Owner, ownerOf, type PathValue, pathValues } from './path-values.ts';
import type { ValuePlace } from './place.ts';
import { type Proposal, part, slotAround } from './proposal.ts';
import { whereIs } from './used.ts';
import { DEFAULT, usedAt } from './words.ts';

/** Proposes paths as other lines have them, for the node that this line is for; and folders beside those of its host. */
export function pathProposals(place: ValuePlace, parameter: Parameter): Proposal[] {
	const isList = parameter.type !== 'path';
	const { token, others } = isList ? elementAt(place) : { token: place.value, others: [] };
	const owner = ownerOf(place, parameter.name);
	const known = pathValues(place, owner);
	const range = part(place.line, slotAround(token, place.character));
	const make = (text: string, detail: Message, rank: number): Proposal => ({
		kind: 'path',
		label: text,
		text,
		range,
		detail,
		rank,
	});
	const same = known
		.filter((value) => value.parameter.name === parameter.name)
		.flatMap((value) => {
			const text = adapted(value, owner, parameter);
			return text === undefined ? [] : [make(text, usedAt(whereIs(place, value.entry)), value.isNear ? 1 : 2)];
		});
	const beside = besides(known, owner, parameter, others).map(({ text, of }) => make(text, besideOf(of), 3));
	const standard = parameter.default ? [make(parameter.default, DEFAULT, 9)] : [];
	const found = uniqueBy([...same, ...beside, ...standard], ({ text }) => slashed(text)).filter(
		({ text }) => !others.includes(text) && takes(parameter, text),
	);
	return [...found, ...macro(place, owner)];
}

/** A path of another node as this one would have it; nothing where it would be the folder of both. */
function adapted({ text, alias, isNear }: PathValue, { own }: Owner, parameter: Parameter): string | undefined {
	const named = text.includes(ALIAS_MACRO) ? ALIAS_MACRO : alias && hasFolder(text, alias) ? alias : undefined;
	if (named !== undefined) return own === undefined ? undefined : text.replaceAll(named, () => own);
	if (!isOfOneNode(parameter)) return text;
	if (own === undefined) return text;
	// A line for all nodes may be like another one of that kind, but one node's folder is not for all of them.
	const isAlike = own === ALIAS_MACRO ? alias === undefined : !isNear;
	return isAlike ? text : withOwnFolder(text, own);
}

/** Whether an alias is a folder of a path, and not just letters of one. */
function hasFolder(path: string, alias: string): boolean {
	return path.split(/[\\/]/).includes(alias);
}

interface Beside {
	readonly text: string;
	readonly of: Parameter;
}

/** Folders beside those that the host has for other things, named after the parameter. */
function besides(known: readonly PathValue[], owner: Owner, parameter: Parameter, others: readonly string[]): Beside[] {
	if (!isOfOneNode(parameter)) return [];
	const near = known.filter(({ isNear, parameter: { name } }) => isNear && name !== parameter.name);
	const taken = [...known.flatMap((value) => adapted(value, owner, value.parameter) ?? []), ...others];
	const found = near
		.filter((value) => isOfOneNode(value.parameter))
		.flatMap((value): Beside[] => {
			const path = adapted(value, owner, value.parameter);
			const text = path && beside(path, owner.own, folderName(parameter));
			return text ? [{ text, of: value.parameter }] : [];
		});
	return found.filter(({ text }) => !taken.some((other) => isInside(text, other) || isInside(other, text)));
}

/** `/ssd/node1/redoLog` for `/ssd/node1/volumes`, `/ssd/redoLog/node1` for `/ssd/volumes/node1`; nothing at the root. */
function beside(path: string, own: string | undefined, folder: string): string | undefined {
	const parent = withoutLastPart(path);
	if (own === undefined || lastPart(path) !== own) return parent.length > 1 ? withOwnFolder(parent, folder) : undefined;
	const above = withoutLastPart(parent);
	return above.length > 1 ? withOwnFolder(withOwnFolder(above, folder), own) : undefined;
}

/** Whether every node needs a folder of its own for it. */
function isOfOneNode({ name, mustDifferPerNode }: Parameter): boolean {
	return OWN_DIRS.includes(name) || mustDifferPerNode === true;
}

/** `redoLog` for `redoLogDir`. */
function folderName({ name }: Parameter): string {
	return name.replace(/(?:Dir|FilePath|Path)$/, '');
}

function isInside(path: string, folder: string): boolean {
	const [inner, outer] = [slashed(path), slashed(folder).replace(/\/$/, '')];
	return inner === outer || inner.startsWith(`${outer}/`);
}

/** Windows takes both slashes. */
function slashed(path: string): string {
	return path.replaceAll('\\', '/');
}

function besideOf({ name }: Parameter): Message {
	return say({ en: 'beside {name}', zh: '与 {name} 同级' }, { name });
}

/** The macro for the alias, behind its first sign or a slash. */
function macro({ text, value, line, character }: ValuePlace, { own }: Owner): Proposal[] {
	if (own !== ALIAS_MACRO) return [];
	const begun = /<[A-Za-z]*$/.exec(text.slice(value.start, character))?.[0];
	const isBehindSlash = /[\\/]$/.test(text.slice(value.start, character));
	if (begun === undefined && !isBehindSlash) return [];
	const rest = begun === undefined ? 0 : (/^[A-Za-z]*>?/.exec(text.slice(character))?.[0].length ?? 0);
	const range = part(line, { start: character - (begun?.length ?? 0), end: character + rest });
	const detail = say({ en: 'the alias of each node', zh: '各节点的别名' });
	return [{ kind: 'word', label: ALIAS_MACRO, text: ALIAS_MACRO, range, isWhole: true, detail, rank: 4 }];
}
