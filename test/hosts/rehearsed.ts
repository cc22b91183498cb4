import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';
import type { Plan } from '../../server/src/plan/plan.ts';
import { type Report, rehearseIn, scriptsFor } from '../support/rehearsals.ts';
import type { Tree } from '../support/tree.ts';
import type { Lab } from './lab.ts';

/** Every configuration file on a host, in use, set aside, kept and backed up, with its sum. */
const LIST =
	"find home backup -path '*/clusterDemo/config*' -type f 2> /dev/null | LC_ALL=C sort | xargs -r -d '\\n' sha256sum";

/** A change that is carried out on real hosts, and rehearsed. */
interface Change {
	readonly source: Tree;
	readonly plans: readonly Plan[];
}

/**
 * Rehearses a change while it is carried out, since much of either is waiting; in the end all configuration files of all
 * hosts have to be the same.
 */
export async function rehearsedBeside(lab: Lab, change: Change, carryOut: () => Promise<void>): Promise<void> {
	const rehearsal = rehearseIn(scriptsFor(change.source, change.plans), '--keep');
	try {
		await carryOut();
	} finally {
		await rehearsal; // nothing of it may run on into the next test
	}
	const { code, report, stderr } = await rehearsal;
	expect(code, stderr.slice(-3000)).toBe(0);
	expect(report.plans.map(({ asPlanned, troubles }) => ({ asPlanned, troubles }))).toEqual(
		change.plans.map(() => ({ asPlanned: true, troubles: [] })),
	);
	await expectSameFiles(lab, change.plans, report.trees);
}

async function expectSameFiles(lab: Lab, plans: readonly Plan[], trees: Report['trees']): Promise<void> {
	let files = 0;
	for (const { address, sshAddress } of plans.flatMap(({ hosts }) => hosts)) {
		const real = await lab.run(sshAddress, `cd /; ${LIST}`);
		const rehearsed = execFileSync('bash', ['-c', LIST], { cwd: trees[address], encoding: 'utf8' });
		expect(rehearsed, address).toBe(real.stdout);
		files += rehearsed.split('\n').length - 1;
	}
	expect(files).toBeGreaterThan(3);
}
