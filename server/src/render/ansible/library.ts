import type { Plan } from '../../plan/plan.ts';
import { NOT_BY_HAND } from '../bash/header.ts';
import { libraryParts } from '../bash/library.generated.ts';
import { shellComment, shellQuote, shellWord } from '../shell-quote.ts';
import { libraryParts as ownParts } from './library.generated.ts';

/** The files with tasks, which are the same for every plan. */
export const taskFiles = ownParts.filter(({ name }) => name.endsWith('.yml'));

/** The functions that the tasks call on the machine of the operator. */
export const noteFunctions = partNamed('notes.sh');

/** What hosts run: the functions of lib.sh that are sent to hosts, and those that the tasks call. */
export function hostsScript({ id, options }: Plan): string {
	return [
		'# shellcheck shell=bash',
		`# hosts.sh of plan ${shellComment(id)}: functions that the tasks send to hosts with what they call; nothing is installed.`,
		...NOT_BY_HAND,
		'',
		`PLAN_ID=${shellQuote(id)}`,
		`TRANSFER=${shellWord(options.transfer)}`,
		'PROGRESS=no DONE=no EXTRA=keep',
		'',
		libraryParts.flatMap(({ text }) => functionsForHosts(text)).join('\n\n'),
		'',
		partNamed('calls.sh'),
	].join('\n');
}

/** The functions of a part of lib.sh whose names begin with at_, with what is said of them; they use nothing else. */
function functionsForHosts(text: string): string[] {
	return [...text.matchAll(/^(?:#.*\n)*at_\w+\(\) \{(?: .*\}$|[\s\S]*?\n\}$)/gm)].map(([found]) => found);
}

function partNamed(wanted: string): string {
	return ownParts.find(({ name }) => name === wanted)?.text ?? '';
}
