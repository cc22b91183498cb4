import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { canonicalFileNames } from '../../catalog/file-kinds.ts';
import { rowsKey } from '../../model/agreed-nodes.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { siteText } from '../../model/files/site.ts';
import { textOf } from '../../syntax/tree.ts';
import { fileAt } from '../places.ts';
import { reading, SITES } from '../reads.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';
import { fileOnHost } from '../votes.ts';
import { controllerFolders, type Home, nameFor, type Shared } from './controller-folders.ts';

export default defineClusterRule({
	code: 'file-missing',
	severity: 'error',
	reads: reading(SITES, { nodes: ['text'], controller: ['text'], agent: ['text'], cluster: ['text'] }),
	title: {
		en: 'A controller without cluster.nodes or cluster.cfg',
		zh: '控制节点目录缺少 cluster.nodes 或 cluster.cfg',
	},
	why: {
		en: 'The controller may not start. If it does, it does not know which nodes the cluster has, or how they are configured.',
		zh: '该控制节点可能无法启动；即使启动，也不知道集群有哪些节点、各节点如何配置。',
	},
	behaviour: {
		en: 'The start script passes both files to every controller. The guides put all configuration files on every host of a Raft group.',
		zh: '启动脚本会把这两个文件传给每个控制节点；部署教程要求 Raft 组的每台主机上都有全部配置文件。',
	},
	source: '[CM] §普通集群 note; [HA] §1 step 3 (all four files on every host) — certain',
	// Parts of clusters are common in workspaces. The file is certainly missed where most folders of controllers hold it,
	// or the folder is complete otherwise.
	*check(cluster) {
		const homes = controllerFolders(cluster);
		for (const kind of ['nodes', 'cluster'] as const) {
			const holders = homes.filter((home) => home[kind]);
			const isCommon = holders.length * 2 > homes.length;
			const lacking = homes.filter((home) => {
				const isElseComplete = holders.length > 0 && home[kind === 'nodes' ? 'cluster' : 'nodes'] !== undefined;
				return !home[kind] && (isCommon || isElseComplete || isAlone(cluster, kind, home));
			});
			if (lacking.length === 0) continue;
			const others: Others = { kind, holders, model: modelOf(cluster, kind, holders) };
			for (const home of lacking) yield missing(cluster, home, others);
		}
	},
});

/** Whether a folder is all there is of a cluster of one controller, and lacks but cluster.nodes; cluster.cfg may be left out. */
function isAlone(cluster: Cluster, kind: Shared, home: Home): boolean {
	const files = [home.controller, home.agent, home.cluster];
	if (kind !== 'nodes' || cluster.controllers.length !== 1 || cluster.nodesFiles.length > 0) return false;
	return files.every((file) => file?.tree.lines.every((line) => line.kind !== 'error')); // no excerpt
}

/** Who holds the file. */
interface Others {
	readonly kind: Shared;
	readonly holders: readonly Home[];
	/** The one that most of them agree with. */
	readonly model: ConfigFile | undefined;
}

function missing(cluster: Cluster, home: Home, others: Others): Finding {
	const { kind, model } = others;
	return {
		at: fileAt(home.controller),
		...(!model && { severity: 'info' as const }), // it may lie elsewhere, or nobody needs it in this workspace
		message: say(
			{
				en: 'Folder {dir} runs a controller but has no {file}.',
				zh: '目录 {dir} 部署了控制节点，但缺少 {file}。',
			},
			{ dir: home.package.name.split('/')[0] ?? '', file: canonicalFileNames[kind] },
		),
		...(model && {
			related: [
				{
					at: fileAt(model),
					message: say(
						{ en: 'Another folder has {file}.', zh: '其他目录中有 {file}。' },
						{ file: nameOf(cluster, model) },
					),
				},
			],
		}),
		fixes: () => (model && fits(home, model) ? [copyFix(cluster, home, model, others)] : []),
	};
}

/** The file that most of its holders agree with. */
function modelOf(cluster: Cluster, kind: Shared, holders: readonly Home[]): ConfigFile | undefined {
	const files = holders.flatMap((home) => home[kind] ?? []);
	if (kind === 'nodes') return files.find((file) => file === cluster.agreedNodes) ?? files[0];
	const versions = [...groupBy(files, contentOf).values()];
	return versions.sort((a, b) => b.length - a.length)[0]?.[0];
}

/** What a file says: equal for copies of one file. */
function contentOf(file: ConfigFile): string {
	return file.kind === 'nodes' ? rowsKey(file) : textOf(file.tree).replaceAll('\r\n', '\n').trimEnd();
}

/** Whether a file does not contradict the controller that it would be for. */
function fits({ controller }: Home, model: ConfigFile): boolean {
	if (model.kind !== 'nodes') return true;
	const own = controller.localSite?.site;
	return own !== undefined && model.rows.some((row) => siteText(row) === siteText(own) && row.mode === 'controller');
}

function copyFix(cluster: Cluster, home: Home, model: ConfigFile, { kind, holders }: Others): Fix {
	const id = `${home.package.folder}/${nameFor(kind, home, model)}`;
	const versions = new Set(holders.flatMap((one) => one[kind] ?? []).map(contentOf));
	return {
		title: say(
			{ en: 'Create {file} as a copy of {model}', zh: '将 {model} 复制为 {file}' },
			{ file: fileOnHost(home.package, id), model: nameOf(cluster, model) },
		),
		changes: [{ kind: 'create', file: id, text: textOf(model.tree) }],
		preferred: versions.size === 1,
	};
}

function nameOf(cluster: Cluster, file: ConfigFile): string {
	return fileOnHost(cluster.packageOfFile.get(file.id), file.id);
}
