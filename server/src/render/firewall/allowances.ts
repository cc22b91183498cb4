import { groupBy, unique } from '../../base/collections.ts';
import { OUTER, type Way } from '../../model/ways/way.ts';

/** Who is allowed to connect to which ports of a host. */
export interface Allowance {
	/** Addresses, or one network with its length. */
	readonly sources: readonly string[];
	readonly protocol: Way['protocol'];
	readonly ports: readonly number[];
	/** The processes that listen there. */
	readonly aliases: readonly string[];
}

/** Addresses or networks of those whom no configuration file tells. */
export interface Outside {
	/** Programs. */
	readonly clients: readonly string[];
	/** People with browsers. */
	readonly admins: readonly string[];
}

/** Everything that a firewall on a host has to let in. Ports with the same sources stand together. */
export function allowancesOn(
	host: string,
	ways: readonly Way[],
	outside: Outside,
	addressOf: (host: string) => string,
): Allowance[] {
	const own = ways.filter(({ to, alias }) => to === host && alias !== undefined);
	const inner = groupBy(
		own.filter(({ why }) => !OUTER.includes(why)),
		({ protocol, port }) => `${protocol} ${port}`,
	);
	const ports = [...inner.values()].map((those) => {
		const sources = unique(those.flatMap(({ from }) => from)).map(addressOf);
		return { sources: unique(sources).sort(inOrder), ways: those };
	});
	const bySources = groupBy(ports, ({ sources, ways: [first] }) => `${first?.protocol} ${sources.join()}`);
	const among = [...bySources.values()].flatMap((those) => {
		const [first] = those;
		return first
			? [
					allowance(
						first.sources,
						those.flatMap((one) => one.ways),
					),
				]
			: [];
	});
	return [...among, ...fromOutside(own, outside)];
}

/** A network may hold others, so each has a rule of its own. */
function fromOutside(own: readonly Way[], { clients, admins }: Outside): Allowance[] {
	return unique([...clients, ...admins]).flatMap((network) => {
		const meant = own.filter(
			({ why }) => (why === 'clients' && clients.includes(network)) || (why === 'web' && admins.includes(network)),
		);
		return meant.length > 0 ? [allowance([network], meant)] : [];
	});
}

function allowance(sources: readonly string[], ways: readonly Way[]): Allowance {
	const ports = unique(ways.map(({ port }) => port)).sort((one, other) => one - other);
	const aliases = unique(ways.flatMap(({ alias }) => alias ?? []));
	return { sources, protocol: ways[0]?.protocol ?? 'tcp', ports, aliases };
}

const inOrder = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true });
