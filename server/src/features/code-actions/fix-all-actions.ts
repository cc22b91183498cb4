import { uniqueBy } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import type { FileId, Range } from '../../base/span.ts';
import type { FileChange } from '../../rules/rule.ts';
import type { RuleFinding } from '../../rules/rule-finding.ts';
import type { Snapshot, Workspace } from '../../workspace/workspace.ts';
import { type FixScope, fixAll, preferredFix } from '../fix-all/fix-all.ts';
import { textChanges } from '../fix-all/text-changes.ts';
import { findingsAt } from './fixes.ts';

/** What to mend at once: one rule in a file or its cluster, or everything in a file or its cluster. */
export interface FixAllRequest {
	readonly file: FileId;
	readonly where: 'file' | 'cluster';
	/** The rules; all where none are named. */
	readonly codes?: readonly string[] | undefined;
	/** Whether only the file itself may change, as on saving it. */
	readonly alone?: boolean | undefined;
}

/** An action whose changes are computed when the user chooses it. */
export interface FixAllAction {
	readonly title: Message;
	readonly request: FixAllRequest;
	readonly finding: RuleFinding;
}

/** Offers to mend all findings of the kinds that a range touches, where there are more of them. */
export function fixAllActions(snapshot: Snapshot, file: FileId, range: Range): FixAllAction[] {
	const found = uniqueBy(findingsAt(snapshot, file, range), ({ code }) => code);
	const kinds = found.filter((finding) => preferredFix(snapshot, finding));
	return kinds.flatMap((finding) => {
		const { code } = finding;
		const here = countOf(snapshot, [file], code);
		const files = snapshot.clusterOf(file)?.files.map(({ id }) => id) ?? [];
		const everywhere = countOf(snapshot, files, code);
		const inFile = say(
			{ en: 'Fix all {n} {code} in this file', zh: '修复此文件中的全部 {n} 处 {code}' },
			{ n: here, code },
		);
		const inCluster = say(
			{ en: 'Fix all {n} {code} in the cluster', zh: '修复集群中的全部 {n} 处 {code}' },
			{ n: everywhere, code },
		);
		return [
			...(here > 1 ? [{ title: inFile, request: { file, where: 'file' as const, codes: [code] }, finding }] : []),
			...(everywhere > here
				? [{ title: inCluster, request: { file, where: 'cluster' as const, codes: [code] }, finding }]
				: []),
		];
	});
}

function countOf(snapshot: Snapshot, files: readonly FileId[], wanted: string): number {
	return files.flatMap((file) => snapshot.findings(file)).filter(({ code }) => code === wanted).length;
}

/** The changes of an action: one edit over all files concerned. */
export function fixAllChanges(workspace: Workspace, { file, where, codes, alone }: FixAllRequest): FileChange[] {
	const snapshot = workspace.snapshot();
	const cluster = new Set(snapshot.clusterOf(file)?.files.map(({ id }) => id));
	const scope: FixScope = {
		files: (id) => (where === 'file' ? id === file : cluster.has(id)),
		mayChange: (id) => !alone || id === file,
		codes,
	};
	return textChanges(snapshot.texts, fixAll(workspace, scope).texts);
}
