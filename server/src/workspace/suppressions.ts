import type { ConfigFile } from '../model/files/config-file.ts';
import type { RuleFinding } from '../rules/run-rules.ts';

const COMMENT = /^#\s*dolphindb-cluster-disable-(next-line|file)\s+(.*)$/;

/**
 * Leaves out the findings that a comment of the file switches off: `# dolphindb-cluster-disable-next-line CODE …` for
 * one line, `# dolphindb-cluster-disable-file CODE …` for the file. cluster.nodes has no comments: there the setting
 * for severities does it.
 */
export function unsuppressed(file: ConfigFile, findings: readonly RuleFinding[]): readonly RuleFinding[] {
	const off = suppressions(file);
	if (off.size === 0) return findings;
	return findings.filter(({ code, at }) => !off.has(code) && !off.has(`${code}@${at.span.line}`));
}

const remembered = new WeakMap<ConfigFile, ReadonlySet<string>>();

/** Codes that are off for the file as `code`, for one line as `code@line`. */
function suppressions(file: ConfigFile): ReadonlySet<string> {
	const known = remembered.get(file);
	if (known) return known;
	const off = new Set<string>();
	file.tree.lines.forEach((line, at) => {
		if (line.kind !== 'comment') return;
		const [, scope, codes = ''] = COMMENT.exec(line.comment.text) ?? [];
		for (const code of codes.split(/[\s,]+/)) if (scope) off.add(scope === 'file' ? code : `${code}@${at + 1}`);
	});
	remembered.set(file, off);
	return off;
}
