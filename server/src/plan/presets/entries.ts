import { unique } from '../../base/collections.ts';
import { sortedBy } from '../natural-order.ts';
import type { TargetInput } from '../target-layout.ts';

/** Hosts with nothing but defaults. */
export function hostEntries(hosts: Iterable<string>): TargetInput['hosts'] {
	return Object.fromEntries(unique(hosts).map((host) => [host, {}]));
}

/** Packages below /home, as the vendor's documents have them. */
export function packageEntries(names: Iterable<string>): Record<string, string> {
	return Object.fromEntries(sortedBy(unique(names), (name) => name).map((name) => [name, `/home/${name}`]));
}

/** Makes names of one kind that are not used yet: `agent1`, `agent3` give `agent4`, `agent5`, … */
export function nameMaker(used: Iterable<string>, model: string): () => string {
	const stem = /^(.*?)\d*$/.exec(model)?.[1] ?? model;
	const numbers = [...used].flatMap((name) => {
		const number = name.startsWith(stem) ? /^\d+$/.exec(name.slice(stem.length))?.[0] : undefined;
		return number === undefined ? [] : [Number(number)];
	});
	let last = Math.max(0, ...numbers);
	return () => `${stem}${++last}`;
}
