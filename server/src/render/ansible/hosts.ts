import type { HostPath } from '../../plan/operation.ts';
import type { Plan, PlanHost } from '../../plan/plan.ts';
import { shellWords } from '../shell-quote.ts';
import { Template, type Yaml } from './yaml.ts';

/** How the hosts of a plan are named in the inventory, and how they call one another. */
export interface Hosts {
	/** The name of a host: its address where that can be a name, a file and a pattern. */
	readonly nameOf: (address: string) => string;
	/** The words by which one host reaches another: user and address, port, and whether sudo is needed there; empty on the same host. */
	readonly peerOf: (from: string, to: string) => readonly [peer: string, port: string, sudo: string];
	/** What the inventory says of them. */
	readonly inventory: Yaml;
}

/** What playbooks have to know of the hosts of a plan. */
export function hostsOf({ hosts }: Plan): Hosts {
	const numbers = new Map(hosts.map((host, at) => [host.address, at]));
	const nameOf = (address: string) => nameFor(address, numbers.get(address) ?? hosts.length);
	const peerOf = (from: string, to: string): [string, string, string] => {
		const host = hosts[numbers.get(to) ?? -1];
		if (from === to) return ['', '', 'no'];
		return [host?.user ? `${host.user}@${to}` : to, String(host?.port ?? 22), host?.sudo ? 'yes' : 'no'];
	};
	return { nameOf, peerOf, inventory: inventory(hosts, nameOf) };
}

/** Other addresses, as those of IPv6 with their colons, would be taken for patterns. */
function nameFor(address: string, at: number): string {
	return /^[a-z0-9][a-z0-9.-]*$/i.test(address) && address !== 'localhost' && address !== 'all'
		? address
		: `host-${at + 1}`;
}

function inventory(hosts: readonly PlanHost[], nameOf: (address: string) => string): Yaml {
	const entries = hosts.map((host): [string, Yaml] => [nameOf(host.address), connection(host)]);
	const local = { ansible_connection: 'local', ansible_python_interpreter: LOCAL_PYTHON };
	return {
		all: {
			children: { cluster: { hosts: Object.fromEntries(entries) } },
			hosts: { localhost: local },
		},
	};
}

const LOCAL_PYTHON = new Template('{{ ansible_playbook_python }}');

function connection({ sshAddress, user, port, keyFile, jump, sudo }: PlanHost): Yaml {
	return {
		ansible_host: sshAddress,
		ansible_port: port,
		ansible_user: user || undefined,
		ansible_ssh_private_key_file: keyFile?.replaceAll('%', '%%'),
		ansible_become: sudo,
		ansible_ssh_common_args: jump === undefined ? undefined : shellWords(['-o', `ProxyJump=${jump}`]),
	};
}

/** The words that follow a function which compares or copies: the folder, how the other host is called, and there. */
export function routeWords({ peerOf }: Hosts, from: HostPath, to: HostPath): string[] {
	return [from.path, ...peerOf(from.host, to.host), to.path];
}
