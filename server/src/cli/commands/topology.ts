import { unique } from '../../base/collections.ts';
import { overviewOf } from '../../features/failure/overview.ts';
import type { Cluster } from '../../model/cluster.ts';
import { processesOf } from '../../model/processes.ts';
import { isSurvived } from '../../model/survival/failure.ts';
import { namedHosts, offFrom } from '../../model/survival/off.ts';
import {
	complain,
	defineCommand,
	exitCode,
	type Given,
	localeFrom,
	oneOf,
	refusal,
	type UsageError,
} from '../command.ts';
import { topologyFormats } from '../formats/topology.ts';
import { load } from '../load.ts';
import { oneFolder } from '../meant.ts';
import { noFiles } from '../no-files.ts';
import { configOption, formatOption, localeOption, type Options } from '../options.ts';

const options = {
	fail: {
		type: 'string',
		multiple: true,
		value: 'HOST|NODE,...',
		completes: [],
		says: { en: 'Says what happens when these are off.', zh: '说明这些主机或节点离线时的后果。' },
	},
	format: formatOption('text', 'json', 'mermaid', 'svg'),
	config: configOption,
	locale: localeOption,
} as const satisfies Options;

/** Draws the clusters below a path, and says what happens when hosts and nodes are off. */
export const topology = defineCommand(
	{
		name: 'topology',
		says: {
			en: 'Draws the clusters, and says what happens when hosts or nodes are off.',
			zh: '绘制集群，并说明主机或节点离线时的后果。',
		},
		takes: { shown: '[PATH]', completes: 'folder' },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	const format = oneOf('format', values.format, options.format.words);
	const locale = localeFrom(values.locale);
	const [folder = '.', ...more] = positionals;
	if (more.length > 0) throw oneFolder();
	const { workspace, problems } = await load([folder], locale, { config: values.config });
	complain(problems, locale);
	const snapshot = workspace.snapshot();
	const { clusters } = snapshot;
	if (clusters.length === 0) throw noFiles([folder]);
	const names = values.fail && namesIn(values.fail);
	const all = failing(clusters, names ?? []).map(({ cluster, off }) => ({ snapshot, cluster, off }));
	const drawn = all.map(({ cluster, off }) => overviewOf(cluster, locale, off));
	console.log(topologyFormats[format](drawn, locale, all));
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
