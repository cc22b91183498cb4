/** A change of the group of controllers. */
export interface MemberChange {
	/** How many there were. */
	readonly old: number;
	/** How many of them leave. */
	readonly removed: number;
	/** How many come, without data. */
	readonly added: number;
}

/** How many of so many controllers decide. */
export function majority(members: number): number {
	return Math.floor(members / 2) + 1;
}

/** How many of so many controllers may fail. */
export function toleratedFailures(members: number): number {
	return Math.floor((members - 1) / 2);
}

/**
 * Whether those that stay can elect a leader by themselves, and every such majority has a member with all that was
 * acknowledged: then they start first and the new ones join a leader that has the metadata.
 */
export function isOrderedStartSafe({ old, removed, added }: MemberChange): boolean {
	const kept = old - removed;
	const votes = majority(kept + added);
	return kept >= votes && votes + (majority(old) - removed) > kept;
}

/** Whether even a majority that has empty members in it has a member with all that was acknowledged. */
export function isAnyStartSafe({ old, removed, added }: MemberChange): boolean {
	const kept = old - removed;
	const votes = majority(kept + added);
	return votes - added + (majority(old) - removed) > kept;
}
