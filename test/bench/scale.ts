import { type Files, manyHosts, settingsFile } from './workload.ts';

/** The sizes of cluster that scale is measured by, in hosts. */
export const HOSTS = [5, 50, 200, 1_000] as const;

/**
 * A workspace as somebody has it who fetched the folders of all hosts of a cluster: four files of each host, those of
 * the cluster, the settings file of a single server that every package comes with, and the licence; three hosts have
 * the controllers and four files more between them. The settings say how much memory the hosts have.
 */
export function scaleFiles(hosts: number): Files {
	const files = manyHosts(hosts);
	for (const folder of new Set([...files.keys()].map((file) => file.replace(/\/config\/.*/, '')))) {
		files.set(`${folder}/dolphindb.cfg`, standaloneText(folder));
		files.set(`${folder}/dolphindb.lic`, licenceOf(folder));
	}
	return files.set(...settingsFile(64));
}

/** The file that a package is delivered with; a cluster does not read it. */
function standaloneText(host: string): string {
	return [
		'# Settings of a single server',
		`localSite=${host}:8848:local8848`,
		'mode=single',
		'maxMemSize=8',
		'maxConnections=512',
		'workerNum=4',
		'newValuePartitionPolicy=add',
		'dataSync=1',
		'OLAPCacheEngineSize=2',
		'TSDBCacheEngineSize=2',
		'',
	].join('\n');
}

/** A licence is bound to its host, so no two are alike. */
function licenceOf(host: string): string {
	return `${Buffer.from(`licence of ${host} `.repeat(30)).toString('base64')}\n`;
}
