import type { FileId } from '../../base/span.ts';
import { canonicalFileNames } from '../../catalog/file-kinds.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { applyEdits } from '../../rules/apply-changes.ts';
import { packagesOn } from '../../rules/cluster-edits.ts';
import { type ControllerPackage, controllerPackages } from '../../rules/controller/controllers.ts';
import type { FileChange } from '../../rules/rule.ts';
import { textOf } from '../../syntax/tree.ts';
import { adapted } from './adapted-file.ts';
import { agentFile } from './agent-file.ts';
import { agentOn } from './agent-here.ts';
import { type NewPlace, newPlaces } from './new-places.ts';
import type { NewNode } from './new-rows.ts';
import type { Place, Rewrite } from './refactoring.ts';

/** The files of new controllers, with the other changes made in them, where the workspace has a place for them. */
export function controllerFiles(place: Place, nodes: readonly NewNode[], others: readonly FileChange[]): Rewrite {
	const first = patternFor(place.cluster, nodes[0]?.host);
	const find = first && newPlaces(place, 'controller', first);
	const made = nodes.flatMap((node): Rewrite[] => {
		const pattern = patternFor(place.cluster, node.host);
		const target = find?.(node.host);
		if (!pattern || !target) return [];
		return [
			ownFile(pattern, node, target),
			...missingCopies(pattern, target).map((model) => copied(model, target, others)),
			agentOfHost(place, node, target, nodes),
		];
	});
	return {
		changes: made.flatMap(({ changes }) => changes),
		like: new Map(made.flatMap(({ like }) => [...(like ?? [])])),
	};
}

/** A controller.cfg to copy: of the host where it has one, else the first. */
function patternFor(cluster: Cluster, host: string | undefined): ControllerPackage | undefined {
	const packages = controllerPackages(cluster).filter(({ controller }) => controller.localSite !== undefined);
	return packages.find((pkg) => pkg.controller.localSite?.site.host === host) ?? packages[0];
}

function ownFile({ controller }: ControllerPackage, to: NewNode, { file, folders }: NewPlace): Rewrite {
	const from = controller.localSite?.site;
	return from ? created(file, controller, adapted(controller, { from, to, folders })) : { changes: [] };
}

function created(file: FileId, model: ConfigFile, text: string): Rewrite {
	return { changes: [{ kind: 'create', file, text }], like: new Map([[file, model.id]]) };
}

/** What the package of the pattern has beside its controller.cfg, and the place has not: every controller has a copy. */
function missingCopies(pattern: ControllerPackage, { package: pkg, folder }: NewPlace): readonly ConfigFile[] {
	const models = [pattern.nodes, pattern.cluster].filter((file) => file !== undefined);
	const own = new Set([pkg?.nodes, pkg?.cluster].map((file) => file?.kind));
	return pattern.folder === folder ? [] : models.filter(({ kind }) => !own.has(kind));
}

function copied(model: ConfigFile, { folder }: NewPlace, changes: readonly FileChange[]): Rewrite {
	const edits = changes.flatMap((change) => (change.kind === 'edit' && change.file === model.id ? [change] : []));
	return created(`${folder}/${canonicalFileNames[model.kind]}`, model, applyEdits(textOf(model.tree), edits));
}

/** From now on the workspace shows the host, and so the agent that the host is known to have. */
function agentOfHost(
	place: Place,
	{ host }: NewNode,
	{ folder, folders }: NewPlace,
	nodes: readonly NewNode[],
): Rewrite {
	const row = agentOn(place, host);
	if (!row || packagesOn(place.cluster, host).length > 0) return { changes: [] };
	const to: NewNode = { host: row.host, port: row.port, alias: row.alias, mode: 'agent' };
	const file = `${folder}/${canonicalFileNames.agent}`;
	return agentFile(place.cluster, { file, to, folders, newControllers: nodes });
}
