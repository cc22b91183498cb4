import type { LineNode } from '../../syntax/tree.ts';

/**
 * What a comment line is for: the beginning or the end of a region, a heading such as `# ---- storage ----`, a line of
 * nothing but signs, a setting that is switched off, or prose.
 */
export type Remark = 'begin' | 'end' | 'heading' | 'rule' | 'setting' | 'prose';

/** What the comment lines of a file are for, by line. */
export type Remarks = readonly (Remark | undefined)[];

/** Reads all lines. The title between two lines of signs is a heading, whatever it looks like. */
export function remarksIn(lines: readonly LineNode[]): Remarks {
	const remarks = lines.map(({ text }) => remarkOf(text));
	return remarks.map((remark, line) =>
		remark === 'prose' && remarks[line - 1] === 'rule' && remarks[line + 1] === 'rule' ? 'heading' : remark,
	);
}

/** What a line is for where it is a comment; nothing for other lines. */
function remarkOf(text: string): Remark | undefined {
	const remark = /^[\s\ufeff]*(#|\/\/)(.*)$/s.exec(text);
	if (!remark) return undefined;
	const [, , words = ''] = remark;
	if (/^\s*region\b/i.test(words)) return 'begin';
	if (/^\s*endregion\b/i.test(words)) return 'end';
	if (/^[\s#/*=~_+-]*$/.test(words)) return words.trim().length > 1 ? 'rule' : 'prose';
	if (/^[#/]*\s*[\w%?.-]+\s*=/.test(words)) return 'setting';
	return /^(#+|\s*([-=*~_+])\2+)\s*[^\s#]/.test(words) || /^\s*\[[^\]]+\]\s*$/.test(words) ? 'heading' : 'prose';
}
