import { unique } from '../../base/collections.ts';
import { overviewOf } from '../../features/failure/overview.ts';
import type { Cluster } from '../../model/cluster.ts';
import { processesOf } from '../../model/processes.ts';
import { isSurvived } from '../../model/survival/failure.ts';
import { namedHosts, offFrom } from '../../model/survival/off.ts';
import { complain, exitCode, localeFrom, oneOf, readArguments, refusal, type UsageError } from '../command.ts';
import { topologyFormats } from '../formats/topology.ts';
import { load } from '../load.ts';
import { oneFolder } from '../meant.ts';
import { noFiles } from './check.ts';

/** Draws the clusters below a path, and says what happens when hosts and nodes are off. */
export async function topology(args: readonly string[]): Promise<number> {
	const { values, positionals } = readArguments(args, {
		fail: { type: 'string', multiple: true },
		format: { type: 'string', default: 'text' },
		config: { type: 'string' },
		locale: { type: 'string' },
	});
	const format = oneOf('format', values.format, Object.keys(topologyFormats));
	const locale = localeFrom(values.locale);
	const [folder = '.', ...more] = positionals;
	if (more.length > 0) throw oneFolder();
	const { workspace, problems } = await load([folder], locale, values.config);
	complain(problems, locale);
	const snapshot = workspace.snapshot();
	const { clusters } = snapshot;
	if (clusters.length === 0) throw noFiles([folder]);
	const names = values.fail && namesIn(values.fail);
	const all = failing(clusters, names ?? []).map(({ cluster, off }) => ({ snapshot, cluster, off }));
	const drawn = all.map(({ cluster, off }) => overviewOf(cluster, locale, off));
	console.log(topologyFormats[format]?.(drawn, locale, all));
	if (problems.length > 0) return exitCode.refused;
	const hit = drawn.filter(({ failure }) => failure.off.nodes.length > 0);
	return hit.every(({ failure }) => isSurvived(failure)) ? exitCode.clean : exitCode.findings;
}

function namesIn(lists: readonly string[]): string[] {
	const names = unique(lists.flatMap((list) => list.split(',')).map((name) => name.trim())).filter(
		(name) => name !== '',
	);
	if (names.length > 0) return names;
	throw refusal({ en: '--fail names no host and no node', zh: '--fail 没有指定主机或节点' });
}

/** What is off in which cluster; a name that is nothing in all of them is refused. */
function failing(clusters: readonly Cluster[], names: readonly string[]) {
	const found = clusters.map((cluster) => ({ cluster, ...offFrom(cluster, names) }));
	const strange = names.filter((name) => found.every((one) => one.strange.includes(name)));
	if (strange.length > 0) throw noSuchName(strange, clusters);
	return found;
}

function noSuchName(strange: readonly string[], clusters: readonly Cluster[]): UsageError {
	const nodes = clusters.flatMap((cluster) => processesOf(cluster).map(({ site }) => site.alias));
	return refusal(
		{
			en: '--fail {strange}: no such host or node; hosts: {hosts}; nodes: {nodes}',
			zh: '--fail {strange}：没有该主机或节点；主机：{hosts}；节点：{nodes}',
		},
		{ strange: strange.join(', '), hosts: some(clusters.flatMap(namedHosts)), nodes: some(nodes) },
	);
}

/** More names than that do not help. */
const MOST_NAMES = 20;

function some(names: readonly string[]): string {
	const all = unique(names);
	return all.slice(0, MOST_NAMES).join(', ') + (all.length > MOST_NAMES ? ', …' : '') || '-';
}
