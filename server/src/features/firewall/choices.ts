import type { Message, Template } from '../../base/message.ts';
import { canonicalHost, isHost, isIpv4 } from '../../model/files/hosts.ts';
import type { PlanProblem } from '../../plan/plan.ts';
import { generalProblem } from '../../plan/problem.ts';
import type { Outside } from '../../render/firewall/allowances.ts';
import { type InputChain, usualChain } from '../../render/firewall/nftables.ts';

/** What files do not tell about the surroundings of a cluster. */
export interface Choices extends Outside {
	/** The addresses of hosts that files call by name. */
	readonly addresses: ReadonlyMap<string, string>;
	readonly chain: InputChain;
}

/** The same as people write it. */
export interface ChoiceTexts {
	readonly clients?: readonly string[];
	readonly admins?: readonly string[];
	/** `NAME=ADDRESS`. */
	readonly addresses?: readonly string[];
	/** `FAMILY TABLE CHAIN`. */
	readonly chain?: string | undefined;
}

/** Reads what somebody said; says everything that is wrong with it. */
export function readChoices(given: ChoiceTexts): Choices | { readonly problems: readonly PlanProblem[] } {
	const { clients = [], admins = [], addresses = [], chain } = given;
	const pairs = addresses.map(pairOf);
	const [, family = '', table = '', name = ''] = CHAIN.exec(chain?.trim() ?? '') ?? [];
	const problems = [
		...[...clients, ...admins].filter((text) => !isNetwork(text)).map((text) => problem(NO_NETWORK, { text })),
		...addresses.filter((_, at) => !pairs[at]).map((text) => problem(NO_PAIR, { text })),
		...(chain !== undefined && family === '' ? [problem(NO_CHAIN, { text: chain })] : []),
	];
	if (problems.length > 0) return { problems };
	return {
		clients,
		admins,
		addresses: new Map(pairs.flatMap((pair) => (pair ? [pair] : []))),
		chain: chain === undefined ? usualChain : { family, table, chain: name },
	};
}

const CHAIN = /^(inet|ip|ip6) ([A-Za-z_]\w*) ([A-Za-z_]\w*)$/;

function pairOf(text: string): [string, string] | undefined {
	const [name = '', address = '', ...more] = text.split('=');
	return more.length === 0 && isHost(name) && isIpv4(address)
		? [canonicalHost(name), canonicalHost(address)]
		: undefined;
}

/** Whether a text is an address, or a network with the length of its prefix. */
function isNetwork(text: string): boolean {
	const [, address = '', length = '0'] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
	if (isIpv4(address)) return Number(length) <= 32;
	return /^(?=.*:.*:)[\da-f:]{2,39}$/i.test(address) && Number(length) <= 128;
}

function problem(template: Template, values: Message['values']): PlanProblem {
	return generalProblem(template, values);
}

const NO_NETWORK: Template = {
	en: '{text} is no address and no network, such as 10.1.2.3 or 10.1.0.0/16.',
	zh: '{text} 不是地址或网段，例如 10.1.2.3 或 10.1.0.0/16。',
};
const NO_PAIR: Template = {
	en: '{text} gives no address to a name: NAME=ADDRESS, such as p1=10.0.0.1.',
	zh: '{text} 没有为主机名指定地址：应为 NAME=ADDRESS，例如 p1=10.0.0.1。',
};
const NO_CHAIN: Template = {
	en: '{text} is no chain of nftables: FAMILY TABLE CHAIN, such as "inet filter input".',
	zh: '{text} 不是 nftables 链：应为 FAMILY TABLE CHAIN，例如 "inet filter input"。',
};
