import { modeFacts } from '../../catalog/roles.ts';
import { configuredFolders, homeOf, isOwned } from '../../plan/folders.ts';
import type { Placement } from '../../plan/plan.ts';
import type { Source } from '../../plan/source.ts';
import { entryOf, type Target } from '../../plan/target-layout.ts';
import { templateOf, type Wanted } from '../../plan/wanted.ts';
import { code, codes, facts, paragraphs, type Say } from '../hover/markdown.ts';

/** What the texts of hovers in targets need. */
export interface TargetContext {
	readonly source: Source;
	readonly wanted: Wanted;
	readonly target: Target;
	readonly speak: Say;
}

/** About a node: its role, where it runs today, and what the target makes of it; nothing for an unknown alias. */
export function targetNodeText(alias: string, context: TargetContext): string | undefined {
	const { source, wanted, target, speak } = context;
	const from = source.placementOf.get(alias);
	const to = wanted.placementOf.get(alias);
	const mode = (from ?? to)?.mode;
	if (mode === undefined || (!from && entryOf(target.nodes, alias)?.mode === undefined)) return undefined;
	return paragraphs([
		`**${code(alias)}** — ${speak(modeFacts(mode).name)}`,
		facts([...(from ? [today(from, context)] : []), ...changes(alias, from, to, context)]),
	]);
}

function today(node: Placement, { target, speak }: TargetContext): string {
	const said =
		target.kind === 'deploy'
			? { en: 'In the files: {place}', zh: '文件中：{place}' }
			: { en: 'Today: {place}', zh: '当前：{place}' };
	const dormant = speak({ en: ', without a row in cluster.nodes', zh: '，未写入 cluster.nodes' });
	return speak(said, { place: placeText(node, speak) }) + (node.registered ? '' : dormant);
}

function placeText({ host, port, package: path }: Placement, speak: Say): string {
	const values = { address: code(`${host}:${port}`), path: code(path) };
	return path === ''
		? values.address
		: speak({ en: '{address}, package {path}', zh: '{address}，安装目录 {path}' }, values);
}

function changes(
	alias: string,
	from: Placement | undefined,
	to: Placement | undefined,
	context: TargetContext,
): (string | false)[] {
	const { speak, target } = context;
	if (from && !to) return [speak({ en: 'Leaves the cluster', zh: '移出集群' })];
	if (!from && to) return added(alias, to, context);
	if (!from || !to || isSame(from, to)) return [speak({ en: 'Stays as it is', zh: '保持不变' })];
	return [
		speak({ en: 'Then: {place}', zh: '之后：{place}' }, { place: placeText(to, speak) }),
		registration(from, to, speak),
		target.kind === 'migrate' && foldersText(from, to, context),
	];
}

function added(alias: string, to: Placement, { source, target, speak }: TargetContext): string[] {
	const node = entryOf(target.nodes, alias);
	const like = node && templateOf(source, to.mode, node);
	const isPlaced = node?.host !== undefined && node.port !== undefined;
	return [
		isPlaced
			? speak({ en: 'Is added: {place}', zh: '新增：{place}' }, { place: placeText(to, speak) })
			: speak({ en: 'Is added; where is not said yet', zh: '新增；尚未指定主机和端口' }),
		...(like ? [speak({ en: 'Made like {alias}', zh: '以 {alias} 为模板' }, { alias: code(like.alias) })] : []),
	];
}

function isSame(a: Placement, b: Placement): boolean {
	return a.host === b.host && a.port === b.port && a.package === b.package && a.registered === b.registered;
}

function registration(from: Placement, to: Placement, speak: Say): string | false {
	if (from.registered === to.registered) return false;
	return to.registered
		? speak({ en: 'Gets a row in cluster.nodes', zh: '写入 cluster.nodes' })
		: speak({
				en: 'Loses its row in cluster.nodes and is not started any more',
				zh: '从 cluster.nodes 中移除，不再启动',
			});
}

/** Folders that files name keep their paths; the home goes with the package. */
function foldersText(from: Placement, to: Placement, { source, speak }: TargetContext): string | false {
	if (from.mode !== 'controller' && from.mode !== 'datanode') return false;
	const folders = configuredFolders(source.cluster, from).filter(isOwned);
	const home = homeOf(from) === homeOf(to) ? [] : [homeOf(from)];
	const going = from.host === to.host ? home : [...folders.map(({ path }) => path), homeOf(from)];
	return going.length === 0
		? speak({ en: 'Its data folders stay where they are', zh: '数据目录不移动' })
		: speak({ en: 'Its data folders are copied: {list}', zh: '复制数据目录：{list}' }, { list: codes(going) });
}
