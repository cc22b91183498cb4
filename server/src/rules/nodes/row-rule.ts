import { type NodeRow, type NodesFile, rowsOn } from '../../model/files/nodes-file.ts';
import { byLines, type LineFacts } from '../line-rules.ts';
import type { FileRule, Finding } from '../rule.ts';
import { isWellFormed } from './rows.ts';

/** Defines a rule that looks at each well-formed row of cluster.nodes by itself; of the file it may read the header. */
export function defineRowRule(
	rule: LineFacts & { checkRow(file: NodesFile, row: NodeRow): Iterable<Finding> },
): FileRule {
	return byLines({ ...rule, kinds: ['nodes'] }, function* (file, lines) {
		if (file.kind !== 'nodes') return;
		for (const row of rowsOn(file, lines)) if (isWellFormed(row)) yield* rule.checkRow(file, row);
	});
}
