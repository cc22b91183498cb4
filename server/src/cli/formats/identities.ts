import type { FileId } from '../../base/span.ts';
import type { Diagnostic } from '../../features/diagnostics.ts';
import { sha256 } from '../../plan/fingerprint.ts';

/**
 * What makes findings the same in another version of a file: rule and text of the line, however far it has moved.
 * Findings that have both in common are told apart by the order in which they stand.
 */
export function identityOf({ code, range }: Diagnostic, text: string): string {
	const line = text.split('\n')[range.start.line] ?? '';
	return sha256(JSON.stringify([code, line.replace(/^\ufeff/, '').trim()])).slice(0, 32);
}

/** A fingerprint for each finding that is unlike those of all others, and does not change when lines move. */
export function fingerprints(
	findings: readonly Diagnostic[],
	{ textOf, show }: { readonly textOf: (file: FileId) => string; readonly show: (file: FileId) => string },
): string[] {
	const counts = new Map<string, number>();
	return findings.map((finding) => {
		const same = JSON.stringify([show(finding.file), identityOf(finding, textOf(finding.file))]);
		const count = counts.get(same) ?? 0;
		counts.set(same, count + 1);
		return sha256(JSON.stringify([same, count])).slice(0, 40);
	});
}
