import { remembering } from '../base/remember.ts';
import type { Blueprint } from './blueprint.ts';
import type { HostPort, Probe } from './operation.ts';
import type { Placement } from './plan.ts';
import { withMode } from './processes.ts';
import type { Requirement } from './steps/preflight.ts';
import { entryOf } from './target-layout.ts';

/** What has to hold on every machine of a cluster: P-13 and P-18 of MIGRATIONS, and the architecture of P-09. */
export function machineRequirements(blueprint: Blueprint, host: string): Requirement[] {
	return [clock(host), ...alike(blueprint, host), ...keptPorts(blueprint, host), ...ways(blueprint, host)];
}

/** Half a second from the operator: two hosts are then not more than one from each other. */
const CLOCK: Probe = { probe: 'clock-within', milliseconds: 500 };

function clock(host: string): Requirement {
	const problem = `The clock of ${host} is wrong, or that of this machine is. Let chrony or ntpd set both.`;
	return { probe: CLOCK, problem, mayBeMeant: true };
}

/** What is compared with the host that all others are measured by. */
function alike({ source, hosts }: Blueprint, host: string): Requirement[] {
	const model = source.packages.find((pkg) => hosts.includes(pkg.host))?.host ?? hosts[0];
	if (model === undefined || model === host) return [];
	const same = (...argv: string[]): Probe => ({ probe: 'same-output', argv, other: { host: model, argv } });
	return [
		{
			probe: same('uname', '-m'),
			problem: `${host} has another architecture than ${model}. The servers of a cluster have to be alike.`,
		},
		{
			probe: same('date', '+%z'),
			problem: `${host} is in another time zone than ${model}. Set it with timedatectl.`,
			mayBeMeant: true,
		},
		{
			probe: same('sh', '-c', 'ulimit -n'),
			problem: `${host} allows another number of open files (nofile) than ${model}. Set it in /etc/security/limits.conf or in the service unit.`,
			mayBeMeant: true,
		},
	];
}

function keptPorts(blueprint: Blueprint, host: string): Requirement[] {
	const ports = listeners(blueprint, host).map(({ port }) => port);
	if (ports.length === 0) return [];
	const problem = `On ${host}, a port of a node is one that the system takes for outgoing connections; some day the node will not start. Choose other ports, or reserve them (sysctl net.ipv4.ip_local_reserved_ports).`;
	return [{ probe: { probe: 'ports-kept', ports }, problem, mayBeMeant: true }];
}

/** So many hosts may all be asked about one another; of more only those with controllers are, or plans would grow with the square. */
export const ALL_PAIRS = 16;

function ways(blueprint: Blueprint, host: string): Requirement[] {
	const own = listeners(blueprint, host);
	const { all, leading } = doorsOf(blueprint);
	const doors = blueprint.hosts.length <= ALL_PAIRS || withMode(own, 'controller').length > 0 ? all : leading;
	const to = doors.filter((door) => door.host !== host);
	if (own.length === 0 || to.length === 0) return [];
	const problem = `${host} does not get through to ports of other hosts. Open the firewalls between them, in both directions.`;
	return [{ probe: { probe: 'ways-open', to }, problem }];
}

/** The ports that others have to reach, of all hosts and of those with controllers. */
interface Doors {
	readonly all: readonly HostPort[];
	readonly leading: readonly HostPort[];
}

const doorsOf = remembering((blueprint: Blueprint): Doors => {
	const hosts = blueprint.hosts.filter((host) => !isNewAddress(blueprint, host));
	const leading = hosts.filter((host) => withMode(listeners(blueprint, host), 'controller').length > 0);
	const portsOf = (host: string) => listeners(blueprint, host).map(({ port }): HostPort => ({ host, port }));
	return { all: hosts.flatMap(portsOf), leading: leading.flatMap(portsOf) };
});

/** A machine that gets another address in this plan does not have it yet, so nobody can reach it there. */
function isNewAddress({ target }: Blueprint, host: string): boolean {
	return entryOf(target.hosts, host)?.was !== undefined;
}

/** The nodes that will listen on a host. */
function listeners({ on }: Blueprint, host: string): Placement[] {
	return on(host).wantedNodes.filter(({ registered }) => registered);
}
