import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { givingBack } from '../../../server/src/node/give-back.ts';

const MEGABYTE = 2 ** 20;

const heap = { total: 0, old: 0 };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A process that holds so many megabytes, and so many when they were given back. */
function holding(total: number, live: number) {
	Object.assign(heap, { total: total * MEGABYTE, old: live * MEGABYTE });
	const giveBack = vi.fn(async () => {
		heap.total = live * MEGABYTE;
	});
	return { giveBack, heard: givingBack(giveBack, () => heap) };
}

test('memory is given back after a second of silence, not while somebody types', async () => {
	const { giveBack, heard } = holding(100, 30);
	for (let key = 0; key < 10; key++) {
		heard();
		await vi.advanceTimersByTimeAsync(900);
	}
	expect(giveBack).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(100);
	expect(giveBack).toHaveBeenCalledOnce();
});

test('where nothing much came since, nothing is done', async () => {
	const { giveBack, heard } = holding(100, 30);
	heard();
	await vi.advanceTimersByTimeAsync(1_000);
	heap.total = 40 * MEGABYTE;
	heard();
	await vi.advanceTimersByTimeAsync(60_000);
	expect(giveBack).toHaveBeenCalledOnce();
});

test('a large heap is left alone until it is quiet for long', async () => {
	const { giveBack, heard } = holding(300, 100);
	heard();
	await vi.advanceTimersByTimeAsync(15_000);
	expect(giveBack).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(10_000);
	expect(giveBack).toHaveBeenCalledOnce();
});

test('what nobody needs any more is really gone', async () => {
	vi.useRealTimers();
	const forgotten = () => new WeakRef({}); // in a function of its own, or else the test itself would hold the object
	const reference = forgotten();
	const isGone = () => reference.deref() === undefined; // who is told of the object itself holds it
	expect(isGone()).toBe(false);
	givingBack(undefined, () => ({ total: 100 * MEGABYTE, old: 0 }))();
	await vi.waitFor(() => expect(isGone()).toBe(true), 5_000);
});
