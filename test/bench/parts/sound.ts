import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { grouped, inFolder, type Part } from '../bench.ts';
import { OURS } from '../result.ts';
import { HOSTS, scaleFiles } from '../scale.ts';

/** Whether the clusters that are measured are as clusters should be. */
export const soundPart: Part = {
	name: 'sound',
	title: 'The clusters',
	about:
		'`dolphindb-cluster check` on the clusters that are measured: all rules on all files, as a whole process. None has a finding; else the run ends here.',
	async *measure(bench) {
		for (const hosts of bench.isQuick ? HOSTS.slice(0, 2) : HOSTS) {
			yield* inFolder(scaleFiles(hosts), async function* (folder) {
				const start = performance.now();
				const args = [
					path.join(bench.root, 'dist/cli.js'),
					'check',
					folder,
					'--format',
					'json',
					'--max-severity',
					'hint',
				];
				const output = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1e9 });
				const { files, findings } = JSON.parse(output) as { files: number; findings: unknown[] };
				if (findings.length > 0) throw new Error(`${findings.length} findings in the cluster of ${hosts} hosts`);
				const note = `${grouped(files)} files`;
				yield {
					part: 'sound',
					what: `${grouped(hosts)} hosts`,
					by: OURS,
					unit: 'ms',
					median: performance.now() - start,
					note,
				};
			});
		}
	},
};
