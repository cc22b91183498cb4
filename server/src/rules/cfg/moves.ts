import { unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { canonicalFileNames } from '../../catalog/file-kinds.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type CfgFile, type CfgKind, type Entry, parameterValue } from '../../model/files/cfg-file.ts';
import { type Copy, clusterFiles } from '../cluster/copies.ts';
import { controllerPackages } from '../controller/controllers.ts';
import { appendLines } from '../edits.ts';
import type { Fix } from '../rule.ts';
import type { Misplaced } from './misplaced.ts';
import { settingName } from './old-names.ts';
import { deleteLine } from './settings-rule.ts';

const KINDS: readonly Exclude<CfgKind, 'single'>[] = ['controller', 'agent', 'cluster'];

/** The ways to move a setting to the right file of its package, where that file does not say something else already. */
export function* movesOf(cluster: Cluster, copies: readonly Copy[], misplaced: Misplaced): Iterable<Fix> {
	const { parameter, entry } = misplaced;
	const deletion = deleteLine(copies);
	if (!deletion) return;
	for (const kind of KINDS) {
		if (!parameter.files.includes(canonicalFileNames[kind])) continue;
		const targets = targetsOf(cluster, copies, kind);
		if (targets.length === 0 || !mayStandIn(kind, entry, parameter) || !fits(cluster, targets, entry)) continue;
		if (targets.some((file) => says(file, entry) === 'other')) continue;
		const missing = targets.filter((file) => says(file, entry) === 'nothing');
		yield {
			title: say({ en: 'Move to {file}', zh: '移到 {file}' }, { file: canonicalFileNames[kind] }),
			changes: [...missing.map((file) => appendLines(file, [entry.syntax.text.trim()])), ...deletion],
		};
	}
}

/** The files of a kind in the packages that hold the line; of cluster.cfg all copies, because they must agree. */
function targetsOf(cluster: Cluster, copies: readonly Copy[], kind: CfgKind): readonly CfgFile[] {
	const holders = new Set(copies.map(({ file }) => file));
	const packages = cluster.packages.filter((pkg) =>
		[pkg.controller, pkg.agent, pkg.cluster].some((file) => file && holders.has(file)),
	);
	if (packages.some((pkg) => !pkg[kind])) return [];
	return kind === 'cluster' ? clusterFiles(cluster) : unique(packages.flatMap((pkg) => pkg[kind] ?? []));
}

/** Qualifiers belong into cluster.cfg only, and a directory for all its nodes needs their alias in it. */
function mayStandIn(kind: CfgKind, { qualifier, value }: Entry, parameter: Parameter): boolean {
	if (kind !== 'cluster') return qualifier === undefined && !value.includes('<ALIAS>');
	return !parameter.mustDifferPerNode || qualifier !== undefined || value.includes('<ALIAS>');
}

/** A cache engine needs dataSync in every controller.cfg, and may have half of the memory of its nodes. */
function fits(cluster: Cluster, targets: readonly CfgFile[], { name, value }: Entry): boolean {
	if (!/CacheEngine(Mem)?Size$/.test(name)) return true;
	const isSynced = controllerPackages(cluster).every(({ controller }) =>
		/^(1|true)$/.test(checkedPart(parameterValue(controller, 'dataSync') ?? '')),
	);
	const memory = targets.map((file) => Number(checkedPart(parameterValue(file, 'maxMemSize') ?? '0')));
	return isSynced && memory.every((size) => size === 0 || size >= 2 * Number(checkedPart(value)));
}

/** What a file says about a setting, whichever of its names stands there. */
function says(file: CfgFile, entry: Entry): 'nothing' | 'same' | 'other' {
	const wanted = meaning(entry);
	const there = file.entries.filter((one) => one.qualifier === entry.qualifier && meaning(one) === wanted);
	if (there.length === 0) return 'nothing';
	return there.every((one) => checkedPart(one.value) === checkedPart(entry.value)) ? 'same' : 'other';
}

function meaning({ name }: Entry): string {
	return settingName({ name: resolveName(name)?.parameter.name ?? name });
}
