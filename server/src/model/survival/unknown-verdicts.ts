import type { Template } from '../../base/message.ts';
import type { FailureReport, Unknown } from '../../protocol/failure.ts';
import { listed } from '../deployment-mode.ts';
import { type Verdict, verdict } from './verdict.ts';

/** What the files do not tell, and what is assumed instead. */
export function unknownVerdicts({ unknown, isStandalone }: FailureReport): Verdict[] {
	return unknown.map(({ kind, names }) =>
		verdict(
			kind === 'controllers' ? 'caution' : 'note',
			kind === 'controllers' && isStandalone ? NO_SITE : templates[kind],
			{ list: listed(names, kind === 'agents' ? 'hosts' : 'nodes') },
		),
	);
}

const NO_SITE: Template = {
	en: 'Nobody knows where the standalone server runs: dolphindb.cfg has no localSite.',
	zh: '无法得知单节点运行在何处：dolphindb.cfg 中没有 localSite。',
};

const templates: Readonly<Record<Unknown['kind'], Template>> = {
	controllers: {
		en: 'No controller is known, so whether the cluster works is not known either.',
		zh: '没有已知的控制节点，因此无法判断集群是否可用。',
	},
	hosts: {
		en: 'The host of {list} is not known; such nodes count as up.',
		zh: '{list} 所在的主机未知；这些节点视为在线。',
	},
	roles: { en: 'The role of {list} is not known; such nodes do not count.', zh: '{list} 的角色未知，不计入。' },
	agents: {
		en: 'No agent of {list} is known, so nodes there may not start from the console.',
		zh: '{list} 上没有已知的代理节点，该处的节点可能无法从控制台启动。',
	},
	defaults: {
		en: 'What controller.cfg says of {list} is not known; the default is assumed.',
		zh: '无法得知 controller.cfg 中的 {list}，按默认值计算。',
	},
	differences: {
		en: 'Controllers differ in {list}; what most of them say is assumed.',
		zh: '各控制节点的 {list} 不一致，按多数取值计算。',
	},
	zones: {
		en: 'Replicas are counted by zone ({list}), so what is said of data stops short.',
		zh: '副本数按区域（{list}）配置，因此对数据的判断有限。',
	},
};
