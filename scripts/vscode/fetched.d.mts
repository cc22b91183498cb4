/** Lays copies of hosts beside the cluster of a folder, a copy of the example three-servers, some with other values. */
export function layFetched(folder: string): Promise<void>;
