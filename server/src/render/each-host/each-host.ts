import { libraryParts } from '../bash/library.generated.ts';
import { libraryParts as ownParts } from './library.generated.ts';

/** What scripts that ask many hosts take of the functions that the scripts of plans share. */
const SHARED = ['messages.sh', 'ssh.sh', 'connect.sh', 'session.sh', 'probes.sh'];

/** The functions of a script that asks many hosts at once, a few at a time. */
export const eachHostParts: readonly string[] = [
	...SHARED.map((part) => libraryParts.find((one) => one.name === part)?.text ?? ''),
	...ownParts.map(({ text }) => text),
];
