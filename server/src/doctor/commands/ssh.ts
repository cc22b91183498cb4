import { joinFields } from '../shell/field.ts';
import { sourceOf } from '../shell/source.ts';
import { done, type Outcome } from '../shell/state.ts';
import type { Call, Command, Machine } from './call.ts';
import { readOptions } from './options.ts';
import { said } from './said.ts';

/** `ssh host 'commands'`, `ssh host <<EOF`, or `ssh host` alone: what follows is typed there, until `exit`. */
export const ssh: Command = (call, machine) => {
	const { operands, unknown } = readOptions(call.args, {
		letters: '46AaCfGgKkMNnqsTtVvXxYy',
		valued: 'bcDEeFIiJLlmOopQRSWw',
		stopsAtOperand: true,
	});
	const [target, ...words] = operands;
	if (!target || unknown.length > 0) return machine.unclear(call.at, said.options('ssh', unknown));
	const host = machine.hostNamed(target.text.replace(/^ssh:\/\//, '').replace(/^[^@]*@/, ''));
	if (words.length > 0) return runThere(machine, host, words);
	if (call.input) {
		const { text } = call.input;
		if (text === undefined) return { status: undefined, output: undefined };
		return machine.runScript(
			sourceOf(
				text,
				text.split('').map(() => call.at.start),
			),
			host,
		);
	}
	machine.login(host);
	return done;
};

function runThere(machine: Machine, host: string, words: Call['args']): Outcome {
	const script = joinFields(words, ' ');
	if (!script.isSure) return { status: undefined, output: undefined };
	return machine.runScript(sourceOf(script.text, script.places), host);
}

/** `bash -c 'commands'`, or a script by its name. */
export const shell: Command = (call, machine) => {
	const { flags, values, operands } = readOptions(call.args, { letters: 'exulv', valued: 'co', stopsAtOperand: true });
	const [script] = values.get('c') ?? [];
	if (script)
		return script.isSure
			? machine.runScript(sourceOf(script.text, script.places))
			: { status: undefined, output: undefined };
	const [file] = operands;
	if (file) return machine.runWords([file], call.at, call.input);
	if (call.input?.text !== undefined && !flags.has('u')) {
		const { text } = call.input;
		return machine.runScript(
			sourceOf(
				text,
				text.split('').map(() => call.at.start),
			),
		);
	}
	return done;
};

/** `sudo`, `nohup`, `time`, `env` and the like: the command behind them is what counts. */
export const prefix: Command = (call, machine) => {
	const valued = call.name === 'sudo' ? 'ugphCDRT' : call.name === 'nice' ? 'n' : call.name === 'timeout' ? 'ks' : '';
	const { operands } = readOptions(call.args, { letters: 'EHnSikbvpi', valued, stopsAtOperand: true });
	const skipped = call.name === 'timeout' ? operands.slice(1) : operands;
	const words = skipped.filter(
		({ text }, at) => !/^[A-Za-z_]\w*=/.test(text) || skipped.slice(0, at).some((one) => !one.text.includes('=')),
	);
	return words.length > 0 ? machine.runWords(words, call.at, call.input) : done;
};
