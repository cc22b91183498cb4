import { say } from '../../base/message.ts';
import type { Location } from '../../base/span.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { checkValue, type ValueProblem } from '../../catalog/values.ts';
import type { CfgFile, CfgKind, Entry } from '../../model/files/cfg-file.ts';
import { replaceAt } from '../edits.ts';
import type { Fix } from '../rule.ts';
import { checkedAt, isLegible, isSetting } from './settings.ts';

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

/** The values of a file that are wrong in one way. */
export function* wrongValues(file: CfgFile, kind: ValueProblem['kind']): Iterable<WrongValue> {
	for (const entry of file.entries) {
		const parameter = resolveName(entry.name)?.parameter;
		if (!parameter || WITH_OWN_RULE[file.kind].includes(parameter.name)) continue;
		const problem = checkValue(parameter, entry.value);
		if (problem?.kind !== kind || !isSetting(entry) || !isLegible(entry.value)) continue;
		yield { entry, parameter, problem, at: checkedAt(entry) };
	}
}

/** A fix that writes another value and leaves an explanation behind it alone. */
export function useValue({ at }: WrongValue, value: string, preferred = false): Fix {
	return {
		title: say({ en: 'Change to {value}', zh: '改为 {value}' }, { value }),
		changes: [replaceAt(at, value)],
		preferred,
	};
}
