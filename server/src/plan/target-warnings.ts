import { type Message, say } from '../base/message.ts';
import type { Blueprint } from './blueprint.ts';
import { sortedBy } from './natural-order.ts';

/** A second run of a target finds its removals done; a slip in an alias looks the same. */
export function unknownRemovals({ source, target }: Blueprint): Message[] {
	const unknown = Object.entries(target.nodes).filter(
		([alias, node]) => node === null && !source.placementOf.has(alias),
	);
	if (unknown.length === 0) return [];
	return [
		say(
			{
				en: 'There is no node {aliases} to remove. Has it left already, or is the alias wrong?',
				zh: '没有可移除的节点 {aliases}：已经移除，还是别名有误？',
			},
			{
				aliases: sortedBy(unknown, ([alias]) => alias)
					.map(([alias]) => alias)
					.join(', '),
			},
		),
	];
}

/** P-23, P-24: what else may know a machine by the address that it loses. */
export function newAddresses({ source, files }: Blueprint): Message[] {
	return [...source.addresses].flatMap(([from, to]) => [
		say(
			{
				en: '{from} becomes {to}: clients, load balancers, monitoring, clusters that replicate, and a licence that is bound to the address have to follow.',
				zh: '{from} 变为 {to}：客户端、负载均衡、监控、与之复制的集群，以及与地址绑定的授权均须相应更新。',
			},
			{ from, to },
		),
		...linesNaming(files, from).map((place) =>
			say({ en: '{place}: this line still names {from}.', zh: '{place}：该行仍引用 {from}。' }, { place, from }),
		),
	]);
}

/** Lines that no edit reaches, because the planner does not know what the address in them is for. */
function linesNaming(files: Blueprint['files'], address: string): string[] {
	const pattern = new RegExp(`(?<![\\w.-])${address.replaceAll('.', '\\.')}(?![\\w.-])`);
	return files.flatMap(({ host, path, after }) =>
		after.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${host}:${path}:${at + 1}`] : [])),
	);
}
