import type { Message } from '../base/message.ts';
import type { HostPath } from './files/copy.ts';
import type { Replaced } from './sed/substitute.ts';
import type { Extent } from './shell/ast.ts';

/** How a file came to its new text. */
export type HowWritten = 'append' | 'replace' | 'edit' | 'copy';

/** Something that happened while a runbook was interpreted. Defects are read from these; the interpreter knows none. */
export type TraceEvent =
	/** `before`: the text, nothing where there was no file; either text is undefined where it is not known. */
	| {
			readonly kind: 'wrote';
			readonly how: HowWritten;
			readonly file: HostPath;
			readonly existed: boolean;
			readonly before: string | undefined;
			readonly after: string | undefined;
			readonly command: string;
			readonly at: Extent;
	  }
	| { readonly kind: 'replaced'; readonly file: HostPath; readonly change: SedReplacement; readonly at: Extent }
	/** A backup was made of a file by `sed -i.bak`, or of a folder by `cp -r x x.bak`. */
	| {
			readonly kind: 'backed-up';
			readonly from: HostPath;
			readonly backup: HostPath;
			readonly how: 'overwritten' | 'nested' | 'new';
			readonly at: Extent;
	  }
	| {
			readonly kind: 'copied';
			readonly tool: string;
			readonly from: HostPath;
			readonly to: HostPath;
			readonly isRecursive: boolean;
			readonly excludes: readonly string[];
			readonly at: Extent;
	  }
	/** A folder was to be copied without `-r`. */
	| { readonly kind: 'folder-left'; readonly tool: string; readonly from: HostPath; readonly at: Extent }
	/** Something that is not there was to be read; `near` is what may be meant. */
	| {
			readonly kind: 'missing';
			readonly tool: string;
			readonly what: HostPath;
			readonly near: string | undefined;
			readonly at: Extent;
	  }
	| {
			readonly kind: 'cd-failed';
			readonly host: string;
			readonly from: string;
			readonly to: string;
			readonly near: string | undefined;
			readonly at: Extent;
	  }
	/** A script or program was started that is known by its name. */
	| { readonly kind: 'ran'; readonly what: string; readonly host: string; readonly folder: string; readonly at: Extent }
	/** Whatever may be waiting for processes to end. */
	| { readonly kind: 'waited'; readonly host: string; readonly at: Extent }
	| { readonly kind: 'removed'; readonly what: HostPath; readonly at: Extent }
	| { readonly kind: 'failed'; readonly command: string; readonly message: Message; readonly at: Extent }
	| {
			readonly kind: 'not-understood';
			readonly reason: Message;
			/** The files whose text is not known any more. */
			readonly files: readonly HostPath[];
			readonly at: Extent;
	  };

/** A replacement by sed, with the places in the runbook of what is written in it. */
export interface SedReplacement extends Replaced {
	readonly line: number;
	/** The characters with which every match begins and ends. */
	readonly head: string;
	readonly tail: string;
	/** The texts of the replacement, with their places. */
	readonly texts: readonly { readonly text: string; readonly at: number }[];
}
