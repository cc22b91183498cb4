import { say } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { effectiveValue } from '../../model/effective.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { isIpv4 } from '../../model/files/hosts.ts';
import { portNumber, type Site, sitePartAt } from '../../model/files/site.ts';
import type { DocumentLink } from './document-link.ts';

/** The ports under which the controllers, or a standalone server, serve their web interface. */
export function webLinks(cluster: Cluster, file: ConfigFile): DocumentLink[] {
	return sitesWithWeb(file).flatMap((site) => {
		const url = addressOf(cluster, site);
		if (url === undefined) return [];
		const tooltip = say(
			{ en: 'Open the web interface of {alias}', zh: '打开 {alias} 的 Web 界面' },
			{ alias: site.alias },
		);
		return [{ at: sitePartAt(site, 'port'), target: { url }, tooltip }];
	});
}

function sitesWithWeb(file: ConfigFile): readonly Site[] {
	if (file.kind === 'nodes') {
		return file.rows.flatMap(({ mode, site, repair }) => (mode === 'controller' && !repair ? [site] : []));
	}
	const entry = file.kind === 'agent' ? file.controllerSite : file.kind === 'cluster' ? undefined : file.localSite;
	return entry ? [entry.site] : [];
}

/** With HTTPS, a controller is reached by the name that its certificate is for. */
function addressOf(cluster: Cluster, { host, port, alias }: Site): string | undefined {
	if (!isAddressable(host) || portNumber(port) === undefined) return undefined;
	const setting = (name: string) => effectiveValue(cluster, alias, name)?.expanded ?? '';
	if (!/^(true|1)$/i.test(setting('enableHTTPS'))) return `http://${host}:${port}`;
	const published = setting('publicName');
	return `https://${isAddressable(published) && !isIpv4(published) ? published : host}:${port}`;
}

/** Whether a browser takes a host for one: a name that ends in a number is none, and all addresses are not one. */
function isAddressable(host: string): boolean {
	if (isIpv4(host)) return host !== '0.0.0.0';
	return /^[\w-]+(\.[\w-]+)*\.?$/.test(host) && !/(^|\.)(\d+|0x[\da-f]*)\.?$/i.test(host);
}
