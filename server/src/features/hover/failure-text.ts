import type { Cluster } from '../../model/cluster.ts';
import { failureOf } from '../../model/survival/failure.ts';
import { nothingOff, type Off } from '../../model/survival/off.ts';
import type { Verdict } from '../../model/survival/verdict.ts';
import { consequencesOf } from '../../model/survival/verdicts.ts';
import { inert, type Say } from './markdown.ts';

/** Sentences about failures as lines; the grave ones stand out. */
export function verdictLines(verdicts: readonly Verdict[], speak: Say): string[] {
	return verdicts.map(({ weight, message }) => {
		const { template, values } = inert(message);
		const line = speak(template, values);
		return weight === 'bad' ? `**${line}**` : line;
	});
}

/** What happens without a host, good and bad; nothing where no controller is known. */
export function withoutHost(cluster: Cluster, host: string, speak: Say): string[] {
	return consequences(cluster, { ...nothingOff, hosts: new Set([host]) }, speak, true);
}

/** What goes wrong without a node; nothing where nothing does. */
export function withoutNode(cluster: Cluster, alias: string, speak: Say): string[] {
	return consequences(cluster, { ...nothingOff, aliases: new Set([alias]) }, speak, false);
}

function consequences(cluster: Cluster, off: Off, speak: Say, tellsGood: boolean): string[] {
	const report = failureOf(cluster, off);
	if (report.state === 'unknown' || report.off.nodes.length === 0) return [];
	const told = consequencesOf(report).filter(({ weight }) => weight !== 'note' && (tellsGood || weight !== 'good'));
	return verdictLines(told, speak);
}
