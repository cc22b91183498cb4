import type { PlanHost } from '../../plan/plan.ts';

/** A host of a rehearsal. The number names its folder; 0 is the machine of the operator. */
export interface StagedHost {
	readonly number: number;
	readonly host: PlanHost;
	/** Numeric addresses that lead to it. */
	readonly addresses: readonly string[];
	/** What configuration files may call it. */
	readonly names: readonly string[];
}

/** Numbers the hosts and gives those that have names for addresses numbers of a network that is kept for tests. */
export function stagedHosts(
	hosts: readonly PlanHost[],
	alsoCalled: (address: string) => readonly string[],
): StagedHost[] {
	return hosts.map((host, at) => {
		const names = [...new Set([host.address, host.sshAddress, ...alsoCalled(host.address)])];
		const numeric = names.filter(isNumeric);
		const invented = `198.18.${Math.floor((at + 1) / 250)}.${((at + 1) % 250) + 1}`;
		return { number: at + 1, host, names, addresses: numeric.length < names.length ? [...numeric, invented] : numeric };
	});
}

/** Whether an address consists of numbers. */
export function isNumeric(address: string): boolean {
	return address.includes(':') || /^\d+\.\d+\.\d+\.\d+$/.test(address);
}

/** The addresses of a machine and those of all others, for host.sh. */
export function networkText(number: number, hosts: readonly StagedHost[]): string {
	const lines = hosts.flatMap((one) =>
		one.addresses.map(
			(address) => `${one.number === number ? 'own' : 'other'} ${address}/${address.includes(':') ? 128 : 32}`,
		),
	);
	return lines.map((line) => `${line}\n`).join('');
}

/** The file /etc/hosts of all machines. */
export function namesText(hosts: readonly StagedHost[]): string {
	const lines = hosts.flatMap(({ names, addresses }) =>
		names.filter((name) => !isNumeric(name)).map((name) => `${addresses.at(-1)} ${name}`),
	);
	return ['127.0.0.1 localhost', '::1 localhost', ...lines, ''].join('\n');
}

/** By which names and ports ssh finds hosts. */
export function loginsText(hosts: readonly StagedHost[]): string {
	const lines = hosts.flatMap(({ number, host }) =>
		[...new Set([host.sshAddress, host.address])].map((name) => `${name} ${host.port} ${number}\n`),
	);
	return lines.join('');
}

/** Folders of the machine that every host has; what plans name in them belongs to the hosts. */
const SHARED = /^\/(bin|sbin|lib|lib32|lib64|libx32|nix|gnu|usr|etc)(\/|$)/;

/** The paths that belong to hosts although the machine shows its own folder above them, the highest ones only. */
export function ownPaths(paths: readonly string[]): string[] {
	const shared = [...new Set(paths)].filter((path) => SHARED.test(path)).sort();
	return shared.filter((path) => !shared.some((other) => other !== path && path.startsWith(`${other}/`)));
}
