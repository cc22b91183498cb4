import { groupBy } from '../../base/collections.ts';
import { modeFacts, modes } from '../../catalog/roles.ts';
import type { Placement } from '../../plan/plan.ts';
import { entryOf } from '../../plan/target-layout.ts';
import { code, codes, facts, paragraphs, type Say } from '../hover/markdown.ts';
import type { TargetContext } from './node-text.ts';

/** About a host: which nodes run there now, and which will. */
export function targetHostText(named: string, { source, wanted, target, speak }: TargetContext): string {
	const host = source.addresses.get(named) ?? named;
	const was = entryOf(target.hosts, host)?.was;
	const on = (nodes: readonly Placement[]) => nodes.filter((one) => one.host === host && one.registered);
	const [now, then] = [on(source.placements), on(wanted.placements)];
	const isSame = aliases(now) === aliases(then);
	return paragraphs([
		`**${code(host)}** — ${speak({ en: 'host', zh: '主机' })}`,
		facts([
			was !== undefined && speak({ en: 'Is {was} today', zh: '当前地址为 {was}' }, { was: code(was) }),
			target.kind === 'migrate' &&
				speak({ en: 'Today: {nodes}', zh: '当前：{nodes}' }, { nodes: nodesText(now, speak) }),
			target.kind === 'migrate' && isSame
				? speak({ en: 'Stays as it is', zh: '保持不变' })
				: speak({ en: 'Then: {nodes}', zh: '之后：{nodes}' }, { nodes: nodesText(then, speak) }),
		]),
	]);
}

function aliases(nodes: readonly Placement[]): string {
	return nodes
		.map(({ alias }) => alias)
		.sort()
		.join('\n');
}

function nodesText(nodes: readonly Placement[], speak: Say): string {
	if (nodes.length === 0) return speak({ en: 'no node', zh: '无节点' });
	const byMode = groupBy(nodes, ({ mode }) => mode);
	const groups = modes.flatMap((mode) => {
		const group = byMode.get(mode);
		if (!group) return [];
		const values = { role: speak(modeFacts(mode).name), list: codes(group.map(({ alias }) => alias)) };
		return [speak({ en: '{role} {list}', zh: '{role} {list}' }, values)];
	});
	return groups.join(speak({ en: '; ', zh: '；' }));
}
