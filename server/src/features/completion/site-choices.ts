import { type Message, say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import { isComplete, type Site } from '../../model/files/site.ts';
import { agentPackages } from '../../rules/cluster-edits.ts';
import { controllerPackages } from '../../rules/controller/controllers.ts';
import { hasCertainHost } from '../../rules/votes.ts';
import { freeAliasFor, freePortFor } from './free.ts';
import type { Place } from './place.ts';

/** A site that can be meant at a place. */
export interface SiteChoice extends Pick<Site, 'host' | 'port' | 'alias'> {
	/** The fourth part, in elements of `sites`. */
	readonly mode?: string;
	readonly detail: Message;
	readonly rank: number;
	readonly isCertain?: boolean;
}

/** The sites that the process of a file can have: on its host those that no other file runs, or a new one. */
export function ownSites(place: Place<CfgFile>): readonly SiteChoice[] {
	const { cluster, file } = place;
	const host = hostOf(place);
	if (file.kind === 'single') return [standalone(cluster, host ?? 'localhost')];
	if (file.kind === 'cluster') return [];
	const used = new Set(runBy(cluster, file));
	const sites = file.kind === 'controller' ? cluster.controllers : cluster.rows.filter((row) => row.mode === 'agent');
	const free = sites.filter((one) => isComplete(one.site) && !used.has(one.alias) && one.site.file !== file.id);
	const here = free.filter((one) => host === undefined || one.host === host);
	if (here.length === 0 && host !== undefined) return newSite(cluster, host, file.kind);
	const isCertain = here.length === 1;
	return here.map(({ site }) => ({
		host: site.host,
		port: site.port,
		alias: site.alias,
		detail: NOT_RUN,
		rank: 0,
		isCertain,
	}));
}

/** The host of a file, whatever stands in its own site, which may be half written. */
export function hostOf({ file, pkg }: Pick<Place, 'file' | 'pkg'>): string | undefined {
	if (!pkg || hasCertainHost(pkg)) return pkg?.host;
	const beside = [pkg.controller, pkg.agent].find((one) => one && one.id !== file.id);
	return beside?.localSite?.site.host || undefined;
}

const NOT_RUN = say({ en: 'listed, and no other file runs it', zh: '已列入节点清单，尚无其他文件运行它' });

/** The aliases that the other files of the kind run. */
function runBy(cluster: Cluster, own: CfgFile): string[] {
	const files = [
		...controllerPackages(cluster).map((pkg) => pkg.controller),
		...agentPackages(cluster).map((pkg) => pkg.agent),
	];
	return files.flatMap((file) => (file && file.id !== own.id ? (file.localSite?.site.alias ?? []) : []));
}

function newSite(cluster: Cluster, host: string, mode: 'controller' | 'agent'): SiteChoice[] {
	const port = freePortFor(cluster, host, mode);
	if (port === undefined) return [];
	const detail = say({ en: 'new; needs a row in cluster.nodes', zh: '新站点，还须在 cluster.nodes 中加一行' });
	return [{ host, port: String(port), alias: freeAliasFor(cluster, mode), detail, rank: 1 }];
}

function standalone(cluster: Cluster, host: string): SiteChoice {
	const port = String(freePortFor(cluster, host, 'single') ?? 8848);
	const detail = say({ en: 'as the vendor ships it', zh: '与安装包自带的一致' });
	return { host, port, alias: `local${port}`, detail, rank: 1 };
}

/** The controllers an agent can register with, those on its host first. */
export function controllerSites({ cluster, pkg }: Place<CfgFile>): readonly SiteChoice[] {
	const complete = cluster.controllers.filter(({ site }) => isComplete(site));
	return complete.map(({ host, port, alias }) => ({
		host,
		port,
		alias,
		detail: host === pkg?.host ? say({ en: 'controller on this host', zh: '本机的控制节点' }) : CONTROLLER,
		rank: host === pkg?.host ? 1 : 2,
		isCertain: complete.length === 1,
	}));
}

const CONTROLLER = say({ en: 'controller', zh: '控制节点' });

/** The agent itself as far as it is known: as its file says, else the one that it can only be. */
export function ownAgent(place: Place<CfgFile>): Pick<Site, 'host' | 'port' | 'alias'> | undefined {
	const self = place.file.localSite?.site;
	if (self && isComplete(self)) return self;
	const [best] = [...ownSites(place)].sort((a, b) => a.rank - b.rank);
	return best && best.rank < 2 ? best : undefined;
}
