import { type Locale, render, say, shortened } from '../../base/message.ts';
import { rangeOf } from '../../base/span.ts';
import { unifiedDiff } from '../../render/unified-diff.ts';
import type { ChangedFile, ExaminedRunbook, RunbookFinding } from './examine-runbook.ts';

/** A change of a file with its name and its comparison. */
export interface ShownChange {
	readonly host: string;
	readonly path: string;
	readonly status: 'changed' | 'created' | 'removed' | 'unknown';
	/** In the unified form, with secrets masked; nothing where the text afterwards is not known. */
	readonly diff: string;
}

/** The changes of a runbook as people read them. */
export function shownChanges({ changes }: ExaminedRunbook): ShownChange[] {
	return changes.map((change) => {
		const { host, path, before, after } = change;
		return {
			host,
			path,
			status: statusOf(change),
			diff: after === 'unknown' ? '' : unifiedDiff(`${host}:${path}`, before, after),
		};
	});
}

/** What becomes of a file. */
export function statusOf({ before, after }: ChangedFile): ShownChange['status'] {
	if (after === 'unknown') return 'unknown';
	return before === undefined ? 'created' : after === undefined ? 'removed' : 'changed';
}

/** Whole lines get into messages, and lines may be huge. */
const LONGEST_VALUE = 200;

/** A finding in the words of one language. */
export function shownFinding({ code, severity, message, span, files }: RunbookFinding, locale: Locale) {
	return { code, severity, message: render(shortened(message, LONGEST_VALUE), locale), range: rangeOf(span), files };
}

/** How many findings there are and what becomes of how many files, as a sentence. */
export function doctorSummary({ findings, changes }: ExaminedRunbook, locale: Locale): string {
	const count = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
	const values = {
		errors: count('error'),
		warnings: count('warning'),
		infos: count('info') + count('hint'),
		files: changes.length,
		hosts: new Set(changes.map(({ host }) => host)).size,
	};
	return render(say(SUMMARY, values), locale);
}

const SUMMARY = {
	en: '{errors} errors, {warnings} warnings, {infos} infos. The runbook changes {files} files on {hosts} hosts. Nothing was run.',
	zh: '{errors} 个错误，{warnings} 个警告，{infos} 条信息。该操作手册会修改 {hosts} 台主机上的 {files} 个文件。未执行任何命令。',
};
