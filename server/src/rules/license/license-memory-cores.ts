import { say, type Template } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { type LicenceLimits, limitsOf } from '../../catalog/licences.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import { checkedAt, isSetting } from '../cfg/settings.ts';
import { defineEntryRule } from '../line-rules.ts';

export default defineEntryRule({
	code: 'license-memory-cores',
	severity: 'info',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'More memory or cores than the licence allows', zh: '内存或核数超出授权上限' },
	why: {
		en: 'The node gets less than the file says, or does not start.',
		zh: '节点实际可用的资源少于配置值，或者无法启动。',
	},
	behaviour: {
		en: 'DolphinDB checks cores and memory when a node starts; memory is limited to what the licence allows.',
		zh: '节点启动时，DolphinDB 会校验核数与内存；可用内存以授权允许的上限为准。',
	},
	source: '[NP] 2.1; limits.md; oom guide — certain',
	*checkEntry(_file, entry, { licence }) {
		const limits = limitsOf(licence);
		if (limits.memory === undefined && limits.cores === undefined) return;
		const limit = limitFor(entry, limits);
		const value = checkedPart(entry.value);
		if (!limit || !/^\d+(\.\d+)?$/.test(value) || Number(value) <= limit.max) return;
		yield {
			at: checkedAt(entry),
			message: say(limit.text, { key: entry.syntax.key.text, value, max: limit.max }),
		};
	},
});

const MEMORY: Template = {
	en: '{key}={value} exceeds the {max} GB per node that the licence allows.',
	zh: '{key}={value} 超出授权允许的单节点内存上限 {max} GB。',
};

const CORES: Template = {
	en: '{key}={value} exceeds the cores per node that the licence allows ({max}).',
	zh: '{key}={value} 超出授权允许的单节点核数上限 {max}。',
};

function limitFor(entry: Entry, { memory, cores }: LicenceLimits): { max: number; text: Template } | undefined {
	const name = isSetting(entry) ? resolveName(entry.name)?.parameter.name : undefined;
	if (name === 'maxMemSize' && memory !== undefined) return { max: memory, text: MEMORY };
	if (name === 'workerNum' && cores !== undefined) return { max: cores, text: CORES };
	return undefined;
}
