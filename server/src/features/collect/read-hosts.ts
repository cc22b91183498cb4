import { uniqueBy } from '../../base/collections.ts';
import { type Message, say, type Template } from '../../base/message.ts';
import type { PlanHost } from '../../plan/plan.ts';
import { planHost } from '../../plan/plan-host.ts';
import { readTarget } from '../../plan/read-target.ts';
import type { TargetInput } from '../../plan/target-layout.ts';

/** How all hosts are reached that say nothing else, by the names that target files have for it. */
export type Reach = Omit<TargetInput['hosts'][string], 'was' | 'sshAddress'>;

/** Hosts with how they are reached, or why it cannot be told. */
export type ReadHosts = { readonly hosts: readonly PlanHost[] } | { readonly problems: readonly Message[] };

/**
 * Reads hosts as people write them: `[user@]address[:port]`, with commas or blanks between them, in lines where `#` begins
 * a comment. They are checked as target files are.
 */
export function readHosts(text: string, reach: Reach): ReadHosts {
	const words = text
		.split(/\r?\n/)
		.flatMap((line) => line.replace(/#.*/, '').split(/[\s,]+/))
		.filter((word) => word !== '');
	const unread = words.filter((word) => !WORD.test(word));
	if (unread.length > 0) return { problems: unread.map((word) => say(UNREAD, { word })) };
	if (words.length === 0) return { problems: [say(NONE)] };
	const entries = words.map((word) => entryOf(word, reach));
	const twice = entries.filter(([address], at) => entries.findIndex(([other]) => other === address) !== at);
	if (twice.length > 0)
		return { problems: uniqueBy(twice, ([address]) => address).map(([host]) => say(TWICE, { host })) };
	return targetHosts(JSON.stringify({ version: 1, kind: 'migrate', hosts: Object.fromEntries(entries) }));
}

/** The hosts that a target file lists, each under the address that it has today. */
export function targetHosts(text: string): ReadHosts {
	const { target, problems } = readTarget(text);
	if (!target) return { problems: problems.map(({ message }) => message) };
	const hosts = Object.entries(target.hosts).map(([name, { was }]) => ({
		...planHost(name, target),
		address: was ?? name,
	}));
	return hosts.length > 0 ? { hosts } : { problems: [say(NONE)] };
}

const WORD = /^(?:([^@:]+)@)?([^@:]+)(?::(\d{1,5}))?$/;

function entryOf(word: string, reach: Reach): [string, Reach] {
	const [, user, address = '', port] = WORD.exec(word) ?? [];
	return [
		address,
		{ ...reach, ...(user !== undefined && { user }), ...(port !== undefined && { port: Number(port) }) },
	];
}

const UNREAD: Template = {
	en: '{word}: write a host as [user@]address[:port]',
	zh: '{word}：请按 [用户@]地址[:端口] 的写法填写主机',
};
const NONE: Template = { en: 'no host is named', zh: '未指定主机' };
const TWICE: Template = { en: '{host} is named twice', zh: '{host} 重复出现' };
