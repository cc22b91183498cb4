import type { Report } from './report.ts';

/** The report as JSON, version 1: lines and characters count from 0 (schemas/check-report.schema.json). */
export function jsonReport({ files, findings, changed, show }: Report): string {
	const rows = findings.map(({ file, range, severity, code, message, related, fixable }) => ({
		file: show(file),
		range,
		severity,
		code,
		message,
		related: related.map((place) => ({ file: show(place.file), range: place.range, message: place.message })),
		fixable,
	}));
	return JSON.stringify(
		{ version: 1, files: files.length, findings: rows, ...(changed && { changed: changed.map(show) }) },
		undefined,
		2,
	);
}
