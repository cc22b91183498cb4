import { say } from '../../base/message.ts';
import { type NodeOnHost, notConfirmed, notRunning } from '../start-checks.ts';
import { confirm, unconfirm } from '../system-state.ts';
import { type ConfirmTopic, points } from './confirm-texts.ts';
import { defineStep } from './step-kind.ts';

/** What a point of confirmation has to know. */
export interface ConfirmData {
	readonly topic: ConfirmTopic;
	/** The nodes it is about. */
	readonly aliases: readonly string[];
	readonly question: string;
	/** The nodes that have to run by then. */
	readonly running: readonly NodeOnHost[];
	/** What has to be confirmed before. */
	readonly confirmed?: readonly string[];
}

/** A point that is passed when a person has looked: no script can see what the server answers. */
export default defineStep<ConfirmData>({
	kind: 'confirm',
	risk: 'read-only',
	title: ({ topic, aliases }) => say(points[topic].title, { aliases: aliases.join(', ') }),
	reason: ({ topic }) => say(points[topic].reason),
	label: ({ topic, aliases }) => [topic, ...(points[topic].perNode ? aliases : [])].join('-'),
	blockers: ({ running, confirmed = [] }, state) => [...notRunning(running, state), ...notConfirmed(confirmed, state)],
	apply: ({ topic, aliases }, state) => confirm(state, confirmationOf(topic, aliases)),
	revert: ({ topic, aliases }, state) => unconfirm(state, confirmationOf(topic, aliases)),
	lower: ({ question }) => [{ op: 'confirm', question }],
});

/** The word that stands for a confirmation in the state. */
export function confirmationOf(topic: ConfirmTopic, aliases: readonly string[]): string {
	return points[topic].perNode ? `${topic} ${aliases.join(' ')}` : topic;
}
