import type { Message } from '../base/message.ts';
import { memberSteps } from './member-steps.ts';
import { sortedBy } from './natural-order.ts';
import { packageNames } from './package-names.ts';
import type { MemberChange } from './quorum.ts';
import type { Source } from './source.ts';
import * as reasons from './stage-reasons.ts';
import { entryOf, type Target, type TargetNode } from './target-layout.ts';
import { packageRunning } from './wanted.ts';

/** A part of the way to a target, which takes a plan of its own. */
export interface Stage {
	readonly target: Target;
	/** A short name, for a folder: `3-to-5-controllers`. */
	readonly label: string;
	readonly title: Message;
	/** Why it is a plan of its own. */
	readonly why: Message;
}

/**
 * What has to be carried out one after the other: new addresses, new ports (P-26), moves together with the first change
 * of the group of controllers, and its further changes. Most targets take one stage.
 */
export function stagesOf(source: Source, target: Target): Stage[] {
	if (target.kind === 'deploy') return [wholeStage(target)];
	const first = [...addressStage(source, target), ...portStage(source, target)];
	const members = memberStages(source, target);
	const rest =
		members.length > 1 ? members : changesLayout(source, target) || first.length === 0 ? [wholeStage(target)] : [];
	const all = [...first, ...rest];
	return all.length < 2 ? [wholeStage(target)] : all.map((stage, at) => named(stage, at + 1, target));
}

function wholeStage(target: Target): Stage {
	return { target, label: 'nodes', title: reasons.nodes, why: reasons.apart };
}

function named(stage: Stage, number: number, { name, kind }: Target): Stage {
	return { ...stage, target: { ...stage.target, name: `${name ?? kind}-${number}` } };
}

/** The target with the packages only that there are when its turn comes, or that its nodes speak of. */
export function withPackagesOf(source: Source, target: Target): Target {
	const known = packageNames(source, target);
	const packages = Object.entries(target.packages).filter(([key]) => known(key));
	return { ...target, packages: Object.fromEntries(packages) };
}

function addressStage(source: Source, target: Target): Stage[] {
	if (source.addresses.size === 0) return [];
	const { addresses: title, addressesWhy: why } = reasons;
	return [{ target: { ...target, nodes: {} }, label: 'addresses', title, why }];
}

function portStage(source: Source, target: Target): Stage[] {
	const ports = source.placements.flatMap(({ alias, port, registered }) => {
		const wanted = entryOf(target.nodes, alias)?.port ?? port;
		return wanted === port ? [] : [[alias, { port: wanted, registered }] as const];
	});
	if (ports.length === 0) return [];
	const { ports: title, portsWhy: why } = reasons;
	return [{ target: { ...target, nodes: Object.fromEntries(ports) }, label: 'ports', title, why }];
}

/** Whether nodes come, leave, or run elsewhere: anything but another address or port. */
function changesLayout(source: Source, target: Target): boolean {
	return Object.entries(target.nodes).some(([alias, node]) => {
		const today = source.placementOf.get(alias);
		if (!today || node === null) return today !== undefined || node !== null;
		const { host = today.host, package: name, registered } = node;
		const isPackage = name === undefined || name === packageRunning(source, alias)?.name;
		return host !== today.host || !isPackage || (today.mode === 'agent' && registered !== today.registered);
	});
}

/** The plans that the change of the group of controllers takes, the first of which does everything else as well. */
function memberStages(source: Source, target: Target): Stage[] {
	const isController = (alias: string) => source.placementOf.get(alias)?.mode === 'controller';
	const entries = sortedBy(Object.entries(target.nodes), ([alias]) => alias);
	const removed = entries
		.filter(([alias, node]) => node === null && isController(alias))
		.map(([alias]) => alias)
		.reverse(); // the last first
	const added = entries.filter(([alias, node]) => node?.mode === 'controller' && !source.placementOf.has(alias));
	const old = source.placements.filter(({ mode }) => mode === 'controller').length;
	const steps = memberSteps({ old, removed: removed.length, added: added.length }) ?? [];
	if (steps.length < 2) return [];
	let [gone, come] = [0, 0];
	return steps.map((step) => {
		const leaving = new Set(removed.slice(gone, gone + step.removed));
		[gone, come] = [gone + step.removed, come + step.added];
		const later = new Set(added.slice(come).map(([alias]) => alias));
		const staying = new Set(removed.slice(gone));
		const nodes = entries.filter(([alias, node]) => {
			if (removed.includes(alias)) return leaving.has(alias);
			const controller = node === null ? packageRunning(source, alias)?.controller : undefined;
			return !staying.has(controller ?? '') && !waits(alias, node, later, target);
		});
		return memberStage({ ...target, nodes: Object.fromEntries(nodes) }, step);
	});
}

/** A controller of a later stage, or a dormant agent that comes with its package. */
function waits(alias: string, node: TargetNode | null, later: ReadonlySet<string>, target: Target): boolean {
	if (later.has(alias)) return true;
	if (!node || node.registered || node.package === undefined) return false;
	return [...later].some((one) => {
		const controller = entryOf(target.nodes, one);
		return controller?.host === node.host && controller?.package === node.package;
	});
}

function memberStage(target: Target, step: MemberChange): Stage {
	const size = step.old - step.removed + step.added;
	return {
		target,
		label: size === step.old ? 'replace-a-controller' : `${step.old}-to-${size}-controllers`,
		title: reasons.members(step.old, size),
		why: reasons.membersWhy(step, size),
	};
}
