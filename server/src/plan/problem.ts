import { type Message, say, type Template } from '../base/message.ts';
import type { Location } from '../base/span.ts';
import type { PlanProblem } from './plan.ts';

/** A problem with a place in the target file, such as `nodes.controller2.host`. */
export function targetProblem(place: string, template: Template, values: Message['values'] = {}): PlanProblem {
	return { message: say(template, values), place };
}

/** A problem with a line of a configuration file. */
export function fileProblem(at: Location, template: Template, values: Message['values'] = {}): PlanProblem {
	return { message: say(template, values), place: placeOf(at) };
}

/** A problem that has no single place. */
export function generalProblem(template: Template, values: Message['values'] = {}): PlanProblem {
	return { message: say(template, values), place: undefined };
}

/** A place in a configuration file, `file:line`. */
export function placeOf({ file, span }: Location): string {
	return `${file}:${span.line + 1}`;
}
