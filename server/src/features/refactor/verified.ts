import { say } from '../../base/message.ts';
import type { FileId } from '../../base/span.ts';
import { applyChanges } from '../../rules/apply-changes.ts';
import { fileInPackage } from '../../rules/places.ts';
import { type FileChange, severities } from '../../rules/rule.ts';
import type { RuleFinding } from '../../rules/rule-finding.ts';
import type { Snapshot, Workspace } from '../../workspace/workspace.ts';
import { filesOf } from '../fix-all/batch.ts';
import { type Refusal, refuse } from '../navigation/renaming.ts';
import type { Refactoring, Rewrite } from './refactoring.ts';

/** What the editor can do. */
export interface Abilities {
	readonly canCreate: boolean;
}

/**
 * What a refactoring does, once it is certain that the editor can do it and that it does no harm: it is tried on a copy of
 * the workspace, and refused where a rule finds an error or a warning there that it did not find before. Facts and advice
 * are no reasons against what somebody asks for.
 */
export function verified(
	workspace: Workspace,
	refactoring: Extract<Refactoring, { rewrite(): unknown }>,
	{ canCreate }: Abilities,
): Rewrite | Refusal {
	const snapshot = workspace.snapshot();
	const rewrite = refactoring.rewrite();
	if ('refusal' in rewrite) return rewrite;
	return (
		unwritable(snapshot, rewrite.changes) ??
		(canCreate ? undefined : creates(rewrite.changes)) ??
		harm(workspace, rewrite) ??
		rewrite
	);
}

function unwritable(snapshot: Snapshot, changes: readonly FileChange[]): Refusal | undefined {
	const name = (file: FileId) => ({ file: fileInPackage(snapshot.clusterOf(file)?.packageOfFile.get(file), file) });
	const garbled = changes.flatMap(filesOf).find((file) => snapshot.encodings.has(file));
	if (garbled !== undefined) {
		return refuse(
			{
				en: '{file} is not UTF-8; it has to be converted first.',
				zh: '{file} 不是 UTF-8 编码，需先转换编码。',
			},
			name(garbled),
		);
	}
	const taken = changes.find((change) => change.kind === 'create' && snapshot.texts.has(change.file));
	if (taken?.kind !== 'create') return undefined;
	return refuse({ en: '{file} is there already.', zh: '{file} 已存在。' }, name(taken.file));
}

function creates(changes: readonly FileChange[]): Refusal | undefined {
	if (changes.every(({ kind }) => kind === 'edit')) return undefined;
	return refuse({ en: 'This editor cannot create files.', zh: '此编辑器无法创建文件。' });
}

/** What a cluster with a few nodes more is told instead: the graver finding goes, and the other one takes its place. */
const INSTEAD: Readonly<Record<string, string>> = {
	'controller-replication-exceeds-nodes': 'nodes-no-datanode',
	'controller-replication-no-spare': 'controller-replication-exceeds-nodes',
};

function isGrave({ severity }: RuleFinding, onlyErrors = false): boolean {
	return severity === 'error' || (severity === 'warning' && !onlyErrors);
}

function harm(workspace: Workspace, rewrite: Rewrite): Refusal | undefined {
	const { changes, like = new Map(), multiplies, settles } = rewrite;
	const before = countsOf(findingsIn(workspace.snapshot()));
	const found = findingsIn(after(workspace, changes));
	const now = countsOf(found);
	const isNew = ({ severity, code, at }: RuleFinding) => {
		const count = multiplies ? 1 : (now.get(`${severity} ${code} ${at.file}`) ?? 0);
		const files = [at.file, like.get(at.file) ?? at.file];
		const known = files.map((file) => before.get(`${severity} ${code} ${file}`) ?? 0);
		// A finding that has only moved to another file, say to the copy that is compared with all others, is not new.
		const total = `${severity} ${code}`;
		return count > Math.max(...known) && (now.get(total) ?? 0) > (before.get(total) ?? 0);
	};
	const gone = (code = '') => (before.get(`hint ${code}`) ?? 0) - (now.get(`hint ${code}`) ?? 0);
	const isInstead = ({ code }: RuleFinding) => gone(INSTEAD[code]) > 0;
	const first = found.find((finding) => isGrave(finding, settles) && isNew(finding) && !isInstead(finding));
	if (!first) return undefined;
	return {
		refusal: say(
			{ en: 'It would lead to a finding: {message} ({code})', zh: '会引入新的问题：{message}（{code}）' },
			{ message: first.message, code: first.code },
		),
	};
}

function after(workspace: Workspace, changes: readonly FileChange[]): Snapshot {
	const { texts } = workspace.snapshot();
	const touched = new Set(changes.flatMap(filesOf));
	const parts = new Map([...touched].flatMap((file) => (texts.has(file) ? [[file, texts.get(file) ?? '']] : [])));
	const copy = workspace.fork();
	for (const [file, text] of applyChanges(parts, changes)) copy.setText(file, text);
	return copy.snapshot();
}

function findingsIn(snapshot: Snapshot): RuleFinding[] {
	return [...snapshot.files.keys()].flatMap((file) => snapshot.findings(file));
}

/** How many findings of each rule there are that are as grave or graver, in each file and in all. */
function countsOf(findings: readonly RuleFinding[]): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { severity, code, at } of findings) {
		for (const least of severities.slice(severities.indexOf(severity))) {
			for (const name of [`${least} ${code} ${at.file}`, `${least} ${code}`])
				counts.set(name, (counts.get(name) ?? 0) + 1);
		}
	}
	return counts;
}
