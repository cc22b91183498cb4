import { type Locale, type Message, render, say } from '../base/message.ts';
import type { Plan } from '../plan/plan.ts';
import type { RenderedFile } from './renderer.ts';
import { bullets, code, plain } from './runbook/markdown.ts';

/** A plan of several, in the folder that its files lie in. */
export interface ChainLink {
	readonly folder: string;
	readonly title: Message;
	readonly why: Message;
	readonly plan: Plan;
}

/** What a person needs to know about plans that are carried out one after the other, in both languages. */
export function renderOverview(links: readonly ChainLink[]): RenderedFile[] {
	return [
		{ path: 'OVERVIEW.md', text: overviewText(links, 'en'), executable: false },
		{ path: 'OVERVIEW.zh-CN.md', text: overviewText(links, 'zh'), executable: false },
	];
}

/** The overview as a text in one language. */
export function overviewText(links: readonly ChainLink[], locale: Locale): string {
	const text = (message: Message) => render(message, locale);
	return [
		`# ${text(say({ en: '{count} plans, one after the other', zh: '{count} 个计划，依次执行' }, { count: links.length }))}`,
		'',
		text(WHY),
		'',
		...links.flatMap(({ folder, title, why, plan }, at) => [
			`## ${at + 1}. ${plain(text(title))}`,
			'',
			plain(text(why)),
			'',
			...bullets([
				text(say({ en: 'Folder: {folder}', zh: '目录：{folder}' }, { folder: code(folder) })),
				text(say({ en: 'Plan: {id}, {steps} steps', zh: '计划：{id}，共 {steps} 步' }, idOf(plan))),
			]),
		]),
		`## ${text(say({ en: 'How to go on', zh: '执行方法' }))}`,
		'',
		...bullets(RULES.map(text)).slice(0, -1),
		'',
	].join('\n');
}

function idOf({ id, steps }: Plan): Message['values'] {
	return { id: code(id), steps: steps.length };
}

const WHY = say({
	en: 'One plan to this target would not be safe, or would mix what has to be told apart when something fails; so it is reached in several. Each was checked by itself, from the files that the one before leaves.',
	zh: '用一个计划到达该目标不安全，或会混入出错时难以区分的变更，因此分为多个计划。每个计划都以前一个计划产生的文件为起点，并单独通过了验证。',
});

const RULES: readonly Message[] = [
	say({
		en: 'Carry out each plan to its end by the runbook in its folder, and verify the cluster before you begin the next: the safety of the next one rests on all members of the group having the metadata.',
		zh: '按各目录中的操作手册将每个计划执行到底，并在开始下一个之前验证集群：下一个计划的安全性以全部成员均已持有元数据为前提。',
	}),
	say({
		en: 'You may stop after any of them; where the number of controllers is even then, go on soon: it tolerates no more failures than the odd number below.',
		zh: '可以在任一计划之后停下；如果此时控制节点为偶数个，请尽快继续：它并不比少一个时容忍更多故障。',
	}),
	say({
		en: 'When a file was changed in between, the preflight of the next plan stops: bring the workspace up to date and plan again.',
		zh: '如果期间修改过文件，下一个计划的预检会停止：请更新工作区并重新生成计划。',
	}),
	say({
		en: 'A way back leads to the begin of its own plan. To go back farther, plan the way to the old layout.',
		zh: '回退只会回到该计划开始之前的状态；如需回到更早的布局，请以旧布局为目标重新生成计划。',
	}),
];
