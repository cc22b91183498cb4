/**
 * The numbers of a run of mocha, out of what it printed. A run has exactly one summary: without, or with several, nobody
 * knows what was tested.
 * @param {string} output
 * @returns {{ passed: number, failed: number, skipped: number } | undefined}
 */
export function mochaSummary(output) {
	const numbers = (word) =>
		[...output.matchAll(new RegExp(`^ {2}(\\d+) ${word}$`, 'gm'))].map(([, one]) => Number(one));
	const [passed, failed, skipped] = ['passing \\(.*\\)', 'failing', 'pending'].map(numbers);
	if (passed.length !== 1 || failed.length > 1 || skipped.length > 1) return undefined;
	return { passed: passed[0], failed: failed[0] ?? 0, skipped: skipped[0] ?? 0 };
}
