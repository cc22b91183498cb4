import type { Location } from '../../base/span.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import { type Entry, nameAt } from '../../model/files/cfg-file.ts';
import { place } from '../../model/files/site.ts';
import { splitToken, type Token, tokenBetween } from '../../syntax/lines.ts';
import { isLegible } from '../cfg/settings.ts';

/** A Raft group of data and compute nodes: `id:alias:alias:alias`. */
export interface RaftGroup {
	readonly entry: Entry;
	readonly whole: Token;
	readonly id: Token;
	/** The aliases, empty ones left out. */
	readonly members: readonly Token[];
}

/** The parameters that name Raft groups of data and compute nodes. */
const NAMES: ReadonlySet<string> = new Set(['streamingRaftGroups', 'mvccTableRaftGroups']);

/** The Raft groups that a cluster.cfg names, in their order. */
export function raftGroups(file: CfgFile): readonly RaftGroup[] {
	return file.entries.filter(({ name, value }) => NAMES.has(name) && isLegible(value)).flatMap(groupsIn);
}

function groupsIn(entry: Entry): RaftGroup[] {
	const { text, value } = entry.syntax;
	const list = tokenBetween(text, value.start, value.start + checkedPart(value.text).length);
	const groups = splitToken(text, list, ',').filter((group) => group.text !== '');
	return groups.map((whole) => {
		const [id = whole, ...members] = splitToken(text, whole, ':');
		return { entry, whole, id, members: members.filter((member) => member.text !== '') };
	});
}

/** The place of a piece of a group. */
export function pieceAt({ entry }: RaftGroup, token: Token): Location {
	return token.text === '' ? nameAt(entry) : place(entry.file, entry.line, token);
}
