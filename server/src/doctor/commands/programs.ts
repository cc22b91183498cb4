import { say } from '../../base/message.ts';
import type { HostPath } from '../files/copy.ts';
import { isWithin, nameOf, parentOf } from '../files/paths.ts';
import { done, printed } from '../shell/state.ts';
import type { Call, Command, Machine } from './call.ts';

/** Programs that change no file; what they print is not known. */
export const harmless: Command = () => ({ status: undefined, output: undefined });

/** Programs that change no file and tell nothing; they are taken to work. */
export const quiet: Command = () => done;

/** Programs by which people wait for processes to end, or look whether they have. */
export const waits: Command = ({ at }, machine) => {
	machine.report({ kind: 'waited', host: machine.state.host, at });
	return { status: undefined, output: undefined };
};

/** The same, where nothing is asked: `sleep`. */
export const sleeps: Command = ({ at }, machine) => {
	machine.report({ kind: 'waited', host: machine.state.host, at });
	return done;
};

/** A script of DolphinDB, such as `startController.sh`. It starts or stops processes, and is taken to work. */
export const serverScript: Command = ({ name, at }, machine) => {
	const script = machine.place(name);
	machine.report({ kind: 'ran', what: nameOf(script.path), host: script.host, folder: parentOf(script.path), at });
	return done;
};

/** `kill`, `pkill`, `systemctl`: they are told of, and taken to work. */
export const told: Command = ({ name, args, at }, machine) => {
	const { host, folder } = machine.state;
	machine.report({ kind: 'ran', what: [name, ...args.map(({ text }) => text)].join(' '), host, folder, at });
	return done;
};

/** `vi` and other editors: what is typed there is not in the text. */
export const editor: Command = (call, machine) => {
	const files = filesAmong(call, machine);
	return machine.unclear(
		call.at,
		say(
			{ en: 'what is changed by hand in {name} is not in the text', zh: '文中没有写出用 {name} 手工修改的内容' },
			{ name: call.name },
		),
		files,
	);
};

/** `// …`: no comment, but the folder `/`. */
export const slashes: Command = (call, machine) => {
	machine.report({ kind: 'ran', what: '//', host: machine.state.host, folder: machine.state.folder, at: call.at });
	return { status: 126, output: '' };
};

/** Anything else. The files that it names may be other ones afterwards. */
export const unknown: Command = (call, machine) => {
	const files = filesAmong(call, machine);
	const reason = say({ en: '{name} is not known to the doctor', zh: '诊断程序不认识 {name}' }, { name: call.name });
	return { ...machine.unclear(call.at, reason, files), output: undefined };
};

/** What prints nothing known and whose name says that it prints: for `$(…)`. */
export const tells: Command = () => printed(undefined);

/** The files that the words of a command name, and those in folders that they name. */
function filesAmong({ args }: Call, machine: Machine): HostPath[] {
	const { world } = machine.state;
	return args.flatMap(({ text }) => {
		const place = machine.place(text.replace(/^[\w-]+=/, ''));
		const there = machine.look(place);
		if (typeof there !== 'object') return [];
		if (there.kind === 'file') return [place];
		const below = [...world.below(place.host, place.path)].filter(
			([path, entry]) => entry.kind === 'file' && isWithin(place.path, path),
		);
		return place.path.split('/').length > 2 ? below.map(([path]) => ({ host: place.host, path })) : [];
	});
}
