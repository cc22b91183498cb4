/** Asks for the files that open the firewalls of a cluster, and try whether they are open. */
export const firewallRequest = 'dolphindbCluster/firewall';

/** The cluster, how its hosts are reached, and what files do not tell. */
export interface FirewallParams {
	readonly cluster: string;
	readonly target?: { readonly uri: string; readonly text: string };
	/** Addresses or networks of programs. */
	readonly clients: readonly string[];
	/** Addresses or networks of people with browsers. */
	readonly admins: readonly string[];
	/** `NAME=ADDRESS` for hosts that files call by name. */
	readonly addresses: readonly string[];
}

/** The files; the names of hosts whose addresses have to be told first; or why there are none. */
export type FirewallResult =
	| { readonly files: readonly { readonly path: string; readonly text: string; readonly executable: boolean }[] }
	| { readonly names: readonly string[] }
	| { readonly problems: readonly string[] };
