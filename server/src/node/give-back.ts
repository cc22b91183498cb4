import { getHeapSpaceStatistics, getHeapStatistics } from 'node:v8';

const MEGABYTE = 2 ** 20;

/** So long nothing is said before memory is given back: who types stops for less. */
const QUIET = 1_000;
/** To look through more old objects than this takes longer than a moment, and is left for longer silence. */
const MUCH = 80 * MEGABYTE;
const LONG_QUIET = 20_000;
/** For less it is not worth the work. */
const WORTH = 16 * MEGABYTE;

/** What a process has of memory, in bytes: all of it, and what objects take that are no longer young. */
export interface Held {
	readonly total: number;
	readonly old: number;
}

/**
 * Gives memory back to the system when nothing was said for a while, and gives a function to call when something is. By
 * itself Node.js keeps what it once had, up to hundreds of megabytes that it would need only for the next great work.
 */
export function givingBack(giveBack: () => Promise<void> = collectGarbage, look: () => Held = heap): () => void {
	let kept = 0;
	let timer: NodeJS.Timeout | undefined;
	const consider = async (waited: number): Promise<void> => {
		const { total, old } = look();
		if (total < kept + WORTH) return;
		if (old > MUCH && waited < LONG_QUIET) return wait(LONG_QUIET);
		await giveBack();
		kept = look().total;
		wait(QUIET); // work may have been under way of which nobody speaks
	};
	const wait = (time: number): void => {
		clearTimeout(timer);
		timer = setTimeout(() => void consider(time), time).unref();
	};
	return () => wait(QUIET);
}

function heap(): Held {
	const old = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'old_space');
	return { total: getHeapStatistics().total_heap_size, old: old?.space_used_size ?? 0 };
}

/** Of all ways to have garbage collected, only the one of the inspector leaves no room for more of it. */
async function collectGarbage(): Promise<void> {
	const { Session } = await import('node:inspector');
	const session = new Session();
	session.connect();
	await new Promise<void>((resolve) => session.post('HeapProfiler.collectGarbage', () => resolve()));
	session.disconnect();
}
