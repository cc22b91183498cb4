import { say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { checkedPart } from '../../catalog/values.ts';
import { type CfgFile, type Entry, keyAt } from '../../model/files/cfg-file.ts';
import { isIpv4 } from '../../model/files/hosts.ts';
import { checkedAt, isSetting } from '../cfg/settings.ts';
import { defineCfgRule } from '../rule.ts';

export default defineCfgRule({
	code: 'controller-publicname-https',
	severity: 'error',
	kinds: ['controller', 'cluster'],
	reads: ['enableHTTPS', 'publicName'],
	title: { en: 'HTTPS with an IP address as publicName', zh: '启用 HTTPS 时 publicName 为 IP 地址' },
	why: {
		en: 'Certificates are usually issued for domain names: browsers warn where the web console is opened by its IP address.',
		zh: '证书通常签发给域名；以 IP 地址访问 Web 管理界面时，浏览器会发出警告。',
	},
	behaviour: {
		en: 'The manual requires publicName to be a domain name with enableHTTPS=true. It does not say what the server does with an address.',
		zh: '手册要求 enableHTTPS=true 时 publicName 必须是域名；没有说明设为 IP 地址时服务器的行为。',
	},
	source: '[FC] publicName; [MM] 2.3 — certain',
	*check(file) {
		const switches = linesOf(file, 'enableHTTPS');
		if (switches.size === 0) return;
		for (const [qualifier, entry] of linesOf(file, 'publicName')) {
			const value = checkedPart(entry.value);
			const own = switches.get(qualifier) ?? switches.get(undefined);
			if (!own || !/^(true|1)$/i.test(checkedPart(own.value)) || !isAddress(value)) continue;
			yield {
				at: checkedAt(entry),
				message: say(
					{
						en: 'publicName must be a domain name when enableHTTPS is on, found {value}.',
						zh: '启用 enableHTTPS 时 publicName 必须是域名，当前为 {value}。',
					},
					{ value },
				),
				related: [{ at: keyAt(own), message: say({ en: 'HTTPS is on.', zh: '启用了 HTTPS。' }) }],
			};
		}
	},
});

/** The lines of a parameter by qualifier; of several the last. */
function linesOf(file: CfgFile, name: string): ReadonlyMap<string | undefined, Entry> {
	const lines = file.entries.filter((entry) => isSetting(entry) && resolveName(entry.name)?.parameter.name === name);
	return new Map(lines.map((entry) => [entry.qualifier, entry]));
}

/** An IPv4 or IPv6 address. */
function isAddress(text: string): boolean {
	return isIpv4(text) || /^\[?[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*\]?$/i.test(text);
}
