import type { MemberChange } from '../../server/src/plan/quorum.ts';

/**
 * Every history of a Raft group whose list of members changes, by counting: members of one kind in one state are alike.
 * Nothing here knows the formulas of the planner; a majority is looked for by counting heads.
 */
export interface Outcome {
	/** Members without all that was acknowledged could elect a leader among themselves. */
	readonly losesMetadata: boolean;
	/** Those that had the metadata can come to the point where their leader is seen, without the empty ones. */
	readonly findsLeader: boolean;
	readonly states: number;
}

/** Whether empty members wait until a leader of the others was seen, or start whenever they like. */
export type StartOrder = 'leader first' | 'any';

/** How many members are in each state. Members that lack something are `stale`, whether they lack little or all. */
interface Counts {
	readonly waiting: number;
	readonly up: number;
	readonly down: number;
}

interface State {
	readonly complete: Counts;
	readonly stale: Counts;
	readonly empty: Counts;
	readonly leaderSeen: boolean;
}

/** Looks at every state that starts, crashes, restarts, elections, replication and further commits can lead to. */
export function searchStarts(change: MemberChange, order: StartOrder): Outcome {
	const kept = change.old - change.removed;
	const size = kept + change.added;
	const seen = new Set<number>();
	const open = initialStates(change, order);
	let findsLeader = false;
	for (let state = open.pop(); state; state = open.pop()) {
		findsLeader ||= state.leaderSeen;
		if (isMajority(state.stale.up + state.empty.up, size))
			return { losesMetadata: true, findsLeader, states: seen.size };
		for (const next of successors(state, size, order)) {
			const key = keyOf(next);
			if (!seen.has(key)) open.push(next);
			seen.add(key);
		}
	}
	return { losesMetadata: false, findsLeader, states: seen.size };
}

/** Whatever was acknowledged is on some majority of the old members, and any of those may be the ones that leave. */
function initialStates({ old, removed, added }: MemberChange, order: StartOrder): State[] {
	// Where anything may start at any time, one that was not started yet is like one that crashed: fewer states.
	const idle = (count: number): Counts => (order === 'any' ? { ...NONE, down: count } : { ...NONE, waiting: count });
	const kept = old - removed;
	const states: State[] = [];
	for (let holders = 0; holders <= old; holders++) {
		if (!isMajority(holders, old)) continue;
		for (let leaving = 0; leaving <= Math.min(removed, holders); leaving++) {
			const complete = holders - leaving;
			if (complete > kept || removed - leaving > old - holders) continue;
			states.push({
				complete: idle(complete),
				stale: idle(kept - complete),
				empty: idle(added),
				leaderSeen: false,
			});
		}
	}
	return states;
}

function* successors(state: State, size: number, order: StartOrder): Iterable<State> {
	for (const kind of ['complete', 'stale', 'empty'] as const) {
		const mayStart = kind !== 'empty' || order === 'any' || state.leaderSeen;
		const { waiting, up, down } = state[kind];
		if (waiting > 0 && mayStart) yield { ...state, [kind]: { waiting: waiting - 1, up: up + 1, down } };
		if (up > 0) yield { ...state, [kind]: { waiting, up: up - 1, down: down + 1 } };
		if (down > 0) yield { ...state, [kind]: { waiting, up: up + 1, down: down - 1 } };
	}
	const running = state.complete.up + state.stale.up + state.empty.up;
	if (state.complete.up === 0 || !isMajority(running, size)) return;
	yield* commits(state, size);
	if (order === 'any') return;
	const keptWait = state.complete.waiting + state.stale.waiting + state.complete.down + state.stale.down;
	if (isMajority(state.complete.up, size) && keptWait === 0) yield { ...state, leaderSeen: true };
}

/** A complete member leads: it brings others up to date, or commits something new, which all but a majority may miss. */
function* commits(state: State, size: number): Iterable<State> {
	const { complete, stale, empty } = state;
	if (stale.up > 0) yield { ...state, complete: more(complete, 1), stale: more(stale, -1) };
	if (empty.up > 0) yield { ...state, complete: more(complete, 1), empty: more(empty, -1) };
	if (!isMajority(complete.up, size)) return;
	if (complete.down > 0) {
		yield {
			...state,
			complete: { ...complete, down: complete.down - 1 },
			stale: { ...stale, down: stale.down + 1 },
		};
	}
	if (complete.waiting > 0) {
		yield {
			...state,
			complete: { ...complete, waiting: complete.waiting - 1 },
			stale: { ...stale, waiting: stale.waiting + 1 },
		};
	}
	if (isMajority(complete.up - 1, size)) yield { ...state, complete: more(complete, -1), stale: more(stale, 1) };
}

const NONE: Counts = { waiting: 0, up: 0, down: 0 };

function more(counts: Counts, by: number): Counts {
	return { ...counts, up: counts.up + by };
}

/** More than half, counted. */
function isMajority(heads: number, of: number): boolean {
	return heads + heads > of;
}

function keyOf({ complete, stale, empty, leaderSeen }: State): number {
	const numberOf = ({ waiting, up, down }: Counts) => (waiting * 17 + up) * 17 + down;
	return ((numberOf(complete) * 4913 + numberOf(stale)) * 4913 + numberOf(empty)) * 2 + (leaderSeen ? 1 : 0);
}

/** How the new list comes to members: while all are down, or to one after the other while others run. */
export type Rollout = 'standing' | 'rolling';

/** Whether a majority of the old list and another one of the new list can run at the same time, without a common member. */
export function hasTwoMajorities(change: MemberChange, rollout: Rollout, retires = true): boolean {
	const { old, removed, added } = change;
	const kept = old - removed;
	const seen = new Set<string>();
	const open: Lists[] = [{ oldUp: old, newUp: 0, changed: 0, leftUp: removed, addedUp: 0 }];
	for (let state = open.pop(); state; state = open.pop()) {
		const key = JSON.stringify(state);
		if (seen.has(key)) continue;
		seen.add(key);
		if (isMajority(state.oldUp, old) && isMajority(state.newUp + state.addedUp, kept + added)) return true;
		open.push(...listSteps(state, { kept, removed, added }, rollout, retires));
	}
	return false;
}

/** Members that run by the old list (those that leave among them), members that run by the new one, files exchanged. */
interface Lists {
	readonly oldUp: number;
	readonly leftUp: number;
	readonly newUp: number;
	readonly changed: number;
	readonly addedUp: number;
}

function* listSteps(
	state: Lists,
	{ kept, removed, added }: { kept: number; removed: number; added: number },
	rollout: Rollout,
	retires: boolean,
): Iterable<Lists> {
	const { oldUp, leftUp, newUp, changed, addedUp } = state;
	const stayingUp = oldUp - leftUp;
	const begun = changed > 0;
	const mayRunOld = rollout === 'rolling' || !begun;
	if (stayingUp > 0) yield { ...state, oldUp: oldUp - 1 };
	if (leftUp > 0) yield { ...state, oldUp: oldUp - 1, leftUp: leftUp - 1 };
	if (stayingUp < kept - changed && mayRunOld) yield { ...state, oldUp: oldUp + 1 };
	if (leftUp < removed && (!begun || !retires)) yield { ...state, oldUp: oldUp + 1, leftUp: leftUp + 1 };
	if (newUp > 0) yield { ...state, newUp: newUp - 1 };
	if (addedUp > 0) yield { ...state, addedUp: addedUp - 1 };
	const allDown = oldUp + newUp + addedUp === 0;
	const isIdle = stayingUp + changed < kept;
	if (isIdle && (rollout === 'rolling' || allDown)) yield { ...state, changed: changed + 1 };
	if (rollout === 'standing' && changed < kept) return;
	if (newUp < changed) yield { ...state, newUp: newUp + 1 };
	if (addedUp < added) yield { ...state, addedUp: addedUp + 1 };
}
