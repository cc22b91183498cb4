import { type Locale, render } from '../../base/message.ts';
import type { Cluster } from '../../model/cluster.ts';
import { failureOf } from '../../model/survival/failure.ts';
import { nothingOff, type Off } from '../../model/survival/off.ts';
import { verdictsOf } from '../../model/survival/verdicts.ts';
import type { ToldFailure } from '../../protocol/failure.ts';

/** What is left of a cluster when hosts and nodes are off, as data and in sentences. */
export function tellFailure(cluster: Cluster, locale: Locale, off: Off = nothingOff): ToldFailure {
	const failure = failureOf(cluster, off);
	const verdicts = verdictsOf(failure).map(({ weight, message }) => ({ weight, text: render(message, locale) }));
	return { failure, verdicts };
}
