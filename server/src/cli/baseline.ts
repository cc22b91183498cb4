import path from 'node:path';
import * as z from 'zod/mini';
import type { FileId } from '../base/span.ts';
import type { Diagnostic } from '../features/diagnostics.ts';
import { identityOf } from './formats/identities.ts';

const entrySchema = z.strictObject({
	file: z.string().check(z.meta({ description: 'Relative to the folder of the baseline, with slashes.' })),
	code: z.string(),
	line: z
		.string()
		.check(z.meta({ description: 'A sum of the rule and the text of the line; the same wherever the line stands.' })),
	count: z.int().check(z.positive(), z.meta({ description: 'How many such findings are known.' })),
});

/** The form of a baseline, version 1. Its JSON schema is generated from here. */
export const baselineSchema = z.strictObject({ version: z.literal(1), findings: z.array(entrySchema) });

/** The JSON schema of a baseline. */
export function baselineJsonSchema(): unknown {
	return z.toJSONSchema(baselineSchema);
}

/** Findings that are known, so that only new ones count. */
export type Baseline = z.infer<typeof baselineSchema>;

/** Known findings of one kind: of a rule, in a file, for the same text of a line. */
export type BaselineEntry = Baseline['findings'][number];

/** What a baseline needs to know of the files: where it lies, and their texts. */
export interface BaselineScene {
	readonly folder: string;
	readonly pathOf: (file: FileId) => string;
	readonly textOf: (file: FileId) => string;
}

/** All findings as a baseline, in an order that does not depend on where lines stand. */
export function baselineOf(findings: readonly Diagnostic[], scene: BaselineScene): Baseline {
	const entries = new Map<string, BaselineEntry>();
	for (const finding of findings) {
		const entry = entryOf(finding, scene);
		const count = (entries.get(keyOf(entry))?.count ?? 0) + 1;
		entries.set(keyOf(entry), { ...entry, count });
	}
	const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
	return { version: 1, findings: sorted.map(([, entry]) => entry) };
}

/** The findings that a baseline does not know, and how many of each entry are not found any more. */
export function newFindings(findings: readonly Diagnostic[], { findings: known }: Baseline, scene: BaselineScene) {
	const left = new Map<string, BaselineEntry>();
	for (const entry of known) {
		const before = left.get(keyOf(entry))?.count ?? 0; // two branches that were merged may have left an entry twice
		left.set(keyOf(entry), { ...entry, count: Math.max(before, entry.count) });
	}
	const isNew = (finding: Diagnostic) => {
		const key = keyOf(entryOf(finding, scene));
		const entry = left.get(key);
		if (!entry || entry.count === 0) return true;
		left.set(key, { ...entry, count: entry.count - 1 });
		return false;
	};
	const fresh = findings.filter(isNew);
	return { fresh, gone: [...left.values()].filter(({ count }) => count > 0) };
}

function entryOf(finding: Diagnostic, { folder, pathOf, textOf }: BaselineScene): BaselineEntry {
	const file = path.relative(folder, pathOf(finding.file)).split(path.sep).join('/');
	return { file, code: finding.code, line: identityOf(finding, textOf(finding.file)), count: 1 };
}

function keyOf({ file, code, line }: BaselineEntry): string {
	return JSON.stringify([file, code, line]);
}
