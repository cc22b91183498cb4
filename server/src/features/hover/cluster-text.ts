import { deploymentMode, describeMode, modeNames } from '../../model/deployment-mode.ts';
import { dataSinglePoints, metadataSinglePoints, type Placement } from '../../model/survive.ts';
import type { HoverContext } from './hover.ts';
import { code, codes, facts, heading, inert, paragraphs, type Say } from './markdown.ts';

/** About a cluster: its deployment mode, and which failures it survives. */
export function clusterText({ cluster, speak }: HoverContext): string {
	const mode = deploymentMode(cluster);
	const sentence = inert(describeMode(mode));
	return paragraphs([
		`**${code(cluster.name)}** — ${speak(modeNames[mode.kind])}`,
		speak(sentence.template, sentence.values),
		'placement' in mode && heading(speak({ en: 'What it survives', zh: '可承受的故障' })),
		'placement' in mode && facts(survivalLines(mode.placement, speak)),
	]);
}

function survivalLines(placement: Placement, speak: Say): (string | false)[] {
	const metadata = metadataSinglePoints(placement).map(({ host }) => host);
	const data = dataSinglePoints(placement).map(({ host }) => host);
	return [
		speak(
			{
				en: '{n} controllers, {d} data nodes, {r} replicas, reliability level {level}',
				zh: '{n} 个控制节点，{d} 个数据节点，{r} 个副本，副本可靠性级别 {level}',
			},
			{ n: placement.controllers, d: placement.dataNodes, r: placement.replicas, level: placement.level },
		),
		metadata.length > 0
			? speak(
					{ en: 'No majority of controllers without {list}', zh: '失去 {list} 后控制节点不足多数' },
					{ list: codes(metadata) },
				)
			: speak({
					en: 'Any one host may fail: the controllers keep their majority',
					zh: '任一主机宕机后控制节点仍保持多数',
				}),
		data.length > 0 &&
			speak(
				{ en: 'Some partitions may be unavailable without {list}', zh: '失去 {list} 后部分分区可能不可用' },
				{ list: codes(data) },
			),
	];
}
