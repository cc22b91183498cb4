import type { GeneratedFile } from './plan.ts';

/** Asks for the script that collects a running cluster from its hosts. It needs no file of a cluster. */
export const collectRequest = 'dolphindbCluster/collect';

/** Hosts as people write them: `[user@]address[:port]`, with blanks, commas or line ends between them. */
export interface CollectParams {
	readonly hosts: string;
	/** Whether users become root by `sudo -n`. */
	readonly sudo: boolean;
}

/** The script, or what is wrong with the hosts. */
export type CollectResult = { readonly files: readonly GeneratedFile[] } | { readonly problems: readonly string[] };
