import { unique } from '../../base/collections.ts';
import type { Locale, Template } from '../../base/message.ts';
import { hostFolder } from '../../drift/places.ts';
import { reachOf } from '../../drift/reach.ts';
import type { Cluster } from '../../model/cluster.ts';
import { isIpv4 } from '../../model/files/hosts.ts';
import type { Installation } from '../../model/installation.ts';
import type { Way } from '../../model/ways/way.ts';
import { waysOf } from '../../model/ways/ways-of.ts';
import type { PlanProblem } from '../../plan/plan.ts';
import { generalProblem } from '../../plan/problem.ts';
import type { Target } from '../../plan/target-layout.ts';
import { type Allowance, allowancesOn } from '../../render/firewall/allowances.ts';
import { checkScript } from '../../render/firewall/check-ways.ts';
import { firewalldScript } from '../../render/firewall/firewalld.ts';
import { nftablesFile } from '../../render/firewall/nftables.ts';
import type { RulesFor } from '../../render/firewall/rule-script.ts';
import { ufwScript } from '../../render/firewall/ufw.ts';
import type { RenderedFile } from '../../render/renderer.ts';
import { unlistedIn } from '../drift/fetch-files.ts';
import type { Choices } from './choices.ts';
import { matrixText } from './matrix.ts';

/** Firewalls that rules can be written for. */
export const firewalls = ['firewalld', 'ufw', 'nftables'] as const;

/** A firewall that rules can be written for. */
export type Firewall = (typeof firewalls)[number];

/** A cluster, what is known of its servers, and what a target file says of its hosts. */
export interface Guarded {
	readonly cluster: Cluster;
	readonly installation: Installation;
	readonly target: Target | undefined;
}

type Made = { readonly files: readonly RenderedFile[]; readonly warnings: readonly PlanProblem[] };
type Refused = { readonly problems: readonly PlanProblem[] };

/** The ways as a text, the script that tries them, and rules for every host and firewall. */
export function firewallKit(guarded: Guarded, choices: Choices, locale: Locale): Made | Refused {
	const check = checkFile(guarded);
	const rules = ruleFiles(guarded, choices, firewalls);
	const refused = [check, rules].flatMap((one) => ('problems' in one ? one.problems : []));
	if ('problems' in check || 'problems' in rules) return { problems: refused };
	const text = matrixText(guarded.cluster.name, waysOf(guarded.cluster, guarded.installation), locale);
	const files = [{ path: 'ways.txt', text, executable: false }, ...check.files, ...rules.files];
	return { files, warnings: rules.warnings };
}

/** The script that tries the ways. */
export function checkFile({ cluster, installation, target }: Guarded): Made | Refused {
	const ways = waysOf(cluster, installation);
	const hosts = unique(ways.flatMap(({ from }) => from));
	const unlisted = unlistedIn(target, hosts);
	if (unlisted.length > 0) return { problems: unlisted };
	if (hosts.length === 0) return { problems: [generalProblem(ALONE)] };
	return { files: [checkScript(cluster.name, ways, (host) => reachOf(host, target))], warnings: [] };
}

/** Hosts that files call by name, and whose addresses nobody told: firewalls want addresses. */
export function namesWithoutAddress(guarded: Guarded, choices: Choices): string[] {
	return unique(inwardWays(guarded).flatMap(({ from }) => from)).filter((host) => !addressIn(choices, host));
}

function inwardWays({ cluster, installation }: Guarded): Way[] {
	return waysOf(cluster, installation).filter(({ alias }) => alias !== undefined);
}

/** Rules for these firewalls, in a folder for each host. */
export function ruleFiles(guarded: Guarded, choices: Choices, wanted: readonly Firewall[]): Made | Refused {
	const ways = inwardWays(guarded);
	const names = namesWithoutAddress(guarded, choices);
	if (names.length > 0) return { problems: names.map((host) => generalProblem(NO_ADDRESS, { host })) };
	const files = unique(ways.map(({ to }) => to)).flatMap((host) => filesFor(guarded, host, ways, choices, wanted));
	if (files.length === 0) return { problems: [generalProblem(ALONE)] };
	const isOpen = choices.clients.length + choices.admins.length > 0;
	return { files, warnings: isOpen ? [] : [generalProblem(NOBODY_OUTSIDE)] };
}

function filesFor(
	{ cluster }: Guarded,
	host: string,
	ways: readonly Way[],
	choices: Choices,
	wanted: readonly Firewall[],
): RenderedFile[] {
	const allowances = allowancesOn(host, ways, choices, (one) => addressIn(choices, one) ?? one);
	if (allowances.length === 0) return [];
	const rulesFor = { cluster: cluster.name, host };
	return wanted.map((firewall) => {
		const file = renderers[firewall](rulesFor, allowances, choices);
		return { ...file, path: `${hostFolder(host)}/${file.path}` };
	});
}

const renderers: Readonly<Record<Firewall, (of: RulesFor, all: readonly Allowance[], by: Choices) => RenderedFile>> = {
	firewalld: firewalldScript,
	ufw: ufwScript,
	nftables: (rulesFor, allowances, { chain }) => nftablesFile(rulesFor, allowances, chain),
};

function addressIn({ addresses }: Choices, host: string): string | undefined {
	return addresses.get(host) ?? (isIpv4(host) ? host : undefined);
}

const NO_ADDRESS: Template = {
	en: '{host} is a name, and rules need addresses. Give its address with --address {host}=ADDRESS.',
	zh: '{host} 是主机名，而规则需要地址。请用 --address {host}=地址 指定。',
};
const ALONE: Template = {
	en: 'Everything is on one host, and nobody outside was named: there is nothing to let through.',
	zh: '所有进程都在同一主机上，且未指定外部来源：没有需要放行的访问。',
};
const NOBODY_OUTSIDE: Template = {
	en: 'Nobody said where programs and browsers are (--clients, --admins): rules let only the hosts of the cluster through.',
	zh: '未指定客户端程序和浏览器的位置（--clients、--admins）：规则只放行集群内的主机。',
};
