import { say } from '../../base/message.ts';
import { dispensableSince } from '../../catalog/dispensable.ts';
import type { Cluster } from '../../model/cluster.ts';
import { type CfgFile, keyAt, nameAt } from '../../model/files/cfg-file.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import { place } from '../../model/files/site.ts';
import { commentFix, deleteFix, renameFix } from '../cfg/line-fixes.ts';
import { formerName, releasesText } from '../cfg/old-names.ts';
import { everywhere, isSetBeside } from '../cfg/settings-rule.ts';
import { defineTextRule, type Finding, type Fix } from '../rule.ts';
import { newColumns } from './columns.ts';
import { type Dated, datedSettings, isNew, isOver } from './dated-settings.ts';

export default defineTextRule({
	code: 'version-feature',
	severity: 'info',
	reads: ['settings', 'rows'],
	title: { en: 'Not for the declared server version', zh: '与声明的服务器版本不符' },
	why: {
		en: 'A setting that the declared version does not have yet, or no longer needs, does not have the effect that the file suggests.',
		zh: '声明的版本尚不支持或已不再需要的设置，不会带来预期的效果。',
	},
	behaviour: {
		en: 'DolphinDB silently ignores parameters that it does not know. The manual does not say what it does with a column of cluster.nodes that its release does not have yet.',
		zh: 'DolphinDB 会静默忽略不认识的配置项；手册没有说明如何处理 cluster.nodes 中该版本尚不支持的列。',
	},
	source: '[3C]; [SCS]; [FC] — certain',
	*check(file, { serverVersion }) {
		if (serverVersion === undefined) return;
		yield* file.kind === 'nodes' ? inHeader(file, serverVersion) : inSettings(file, serverVersion);
	},
});

function* inSettings(file: CfgFile, version: string): Iterable<Finding> {
	for (const dated of datedSettings(file)) {
		const copies = (cluster: Cluster) => everywhere(cluster, file, dated.entry);
		if (isNew(dated, version)) {
			yield tooNew(dated, version, (cluster) => fixesForNew(dated, version, copies(cluster)));
		} else if (isOver(dated, version)) {
			yield over(dated, version, (cluster) => [...commentFix(copies(cluster), true), ...deleteFix(copies(cluster))]);
		}
	}
}

function* inHeader(file: NodesFile, version: string): Iterable<Finding> {
	for (const { token, since } of newColumns(file, version)) {
		yield {
			at: place(file.id, 0, token),
			message: say(
				{
					en: 'The column {feature} needs server {version} or later; {declared} is declared.',
					zh: '{feature} 列需要 {version} 及以上版本，当前声明的版本为 {declared}。',
				},
				{ feature: token.text, version: releasesText(version, since), declared: version },
			),
		};
	}
}

function tooNew(
	{ entry, parameter, zoneSince }: Dated,
	version: string,
	fixes: NonNullable<Finding['fixes']>,
): Finding {
	const since = zoneSince ?? parameter.since ?? [];
	return {
		at: zoneSince ? keyAt(entry) : nameAt(entry),
		message: say(
			{
				en: '{feature} needs server {version} or later; {declared} is declared.',
				zh: '{feature} 需要 {version} 及以上版本，当前声明的版本为 {declared}。',
			},
			{
				feature: zoneSince ? entry.syntax.key.text : entry.name,
				version: releasesText(version, since),
				declared: version,
			},
		),
		fixes,
	};
}

/** A setting that has got a new name since goes by its former name; another one waits as a comment. */
function fixesForNew({ parameter }: Dated, version: string, copies: ReturnType<typeof everywhere>): Fix[] {
	const former = formerName(parameter, version);
	if (!former) return commentFix(copies, true);
	return isSetBeside(copies, former.name)
		? commentFix(copies, true)
		: [renameFix(copies, former.name, true), ...commentFix(copies)];
}

function over({ entry, parameter }: Dated, version: string, fixes: NonNullable<Finding['fixes']>): Finding {
	return {
		at: nameAt(entry),
		message: say(
			{ en: '{name} is no longer needed since {version}.', zh: '自 {version} 起不再需要 {name}。' },
			{ name: entry.name, version: releasesText(version, dispensableSince(parameter) ?? []) },
		),
		tags: ['deprecated'],
		fixes,
	};
}
