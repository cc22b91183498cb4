import type { Message } from '../../base/message.ts';

/**
 * A script of bash as far as runbooks have it. All places are offsets in the runbook, also in text that was quoted and
 * is read again, as that of `ssh host '…'`.
 */
export type ShellNode =
	| SimpleCommand
	| { readonly kind: 'and-or'; readonly first: ShellNode; readonly rest: readonly AndOr[] }
	| { readonly kind: 'pipeline'; readonly stages: readonly ShellNode[]; readonly isNegated: boolean }
	| (Compound & { readonly kind: 'group' | 'subshell'; readonly body: Script })
	| (Compound & { readonly kind: 'if'; readonly branches: readonly Branch[]; readonly otherwise: Script })
	| (Compound & {
			readonly kind: 'for';
			readonly name: string;
			readonly words: readonly Word[] | undefined;
			readonly body: Script;
	  })
	| (Compound & { readonly kind: 'while'; readonly isUntil: boolean; readonly test: Script; readonly body: Script })
	| (Compound & { readonly kind: 'case'; readonly word: Word; readonly arms: readonly Arm[] })
	| { readonly kind: 'function'; readonly name: string; readonly body: ShellNode; readonly at: Extent }
	/** Lines that could not be read, up to where reading goes on. */
	| { readonly kind: 'unclear'; readonly at: Extent; readonly reason: Message };

/** Commands one after the other. */
export type Script = readonly ShellNode[];

/** A piece of the runbook, from an offset to another. */
export interface Extent {
	readonly start: number;
	readonly end: number;
}

/** A command behind `&&` or `||`. */
export interface AndOr {
	readonly op: '&&' | '||';
	readonly node: ShellNode;
}

interface Compound {
	readonly at: Extent;
	readonly redirects: readonly Redirect[];
}

/** `if test; then body` or `elif …`. */
export interface Branch {
	readonly test: Script;
	readonly body: Script;
}

/** `pattern | pattern) body ;;` */
export interface Arm {
	readonly patterns: readonly Word[];
	readonly body: Script;
}

/** A command with its words; assignments alone stand for the shell itself. */
export interface SimpleCommand {
	readonly kind: 'simple';
	readonly assignments: readonly { readonly name: string; readonly value: Word; readonly isAdded: boolean }[];
	readonly words: readonly Word[];
	readonly redirects: readonly Redirect[];
	readonly at: Extent;
}

/** A redirection; `from` is the number of the stream. */
export interface Redirect {
	readonly op: '<' | '>' | '>>' | '<<' | '<<<' | '>&' | '&>' | '&>>';
	readonly from: number | undefined;
	readonly word: Word;
	readonly at: Extent;
}

/** A word before it is expanded. */
export interface Word {
	readonly parts: readonly WordPart[];
	readonly at: Extent;
}

/** A piece of a word. `isQuoted`: nothing in it is special, and what comes of it is not split. */
export type WordPart =
	| { readonly kind: 'char'; readonly char: string; readonly at: number; readonly isQuoted: boolean }
	| {
			readonly kind: 'variable';
			readonly name: string;
			readonly op: string;
			readonly argument: Word | undefined;
			readonly source: string;
			readonly at: Extent;
			readonly isQuoted: boolean;
	  }
	| {
			readonly kind: 'command';
			readonly script: Script;
			readonly source: string;
			readonly at: Extent;
			readonly isQuoted: boolean;
	  }
	| { readonly kind: 'arithmetic'; readonly source: string; readonly at: Extent; readonly isQuoted: boolean }
	/** `""`: a word although it is empty. */
	| { readonly kind: 'empty' };

type AnyCompound = Extract<
	ShellNode,
	{ readonly redirects: unknown; readonly kind: Exclude<ShellNode['kind'], 'simple'> }
>;
/** A compound command without what stands around it. */
export type CompoundParts = AnyCompound extends infer One
	? One extends unknown
		? Omit<One, 'redirects' | 'at'>
		: never
	: never;
