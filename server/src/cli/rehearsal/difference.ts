import type { HostSums } from './predict.ts';

/** A file that is not what the plan says. */
export interface Difference {
	readonly host: string;
	readonly path: string;
	readonly what: 'missing' | 'different' | 'unexpected';
}

/** Where files are not as they should be. What servers write about their runs, and marks of scripts, do not count. */
export function differences(wanted: HostSums, found: HostSums): Difference[] {
	return [...wanted.keys()].flatMap((host) => {
		const [should, is] = [filesOnly(wanted.get(host)), filesOnly(found.get(host))];
		const lacking = [...should].flatMap(([path, sum]): Difference[] =>
			is.get(path) === sum ? [] : [{ host, path, what: is.has(path) ? 'different' : 'missing' }],
		);
		const more = [...is.keys()].filter((path) => !should.has(path));
		return [...lacking, ...more.map((path): Difference => ({ host, path, what: 'unexpected' }))];
	});
}

function filesOnly(files: ReadonlyMap<string, string> = new Map()): Map<string, string> {
	return new Map([...files].filter(([path, sum]) => sum !== 'folder' && !isNoise(path)));
}

/** What tells about a run, and not about the cluster. */
const NOISE =
	/\/log\/|\.nohup$|\/raft\/raftHardstate$|\/\.[^/]*\.[0-9a-f]{16}\.(owner|tmp)$|^\/(tmp|run|dev|proc|root|var\/log)\//;

function isNoise(path: string): boolean {
	return NOISE.test(path);
}
