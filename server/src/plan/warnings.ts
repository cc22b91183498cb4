import type { Message } from '../base/message.ts';
import type { Blueprint } from './blueprint.ts';

/** What the operator should know although nothing forbids it. */
export function planWarnings(_blueprint: Blueprint): Message[] {
	return [];
}
