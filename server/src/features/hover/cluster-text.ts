import { deploymentMode, describeMode, modeNames } from '../../model/deployment-mode.ts';
import { failureOf } from '../../model/survival/failure.ts';
import type { Placement } from '../../model/survival/placement.ts';
import { verdictsOf } from '../../model/survival/verdicts.ts';
import { verdictLines } from './failure-text.ts';
import type { HoverContext } from './hover.ts';
import { code, facts, heading, inert, paragraphs, type Say } from './markdown.ts';

/** About a cluster: its deployment mode, and which failures it survives. */
export function clusterText({ cluster, speak }: HoverContext): string {
	const mode = deploymentMode(cluster);
	const sentence = inert(describeMode(mode));
	return paragraphs([
		`**${code(cluster.name)}** — ${speak(modeNames[mode.kind])}`,
		speak(sentence.template, sentence.values),
		'placement' in mode && heading(speak({ en: 'What it survives', zh: '可承受的故障' })),
		'placement' in mode &&
			facts([countsLine(mode.placement, speak), ...verdictLines(verdictsOf(failureOf(cluster)), speak)]),
	]);
}

function countsLine(placement: Placement, speak: Say): string {
	const { controllers: n, dataNodes: d, replicas: r, level, perZone } = placement;
	return speak(
		perZone
			? {
					en: '{n} controllers, {d} data nodes, replicas by zone, reliability level {level}',
					zh: '{n} 个控制节点，{d} 个数据节点，副本数按区域配置，副本可靠性级别 {level}',
				}
			: {
					en: '{n} controllers, {d} data nodes, {r} replicas, reliability level {level}',
					zh: '{n} 个控制节点，{d} 个数据节点，{r} 个副本，副本可靠性级别 {level}',
				},
		{ n, d, r, level },
	);
}
