import type { Location } from '../../base/span.ts';
import { type CfgFile, nameAt } from '../../model/files/cfg-file.ts';
import { place } from '../../model/files/site.ts';
import { type RaftGroup, raftGroupsIn } from '../../model/raft-groups.ts';
import type { Token } from '../../syntax/lines.ts';
import { isLegible } from '../cfg/settings.ts';

export type { RaftGroup } from '../../model/raft-groups.ts';

/** The Raft groups that a cluster.cfg names, in their order, as far as they can be judged. */
export function raftGroups(file: CfgFile): readonly RaftGroup[] {
	return raftGroupsIn(file).filter(({ entry }) => isLegible(entry.value));
}

/** The place of a piece of a group. */
export function pieceAt({ entry }: RaftGroup, token: Token): Location {
	return token.text === '' ? nameAt(entry) : place(entry.file, entry.line, token);
}
