import type { Stage } from './stage.ts';

/** What the scripts are run on. */
export interface Theatre {
	readonly stage: Stage;
	/** The number of the host with an address. */
	readonly numberOf: (address: string) => number;
	/** The folder of the scripts below /scripts, beginning with a slash where there is one. */
	readonly folder: string;
	readonly timeoutSeconds: number;
	/** Tells how far it is. */
	readonly tell: (line: string) => void;
}
