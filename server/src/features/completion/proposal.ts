import type { Message } from '../../base/message.ts';
import type { Range } from '../../base/span.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import type { Installation } from '../../model/installation.ts';

/** What is proposed at a place. */
export interface Proposal {
	readonly kind: 'parameter' | 'value' | 'node' | 'row';
	readonly label: string;
	/** What is written; `$1` and the like are places to fill in where it is a snippet. */
	readonly text: string;
	readonly isSnippet?: boolean;
	/** What is replaced. */
	readonly range: Range;
	readonly detail?: Message | string;
	/** The parameter it is about, whose description is shown when somebody looks at the proposal. */
	readonly parameter?: Parameter;
	/** Lower comes first; proposals of one rank are sorted by name. */
	readonly rank: number;
}

/** A place in a settings file that something is proposed for. */
export interface Place {
	readonly cluster: Cluster;
	readonly file: CfgFile;
	readonly installation: Installation;
	readonly line: number;
	readonly text: string;
	readonly character: number;
}

/** A part of a line as a range. */
export function part({ line }: Pick<Place, 'line'>, start: number, end: number): Range {
	return { start: { line, character: start }, end: { line, character: end } };
}

/** Text that is to stand in a snippet as it is. */
export function escaped(text: string): string {
	return text.replace(/[\\$}]/g, '\\$&');
}
