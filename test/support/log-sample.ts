import { parseFixture } from './fixture.ts';

/** The words by which a known failure is recognised, as they stand in the log of the first case of its fixture. */
export function logSample(fixture: string, id: string): string {
	const [first] = parseFixture(fixture);
	const at = first?.annotations.find(({ code }) => code === id);
	const line = first?.files.get(at?.file ?? '')?.split(/\r?\n/)[at?.line ?? 0];
	if (!at || line === undefined) throw new Error(`the first case of ${id} does not show it`);
	return line.slice(at.start, at.end).trim();
}
