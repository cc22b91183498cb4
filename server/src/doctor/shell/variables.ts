import { HOME } from '../files/paths.ts';
import type { SimpleCommand } from './ast.ts';
import { expandWhole, type Surroundings } from './expand.ts';
import type { ShellState, Value } from './state.ts';

/** The value of a variable or parameter; nothing where it is not known. */
export function variableOf(state: ShellState, name: string): Value | undefined {
	const { parameters, status, variables, folder, lastFolder } = state;
	if (/^\d+$/.test(name))
		return name === '0' ? undefined : (parameters[Number(name) - 1] ?? { text: '', isSure: true });
	if (name === '#') return { text: String(parameters.length), isSure: true };
	if (name === '?') return status === undefined ? undefined : { text: String(status), isSure: true };
	const own: Readonly<Record<string, string>> = { PWD: folder, OLDPWD: lastFolder, HOME };
	const text = Object.hasOwn(own, name) ? own[name] : undefined;
	return variables.get(name) ?? (text === undefined ? undefined : { text, isSure: true });
}

/** Gives a variable a value. */
export function assign(state: ShellState, name: string, value: Value): void {
	state.variables = new Map([...state.variables, [name, value]]);
}

/** The values that assignments before a command, or alone, give. */
export function assignedValues(
	assignments: SimpleCommand['assignments'],
	shell: Surroundings,
): (readonly [name: string, value: Value])[] {
	return assignments.map(({ name, value, isAdded }) => {
		const { text, isSure } = expandWhole(value, shell);
		const old = isAdded ? shell.variable(name) : undefined;
		return [name, { text: (old?.text ?? '') + text, isSure: isSure && (old?.isSure ?? true) }] as const;
	});
}
