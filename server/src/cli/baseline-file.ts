import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Message, say } from '../base/message.ts';
import type { Diagnostic } from '../features/diagnostics.ts';
import { toId, toPath } from '../node/file-access.ts';
import { replaceText } from '../node/write-file.ts';
import { type Baseline, type BaselineEntry, baselineOf, baselineSchema, newFindings } from './baseline.ts';
import { refusal, type UsageError } from './command.ts';
import { writingTo } from './folder-refusal.ts';
import type { Report } from './formats/report.ts';
import { readRequired } from './load.ts';

/** What was found, as far as baselines look at it. */
type Checked = Pick<Report, 'files' | 'findings' | 'textOf'>;

/** The findings that the baseline in a file does not know, and what is to be said of the baseline. */
export async function compareWithBaseline(
	checked: Checked,
	given: string,
): Promise<{ readonly findings: readonly Diagnostic[]; readonly notes: readonly Message[] }> {
	const baseline = readBaseline(await readRequired(given), given);
	const { fresh, gone } = newFindings(checked.findings, baseline, sceneOf(checked, given));
	const isChecked = ({ file }: BaselineEntry) => {
		const full = path.resolve(folderOf(given), file);
		return checked.files.includes(toId(full)) || !existsSync(full); // of a file that was not looked at nothing is known
	};
	return { findings: fresh, notes: gone.filter(isChecked).map((entry) => noLongerNeeded(entry, given)) };
}

/** Writes all findings as a baseline, and says so. */
export async function writeBaseline(checked: Checked, given: string): Promise<Message> {
	const text = `${JSON.stringify(baselineOf(checked.findings, sceneOf(checked, given)), undefined, '\t')}\n`;
	const full = path.resolve(given);
	await writingTo(given, async () => {
		const before = existsSync(full) ? await readFile(full, 'utf8') : undefined;
		if (before !== text) await replaceText(full, before, text);
	});
	const template = { en: '{given}: {n} findings are known now.', zh: '{given}：已记录 {n} 个已知问题。' };
	return say(template, { given, n: checked.findings.length });
}

function sceneOf({ textOf }: Checked, given: string) {
	return { folder: folderOf(given), pathOf: toPath, textOf };
}

function folderOf(given: string): string {
	return path.dirname(path.resolve(given));
}

function readBaseline(text: string, given: string): Baseline {
	const read = baselineSchema.safeParse(parsed(text, given));
	if (read.success) return read.data;
	const [issue] = read.error.issues;
	throw noBaseline(given, `${issue?.path.join('.') || '-'}: ${issue?.message ?? ''}`);
}

function parsed(text: string, given: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw noBaseline(given, error instanceof Error ? error.message : String(error));
	}
}

function noBaseline(given: string, reason: string): UsageError {
	return refusal(
		{
			en: '{given}: this is no baseline ({reason}); --write-baseline FILE writes one',
			zh: '{given}：这不是基线文件（{reason}）；--write-baseline FILE 可写入一个',
		},
		{ given, reason },
	);
}

function noLongerNeeded({ file, code, count }: BaselineEntry, given: string): Message {
	return say(
		{
			en: '{given}: no longer needed: {file}: {code} ({count}); --write-baseline brings it up to date',
			zh: '{given}：不再需要：{file}：{code}（{count} 个）；用 --write-baseline 更新',
		},
		{ given, file, code, count },
	);
}
