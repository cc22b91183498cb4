import { checkedPart } from '../catalog/values.ts';
import { splitToken, type Token, tokenBetween } from '../syntax/lines.ts';
import type { CfgFile, Entry } from './files/cfg-file.ts';

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

/** The Raft groups that a cluster.cfg names, in their order, whatever its values look like. */
export function raftGroupsIn(file: CfgFile): readonly RaftGroup[] {
	return file.entries.filter(({ name }) => NAMES.has(name)).flatMap(groupsIn);
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
