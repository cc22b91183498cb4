import { say } from '../../base/message.ts';
import type { Location } from '../../base/span.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { checkValue, type ValueProblem } from '../../catalog/values.ts';
import type { CfgFile, CfgKind, Entry } from '../../model/files/cfg-file.ts';
import type { CfgEntryLine } from '../../syntax/cfg.ts';
import { replaceAt } from '../edits.ts';
import type { Fix } from '../rule.ts';
import { checkedAt, hasNoValue, isLegible, isSetting } from './settings.ts';

/** A value that its parameter does not take. */
export interface WrongValue {
	readonly entry: Entry;
	readonly parameter: Parameter;
	readonly problem: ValueProblem;
	/** The place of the value, an explanation behind it left out. */
	readonly at: Location;
}

/** Parameters whose words a rule of their own checks, by kind of file. */
const WITH_OWN_RULE: Readonly<Record<CfgKind, readonly string[]>> = {
	controller: ['mode', 'dfsHAMode', 'dfsReplicaReliabilityLevel'],
	agent: ['mode'],
	cluster: [],
	single: ['mode'],
};

/** Parameters of controller.cfg with values that the server raises, which a rule of their own reports. */
const RAISED = ['dfsRecoveryWaitTime'];

/** The value of a setting where it is wrong in a certain way; nothing where another rule speaks of it. */
export function wrongValue(file: CfgFile, entry: Entry, kind: ValueProblem['kind']): WrongValue | undefined {
	const problem = problemOf(entry);
	if (problem === RIGHT || problem.kind !== kind) return undefined;
	if (!isSetting(entry) || hasNoValue(entry) || !isLegible(entry.value)) return undefined;
	const parameter = resolveName(entry.name)?.parameter;
	if (!parameter || WITH_OWN_RULE[file.kind].includes(parameter.name)) return undefined;
	if (file.kind === 'controller' && RAISED.includes(parameter.name) && problem.severity === 'info') return undefined;
	return { entry, parameter, problem, at: checkedAt(entry) };
}

/** The three rules about values look at each line once as long as it stands unchanged. */
const ofLine = new WeakMap<CfgEntryLine, ValueProblem | typeof RIGHT>();
const RIGHT = 'right';

function problemOf({ syntax, name, value }: Entry): ValueProblem | typeof RIGHT {
	const known = ofLine.get(syntax);
	if (known) return known;
	const parameter = resolveName(name)?.parameter;
	const problem = (parameter && checkValue(parameter, value)) ?? RIGHT;
	ofLine.set(syntax, problem);
	return problem;
}

/** A fix that writes another value and leaves an explanation behind it alone. */
export function useValue({ at }: WrongValue, value: string, preferred = false): Fix {
	return {
		title: say({ en: 'Change to {value}', zh: '改为 {value}' }, { value }),
		changes: [replaceAt(at, value)],
		preferred,
	};
}
