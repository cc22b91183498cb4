import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';
import type { Plan } from '../../server/src/plan/plan.ts';
import { rehearseIn, scriptsFor } from '../support/rehearsals.ts';
import type { Tree } from '../support/tree.ts';
import type { Lab } from './lab.ts';

/** Every configuration file on a host, in use, set aside, kept and backed up, with its sum. */
const LIST =
	"find home backup -path '*/clusterDemo/config*' -type f 2> /dev/null | LC_ALL=C sort | xargs -r -d '\\n' sha256sum";

/** The same change is rehearsed; all configuration files of all hosts have to be those that are on the real ones now. */
export async function expectSameAsRehearsed(
	lab: Lab,
	{ source, plans }: { readonly source: Tree; readonly plans: readonly Plan[] },
): Promise<void> {
	const { code, report, stderr } = await rehearseIn(scriptsFor(source, plans), '--keep');
	expect(code, stderr.slice(-3000)).toBe(0);
	let files = 0;
	for (const { address, sshAddress } of plans.flatMap(({ hosts }) => hosts)) {
		const real = await lab.run(sshAddress, `cd /; ${LIST}`);
		const rehearsed = execFileSync('bash', ['-c', LIST], { cwd: report.trees[address], encoding: 'utf8' });
		expect(rehearsed, address).toBe(real.stdout);
		files += rehearsed.split('\n').length - 1;
	}
	expect(files).toBeGreaterThan(3);
}
