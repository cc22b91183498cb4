import type { Plan } from '../../plan/plan.ts';
import { type Check, checksOf } from '../checks.ts';
import { shellQuote, shellWords, visible } from '../shell-quote.ts';
import { helpFunction, scriptHeader, shellFunction } from './header.ts';
import { probeWords } from './probe-words.ts';

const HELP = [
	'bash verify.sh    checks that the hosts are as the plan leaves them; changes nothing',
	'',
	'Every configuration file has the sum of the plan, every node listens on its port, and nothing runs from a package',
	'that has moved away. Errors in the logs since the nodes started are shown: look at them.',
	'Exit codes: 0 all is so, 1 something is not, 2 wrong options.',
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
		...shellFunction('run_checks', checksOf(plan).map(checkLine)),
		'verify_main "$@"',
		'',
	].join('\n');
}

function checkLine({ text, host, probe, mayBeMeant }: Check): string {
	return `check ${mayBeMeant ? 'may' : 'must'} ${shellQuote(visible(text))} ${shellWords(probeWords(host, probe))}`;
}
