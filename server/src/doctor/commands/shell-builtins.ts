import { say } from '../../base/message.ts';
import { HOME } from '../files/paths.ts';
import { done, failed, type Outcome, printed, type Value } from '../shell/state.ts';
import type { Command, Machine } from './call.ts';
import { said } from './said.ts';

/** `cd`: a folder of which nothing is known is taken to be there; one that is known not to be is not. */
export const cd: Command = (call, machine) => {
	const words = call.args.filter(({ text }) => !/^-[LPe]+$/.test(text) && text !== '--');
	const [target, more] = words;
	const { state } = machine;
	if (more) return machine.fail(call, say({ en: 'too many arguments', zh: '参数太多' }));
	if (target && !target.isSure) return unsureFolder(machine, target.text);
	const path = target === undefined ? HOME : target.text === '-' ? state.lastFolder : target.text;
	if (path === '') return done;
	const to = machine.place(path);
	const there = machine.look(to);
	if (there === 'absent' || (typeof there === 'object' && there.kind === 'file')) {
		const near = state.world.nearName(to.host, to.path);
		machine.report({ kind: 'cd-failed', host: to.host, from: state.folder, to: to.path, near, at: call.at });
		return machine.fail(call, said.noSuchFile(path));
	}
	state.lastFolder = state.folder;
	state.folder = to.path;
	return done;
};

function unsureFolder({ state }: Machine, path: string): Outcome {
	state.lastFolder = state.folder;
	state.folder = `/${path}`; // a folder of its own: nothing that is known lies in it
	return done;
}

/** `pwd` */
export const pwd: Command = (_call, { state }) => printed(`${state.folder}\n`);

/** `set`: only `-e` matters here, and words behind `--`. */
export const set: Command = ({ args }, { state }) => {
	for (const [at, { text }] of args.entries()) {
		if (text === '--') {
			state.parameters = args.slice(at + 1);
			break;
		}
		if (/^-[a-zA-Z]*e/.test(text) || (text === 'errexit' && args[at - 1]?.text === '-o')) state.endsOnError = true;
		if (/^\+[a-zA-Z]*e/.test(text)) state.endsOnError = false;
	}
	return done;
};

/** `shift` */
export const shift: Command = ({ args }, { state }) => {
	const count = Number(args[0]?.text ?? 1);
	if (!(count <= state.parameters.length)) return failed();
	state.parameters = state.parameters.slice(count);
	return done;
};

/** `export`, `local`, `declare`, `readonly`: assignments like any other. */
export const assign: Command = ({ args }, { state }) => {
	const given = args.flatMap(({ text, isSure }): [string, Value][] => {
		const [, name = '', value = ''] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(text) ?? [];
		return name === '' ? [] : [[name, { text: value, isSure }]];
	});
	state.variables = new Map([...state.variables, ...given]);
	return done;
};

/** `unset` */
export const unset: Command = ({ args }, { state }) => {
	const names = new Set(args.map(({ text }) => text));
	state.variables = new Map([...state.variables].filter(([name]) => !names.has(name)));
	return done;
};

/** `exit`, `return`, `logout`: back to where a login came from, else the end. */
export const exit: Command = ({ name, args }, machine) => {
	const status = Number(args[0]?.text ?? machine.state.status ?? 0);
	if (name !== 'return' && machine.logout()) return done;
	machine.state.isEnded = true;
	return { status, output: '' };
};

/** `true` and `:` */
export const yes: Command = () => done;

/** `false` */
export const no: Command = () => failed();

/** `read`: what comes is not known. */
export const readVariables: Command = ({ args }, { state }) => {
	const names = args.filter(({ text }) => /^[A-Za-z_]\w*$/.test(text));
	const values = names.map(({ text }): [string, Value] => [text, { text: `$${text}`, isSure: false }]);
	state.variables = new Map([...state.variables, ...values]);
	return { status: undefined, output: '' };
};
