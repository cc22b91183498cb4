import { remembering } from '../base/remember.ts';
import type { Location } from '../base/span.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { splitToken, type Token } from '../syntax/lines.ts';

/** A code that a comment switches off. */
export interface Suppression {
	readonly code: string;
	/** The line it is for; nothing for the whole file. */
	readonly line: number | undefined;
	/** The place of the code in the comment. */
	readonly at: Location;
	/** All codes of the comment, this one included. */
	readonly together: number;
}

/** The comments: `# dolphindb-cluster-disable-next-line CODE …` and `# dolphindb-cluster-disable-file CODE …`. */
export const SUPPRESSION = /^(#\s*dolphindb-cluster-disable-(next-line|file)\s+)(\S.*)$/;

/** What the comments of a file switch off. cluster.nodes has no comments: there settings do it. */
export const suppressionsIn: (file: ConfigFile) => readonly Suppression[] = remembering((file) => {
	if (!file.tree.text.includes('dolphindb-cluster-disable-')) return []; // comments may be many, and these are few
	return file.tree.lines.flatMap((line, at) =>
		line.kind === 'comment' ? readComment(file, at, line.text, line.comment) : [],
	);
});

function readComment(file: ConfigFile, line: number, text: string, comment: Token): Suppression[] {
	const [, head = '', scope, codes] = SUPPRESSION.exec(comment.text) ?? [];
	if (scope === undefined || codes === undefined) return [];
	const list = { text: codes, start: comment.start + head.length, end: comment.end };
	const tokens = splitToken(text, list, ',')
		.flatMap((token) => splitToken(text, token, ' '))
		.filter((token) => token.text !== '');
	const target = scope === 'file' ? undefined : lineBelow(file, line);
	return tokens.map((token) => ({
		code: token.text,
		line: target,
		at: { file: file.id, span: { line, start: token.start, end: token.end } },
		together: tokens.length,
	}));
}

/** The line a comment is for: comments of this kind may stand one above the other, for the line below the last. */
export function lineBelow({ tree }: ConfigFile, line: number): number {
	let below = line + 1;
	for (let next = tree.lines[below]; next?.kind === 'comment'; next = tree.lines[++below]) {
		if (!SUPPRESSION.test(next.comment.text)) break;
	}
	return below;
}

/** Whether a comment is for a finding. */
export function suppresses({ code, line }: Suppression, finding: { code: string; at: Location }): boolean {
	return code === finding.code && (line === undefined || line === finding.at.span.line);
}
