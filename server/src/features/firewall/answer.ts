import type { Locale } from '../../base/message.ts';
import type { PlanProblem } from '../../plan/plan.ts';
import type { RenderedFile } from '../../render/renderer.ts';
import { installationOf } from '../../workspace/apply-settings.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { clusterMeant, type GivenTarget } from '../drift/fetch-files.ts';
import { type ChoiceTexts, readChoices } from './choices.ts';
import { firewallKit, namesWithoutAddress } from './kit.ts';

/** The kit of a cluster, the names whose addresses have to be told first, or why there is none. */
export type FirewallAnswer =
	| { readonly files: readonly RenderedFile[] }
	| { readonly names: readonly string[] }
	| { readonly problems: readonly PlanProblem[] };

/** Makes the kit of the cluster with an id. */
export function answerFirewall(
	snapshot: Snapshot,
	cluster: string,
	target: GivenTarget | undefined,
	given: ChoiceTexts,
	locale: Locale,
): FirewallAnswer {
	const clusters = snapshot.clusters.filter(({ id }) => id === cluster); // none, where it is gone
	const meant = clusterMeant({ clusters, encodings: snapshot.encodings }, target);
	const choices = readChoices(given);
	if ('problems' in meant) return meant;
	if ('problems' in choices) return choices;
	const guarded = { ...meant, installation: installationOf(snapshot.settings) };
	const names = namesWithoutAddress(guarded, choices);
	return names.length > 0 ? { names } : firewallKit(guarded, choices, locale);
}
