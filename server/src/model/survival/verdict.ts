import type { Message, Template } from '../../base/message.ts';
import { say } from '../../base/message.ts';

/**
 * A sentence about what happens. *bad*: the cluster stops, or data are away or may be. *caution*: something does not go
 * on. *good*: something does. *note*: what the sentences rest on.
 */
export interface Verdict {
	readonly weight: 'bad' | 'caution' | 'good' | 'note';
	readonly message: Message;
}

/** A sentence with its weight. */
export function verdict(weight: Verdict['weight'], template: Template, values: Message['values'] = {}): Verdict {
	return { weight, message: say(template, values) };
}
