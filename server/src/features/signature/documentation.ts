import { unique } from '../../base/collections.ts';
import type { Template } from '../../base/message.ts';
import { modeFacts } from '../../catalog/roles.ts';
import { portNumber } from '../../model/files/site.ts';
import { nextFreePort } from '../../rules/cluster-edits.ts';
import type { HoverContext } from '../hover/hover.ts';
import { code, codes, facts, few, paragraphs } from '../hover/markdown.ts';
import { columnText } from '../hover/parameter-text.ts';
import type { WrittenPlace } from './place.ts';

/** What a part of a site or row is, and what the cluster knows that helps to write it. */
export function documentPart(name: string, place: WrittenPlace, context: HoverContext): string {
	const about = site[name];
	if (!about) return paragraphs([columnText(name, context.speak), valuesText(name, context)]);
	return paragraphs([context.speak(about), partText(name, place, context)]);
}

const site: Readonly<Record<string, Template>> = {
	host: {
		en: 'Address of the host on which the process runs, an IP address or a name; the same in all files.',
		zh: '进程所在主机的地址，IP 地址或主机名；所有文件中须一致。',
	},
	port: {
		en: 'Port on which the process listens, 1 to 65535; each process of a host has its own.',
		zh: '进程监听的端口，1 至 65535；同一主机上的进程不得共用。',
	},
	alias: {
		en: 'Name of the node, unique in the cluster; letter by letter the same in all files.',
		zh: '节点别名，在集群中唯一；所有文件中须逐字相同。',
	},
	mode: { en: 'Role of the node.', zh: '节点角色。' },
};

function partText(name: string, { host, modes }: WrittenPlace, context: HoverContext): string | undefined {
	const { cluster, speak } = context;
	if (name === 'mode') return facts(modes.map((mode) => `${code(mode)} — ${speak(modeFacts(mode).summary)}`));
	if (name === 'host' && cluster.hosts.length > 0) {
		return facts([speak({ en: 'Hosts: {list}', zh: '主机：{list}' }, { list: codes(cluster.hosts) })]);
	}
	if (name !== 'port' || host === '') return undefined;
	const there = cluster.mentions.filter(({ site }) => site.host === host).map(({ site }) => site);
	const users = unique(there.map(({ port, alias }) => `${code(port)} (${code(alias)})`));
	const last = there.findLast(({ port }) => portNumber(port) !== undefined);
	const free = last && nextFreePort(cluster, host, last.port);
	const values = { host: code(host), list: few(users).join(', '), free: code(`${free}`) };
	return facts([
		users.length > 0 && speak({ en: 'In use on {host}: {list}', zh: '{host} 上已使用：{list}' }, values),
		free !== undefined && speak({ en: 'Next free port: {free}', zh: '下一个空闲端口：{free}' }, values),
	]);
}

/** The groups or zones that the cluster has. */
function valuesText(name: string, { cluster, speak }: HoverContext): string | undefined {
	if (name !== 'computeGroup' && name !== 'zone') return undefined;
	const list = unique(cluster.rows.map((row) => row[name])).filter((value) => value !== '');
	return facts([list.length > 0 && speak({ en: 'In use: {list}', zh: '已使用：{list}' }, { list: codes(list) })]);
}
