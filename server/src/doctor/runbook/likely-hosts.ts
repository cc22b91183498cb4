import { isWithin, nameOf } from '../files/paths.ts';
import type { RunbookInput } from './run.ts';
import type { Segment } from './segments.ts';

/** The hosts on which lines can be meant to be run that name none: those that have most of the folders they name. */
export function likelyHosts(segment: Segment, { hosts, packages }: Pick<RunbookInput, 'hosts' | 'packages'>): string[] {
	const paths = segment.source.text.match(/(?<![\w.:@-])\/[\w./-]+/g) ?? [];
	const score = (host: string) => {
		const own = packages.filter((one) => one.host === host).map(({ path }) => path);
		const goesInto = paths.filter((path) => own.some((one) => isWithin(one, path))).length;
		return goesInto + segment.place.packages.filter((name) => own.some((one) => nameOf(one) === name)).length;
	};
	const scored = hosts.meant.map((host) => ({ host, score: score(host) }));
	const best = Math.max(0, ...scored.map((one) => one.score));
	return scored.filter((one) => one.score === best).map(({ host }) => host);
}
