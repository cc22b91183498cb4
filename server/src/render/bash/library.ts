import type { Plan, PlanHost } from '../../plan/plan.ts';
import { shellComment, shellQuote, shellWord, shellWords, visible } from '../shell-quote.ts';
import { NOT_BY_HAND, QUOTED_VALUES, shellFunction } from './header.ts';
import { libraryParts } from './library.generated.ts';

/** The functions that all scripts of a plan share, with what they know about the plan. */
export function libraryScript(plan: Plan): string {
	return [
		'# shellcheck shell=bash',
		QUOTED_VALUES,
		`# lib.sh of plan ${shellComment(plan.id)} (${shellComment(plan.name)}): what migrate.sh, rollback.sh and verify.sh share.`,
		...NOT_BY_HAND,
		'',
		`PLAN_ID=${shellQuote(plan.id)}`,
		`PLAN_NAME=${shellQuote(visible(plan.name))}`,
		`STATE_FOLDER=${shellQuote(plan.options.stateFolder)} # DDB_STATE in the environment names another one`,
		`FIRST_HOST=${shellQuote(plan.hosts[0]?.address ?? '')} # keeps runs from other machines out`,
		`TRANSFER=${shellWord(plan.options.transfer)}`,
		'',
		...reachFunction(plan.hosts),
		libraryParts.map(({ text }) => text.trimEnd()).join('\n\n'),
		'',
	].join('\n');
}

/** The function that the others ask how a host is reached. */
export function reachFunction(hosts: readonly PlanHost[]): string[] {
	return [
		'# How the hosts are reached: USER SSH_ADDRESS PORT KEY_FILE JUMP ADDRESS NUMBER SUDO',
		...shellFunction('reach', ['case $1 in', ...hosts.map(reachLine), UNKNOWN, 'esac']),
	];
}

const UNKNOWN = '\t*) fail "The plan has no host $1." ;;';

function reachLine({ address, sshAddress, user, port, keyFile, jump, sudo }: PlanHost, at: number): string {
	const words = [
		user,
		sshAddress,
		String(port),
		keyFile ?? '',
		jump ?? '',
		address,
		String(at + 1),
		sudo ? 'yes' : 'no',
	];
	return `\t${shellQuote(address)}) reach_by ${shellWords(words)} ;;`;
}
