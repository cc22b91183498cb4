import type { HostProbe, Operation } from '../../plan/operation.ts';
import { aloneWords } from '../bash/probe-words.ts';
import { shellWords, visibleLines } from '../shell-quote.ts';
import { type Hosts, routeWords } from './hosts.ts';

/** A line of bash that calls a function of hosts.sh and ends; it reads nothing, for what is there to read is this script. */
export function callLine(words: readonly string[]): string {
	return `${shellWords(words)} < /dev/null; exit`;
}

/** The words of hosts.sh that ask a host. */
export function askWords(hosts: Hosts, host: string, probe: HostProbe): readonly string[] {
	if (probe.probe !== 'ssh-to') return aloneWords(probe);
	const [peer, port] = hosts.peerOf(host, probe.host);
	return ['at_ssh_to', peer, port];
}

/** Several calls with a text for each, as `do_all` takes them. */
export function questionWords(questions: readonly (readonly [text: string, words: readonly string[]])[]): string[] {
	return questions.flatMap(([text, words]) => [visibleLines(text), String(words.length), ...words]);
}

/** Runs a program, unless a probe holds. */
export function runWords(hosts: Hosts, { host, argv, cwd, unless }: Extract<Operation, { op: 'run' }>): string[] {
	const probe = unless ? askWords(hosts, host, unless) : [];
	return ['run_unless', String(probe.length), ...probe, cwd ?? '', ...argv];
}

/** What a folder or a new name needs: how to tell that it is there, and how to make it. */
export function arrangeWords(operation: Extract<Operation, { op: 'rename' | 'make-folder' }>): string[] {
	if (operation.op === 'make-folder') return ['at_is_made', 'at_make_folder', '1', operation.path];
	return ['at_is_renamed', 'at_rename', '2', operation.from, operation.to];
}

/** Copies or compares a folder. */
export function copyWords(
	hosts: Hosts,
	name: 'copy_tree' | 'compare_tree',
	{ from, to, excludes, optional, snapshot }: Extract<Operation, { op: 'copy-tree' }>,
): string[] {
	const kind = `-${optional ? 'o' : ''}${snapshot ? 's' : ''}`;
	return [name, ...routeWords(hosts, from, to), kind, ...excludes];
}
