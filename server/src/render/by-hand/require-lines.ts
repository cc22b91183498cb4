import type { Comparison, Operation } from '../../plan/operation.ts';
import { operationWords } from '../bash/emit.ts';
import { shellComment, shellWord, shellWords, visible } from '../shell-quote.ts';
import { sourceOf } from './blocks.ts';

type Require = Extract<Operation, { op: 'require' }>;

/** The lines of requirements that follow one another: all are noted, then asked together. */
export function requireLines(operations: readonly Require[]): string[] {
	return operations.length === 0 ? [] : [...operations.flatMap(requireLine), 'settle'];
}

/** What a host cannot ask alone people look at themselves: from here, ssh may not lead to the other host. */
function requireLine(operation: Require): string[] {
	const { probe } = operation;
	switch (probe.probe) {
		case 'space-for':
			return sourceOf(operation) === undefined
				? byEye('look yourself whether there is room, with du -sB1 there and df -B1 here', operation)
				: [shellWords(operationWords(operation))];
		case 'same-output':
		case 'owner-known':
		case 'disk-like':
		case 'clock-within':
			return [...byEye(looks[probe.probe](probe as never), operation), ...shown(probe)]; // the entry of its own tag
		default:
			return [shellWords(operationWords(operation))];
	}
}

function byEye(what: string, { problem }: Require): string[] {
	return [`# ${shellComment(`By eye: ${what}. Otherwise: ${visible(problem)}`)}`];
}

type Looks = {
	readonly [Name in Exclude<Comparison['probe'], 'space-for'>]: (probe: Extract<Comparison, { probe: Name }>) => string;
};

const looks: Looks = {
	'same-output': ({ other }) => `compare what this prints with what ${other.host} prints for ${shellWords(other.argv)}`,
	'owner-known': ({ of }) =>
		`the user and group that ${of.host} prints for stat -c '%U %u %G %g' ${shellWord(of.path)} need the same numbers here (getent passwd, getent group)`,
	'disk-like': ({ path, other }) =>
		`compare the disk of ${shellWord(path)} (df -T of the nearest folder that is there) with that of ${shellWord(other.path)} on ${other.host}`,
	'clock-within': () => 'compare this with a clock that is right',
};

/** What prints the half of a comparison that lies here. */
function shown(probe: Comparison): string[] {
	if (probe.probe === 'same-output') return [`( ${shellWords(probe.argv)} )`];
	return probe.probe === 'clock-within' ? ['( date )'] : [];
}
