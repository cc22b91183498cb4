/** The files that can be ours, as a glob pattern of the protocol. */
export const filePattern =
	'**/{*.cfg,*.nodes,dolphindb-cluster.json,dolphindb.lic,*.live,*.bak,*.orig,*.cfg~,*.nodes~}';
