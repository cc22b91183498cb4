import { uniqueBy } from '../../base/collections.ts';
import { sha256 } from '../../plan/fingerprint.ts';
import type { Probe } from '../../plan/operation.ts';
import type { Placement, Plan } from '../../plan/plan.ts';
import { shellQuote, shellWords, visible } from '../shell-quote.ts';
import { helpFunction, scriptHeader, shellFunction } from './header.ts';
import { probeWords } from './probe-words.ts';

const HELP = [
	'bash verify.sh    checks that the hosts are as the plan leaves them; changes nothing',
	'',
	'Every configuration file has the sum of the plan, every node listens on its port, and nothing runs from a package',
	'that has moved away. Exit codes: 0 all is so, 1 something is not, 2 wrong options.',
];

/** The script that checks the result of a plan. */
export function verifyScript(plan: Plan): string {
	const purpose = ['Checks that the hosts are as the plan leaves them. It changes nothing.'];
	return [
		...scriptHeader(plan, 'verify.sh', purpose),
		"OPTIONS=''",
		'STEP_IDS=()',
		'',
		...helpFunction(HELP),
		...shellFunction('run_checks', [...fileChecks(plan), ...portChecks(plan), ...retiredChecks(plan)]),
		'verify_main "$@"',
		'',
	].join('\n');
}

function fileChecks(plan: Plan): string[] {
	const written = plan.files.map(({ host, path, after }) => ({ host, path, sum: sha256(after) }));
	return uniqueBy([...written, ...checkedFiles(plan)], ({ host, path }) => JSON.stringify([host, path])).map(
		({ host, path, sum }) => {
			const text = sum === 'absent' ? `${path} is not there` : `${path} is the file of the plan`;
			return check(`${host}: ${text}`, host, { probe: 'file-is', path, sha256: [sum] });
		},
	);
}

/** Files that stay as they are, or that must not be there: what the plan itself requires once all files are written. */
function checkedFiles({ steps }: Plan): { host: string; path: string; sum: string }[] {
	const last = steps.findLastIndex(({ operations }) => operations.some(({ op }) => op === 'write-file'));
	const after = last < 0 ? [] : steps.slice(last + 1).flatMap(({ operations }) => operations);
	return after.flatMap((operation) => {
		if (operation.op !== 'require' || operation.probe.probe !== 'file-is') return [];
		const [sum, ...others] = operation.probe.sha256;
		return sum !== undefined && others.length === 0 ? [{ host: operation.host, path: operation.probe.path, sum }] : [];
	});
}

function portChecks({ target }: Plan): string[] {
	return target
		.filter(({ registered }) => registered)
		.map(({ host, alias, port }) =>
			check(`${host}: ${alias} listens on port ${port}`, host, { probe: 'port-listening', port }),
		);
}

/** Packages that are in use before the plan and not after it. */
function retiredChecks({ source, target }: Plan): string[] {
	const keyOf = (placement: Placement) => JSON.stringify([placement.host, placement.package]);
	const kept = new Set(target.map(keyOf));
	return uniqueBy(source, keyOf)
		.filter((placement) => !kept.has(keyOf(placement)))
		.map(({ host, package: folder }) =>
			check(`${host}: nothing runs from ${folder}`, host, { probe: 'no-process-below', folders: [folder] }),
		);
}

function check(text: string, host: string, probe: Probe): string {
	return `check ${shellQuote(visible(text))} ${shellWords(probeWords(host, probe))}`;
}
