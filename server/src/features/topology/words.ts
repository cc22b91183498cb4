import { type Locale, type Message, render, say } from '../../base/message.ts';
import { modeFacts } from '../../catalog/roles.ts';
import { endpointOf } from '../../model/files/site.ts';
import { majorityOf } from '../../model/survival/demands.ts';
import { roleWords } from '../failure/overview-words.ts';
import type { Tally } from '../finding-counter.ts';
import type { Member } from './members.ts';
import type { Stray } from './strays.ts';

/** Messages in a row, as somebody reads them out. */
export function inOneBreath(messages: readonly (Message | string)[], locale: Locale): string {
	const words = messages.map((message) => (typeof message === 'string' ? message : render(message, locale)));
	return words.filter((word) => word !== '').join(locale === 'zh' ? '，' : ', ');
}

/** What is drawn. */
export function titleOf(name: string): Message {
	return say({ en: 'Topology of {name}', zh: '{name} 的拓扑' }, { name });
}

/** The role of a node in words, or what is written in its place. */
export function roleOf({ role, roleText }: Member, locale: Locale): string {
	return roleWords(
		{ role: role ?? null, roleName: role ? render(say(modeFacts(role).name), locale) : roleText },
		locale,
	);
}

/** `2 errors`, `1 warning`; nothing where there are none. */
export function findingWords({ errors, warnings }: Tally): Message[] {
	return [
		...(errors > 0
			? [
					say(errors === 1 ? { en: '{n} error', zh: '{n} 个错误' } : { en: '{n} errors', zh: '{n} 个错误' }, {
						n: errors,
					}),
				]
			: []),
		...(warnings > 0
			? [
					say(warnings === 1 ? { en: '{n} warning', zh: '{n} 个警告' } : { en: '{n} warnings', zh: '{n} 个警告' }, {
						n: warnings,
					}),
				]
			: []),
	];
}

/** What is not known about a node; nothing where all is. */
export function unknownOf({ site, role, file, isInCopiesOnly }: Member): Message[] {
	const own = { controller: 'controller.cfg', agent: 'agent.cfg' } as const;
	const isOwned = role === 'controller' || role === 'agent';
	return [
		...(isInCopiesOnly ? [say({ en: 'in some copies of cluster.nodes only', zh: '仅见于部分 cluster.nodes' })] : []),
		...(site.alias === '' ? [say({ en: 'without an alias', zh: '没有别名' })] : []),
		...(isOwned && !file
			? [say({ en: '{file} is not in the workspace', zh: '工作区中没有其 {file}' }, { file: own[role] })]
			: []),
	];
}

/** What is not known about a node or out of the ordinary, for a list of nodes by host and package. */
export function remarksOf(member: Member): Message[] {
	const unknown = unknownOf(member);
	const isElsewhere = !member.package && unknown.length === 0;
	return [...(member.isDormant ? [DORMANT_SHORT] : []), ...unknown, ...(isElsewhere ? [NOT_HERE] : [])];
}

/** A node runs from a package that is not there to be read. */
const NOT_HERE = say({ en: 'not in the workspace', zh: '不在工作区中' });

/** A host as it is read out. */
export function spokenHost(label: string, address: string): Message | string {
	return address === '' ? label : say({ en: 'host {address}', zh: '主机 {address}' }, { address });
}

/** No file of a host is there to be read. */
export const NO_FILES = say({ en: 'none of its files is in the workspace', zh: '工作区中没有该主机的文件' });

/** The Raft group in a sentence. */
export function raftWords(names: readonly string[], locale: Locale): Message {
	return say(
		{ en: 'Raft group: {names} – works with any {n} of them', zh: 'Raft 组：{names}，其中任意 {n} 个在线即可工作' },
		{ names: names.join(locale === 'zh' ? '、' : ', '), n: majorityOf(names.length) },
	);
}

/** Two addresses of one node. */
export function strayWords({ site, member }: Stray, from: string): Message {
	return say(
		{ en: '{from} says that {alias} is {there}, not {here}', zh: '{from} 称 {alias} 位于 {there}，而不是 {here}' },
		{ from, alias: member.site.alias, there: endpointOf(site), here: endpointOf(member.site) },
	);
}

/** Some lines are left out. */
export function moreStrays(n: number): Message {
	return say({ en: '{n} more places that disagree are not drawn', zh: '另有 {n} 处不一致未画出' }, { n });
}

/** The file that says where the nodes are is not there. */
export const NO_NODES_FILE = say({
	en: 'There is no cluster.nodes: nodes are known from other files only',
	zh: '没有 cluster.nodes：仅从其他文件得知各节点',
});

/** Said of an agent without a row, where there is little room. */
export const DORMANT_SHORT = say({ en: 'dormant', zh: '休眠' });

/** What a plan does, over all its moments. */
export function planTitle(name: string): Message {
	return say({ en: 'Migration {name}: before and after', zh: '迁移 {name}：前后对比' }, { name });
}

/** A node goes from one place to another. */
export function moveWords(alias: string, from: string, to: string): Message {
	return say({ en: '{alias} moves from {from} to {to}', zh: '{alias} 从 {from} 移至 {to}' }, { alias, from, to });
}

/** Before the first step of a plan. */
export const BEFORE = say({ en: 'Before the migration', zh: '迁移之前' });

/** Steps of one kind, of which the first one has a title. */
export function momentTitle(title: Message, steps: number): Message {
	if (steps === 1) return title;
	return say(
		{ en: '{title} – and {n} more steps alike', zh: '{title}（另有 {n} 个同类步骤）' },
		{ title, n: steps - 1 },
	);
}
