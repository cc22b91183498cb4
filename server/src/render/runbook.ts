import { uniqueBy } from '../base/collections.ts';
import { type Locale, type Message, render, say, type Template } from '../base/message.ts';
import type { HostPath } from '../plan/operation.ts';
import type { Plan, PlanHost } from '../plan/plan.ts';
import { MOST_HOSTS } from './by-hand/by-hand.ts';
import { prepared } from './prepared.ts';
import type { Renderer } from './renderer.ts';
import { dangerLines, timeLines } from './runbook/dangers.ts';
import { fileLines } from './runbook/files.ts';
import { bullets, code, codeBlock, plain } from './runbook/markdown.ts';
import { movedFrom, topologyLines } from './runbook/mermaid.ts';
import { hasPicture, pictureName } from './runbook/picture.ts';
import { allStepLines } from './runbook/step-groups.ts';
import { words } from './runbook/words.ts';
import { shellWords } from './shell-quote.ts';

/** What a person needs who runs the scripts at three in the morning, in both languages. */
export default {
	id: 'runbook',
	title: { en: 'Runbook', zh: '操作手册' },
	render: (given: Plan) => {
		const plan = prepared(given);
		return [
			{ path: 'RUNBOOK.md', text: runbookText(plan, 'en'), executable: false },
			{ path: 'RUNBOOK.zh-CN.md', text: runbookText(plan, 'zh'), executable: false },
		];
	},
} satisfies Renderer;

type Say = (template: Template, values?: Message['values']) => string;

function runbookText(plan: Plan, locale: Locale): string {
	const text: Say = (template, values) => render(say(template, values), locale);
	return [
		`# ${text(words.title, { name: plain(plan.name) })}`,
		'',
		text(words.plan, { id: code(plan.id) }),
		'',
		...shortLines(text),
		...conditionLines(plan, text),
		...warningLines(plan, locale, text),
		...placeLines(plan, locale, text),
		...fileLines(plan, locale),
		...moveLines(plan, locale, text),
		...timeLines(plan, locale),
		`## ${text(words.steps)}`,
		'',
		...(plan.steps.length > 0 ? allStepLines(plan, locale) : [text(words.noSteps), '']),
		...dangerLines(plan, locale),
		`## ${text(words.wrong)}`,
		'',
		...bullets([words.again, words.changed, words.exit, words.kept].map((template) => text(template))).slice(0, -1),
		'',
	].join('\n');
}

function shortLines(text: Say): string[] {
	const commands: readonly (readonly [string, Template])[] = [
		['bash migrate.sh', words.look],
		['bash migrate.sh --apply', words.apply],
		['bash migrate.sh --status', words.status],
		['bash verify.sh', words.verify],
		['bash rollback.sh --apply', words.back],
		['bash cleanup.sh', words.cleanup],
	];
	const lines = commands.map(([command, template]) => `${command.padEnd(26)} # ${text(template)}`);
	return [`## ${text(words.inShort)}`, '', ...codeBlock('bash', lines)];
}

function conditionLines({ hosts, steps, options, id }: Plan, text: Say): string[] {
	const copies = steps.flatMap(({ operations }) => operations).filter((operation) => operation.op === 'copy-tree');
	const pairs = uniqueBy(
		copies.filter(({ from, to }) => from.host !== to.host),
		({ from, to }) => JSON.stringify([from.host, to.host]),
	);
	const tool = options.transfer === 'rsync' ? 'rsync' : 'tar';
	return [
		`## ${text(words.before)}`,
		'',
		...bullets([
			text(words.tools, { transfer: tool }),
			text(words.user),
			...pairs.map(({ from, to }) => text(words.between, { from: code(from.host), to: code(to.host) })),
			text(words.inside),
			text(words.quiet),
			...(steps.length > 0 ? [text(words.dos)] : []),
			...(steps.length > 0 && hosts.length <= MOST_HOSTS ? [text(words.byHand)] : []),
			text(words.state, { folder: code(`${options.stateFolder}/${id}`) }),
		]),
		...(hosts.length > 0 ? [text(words.reach), '', ...codeBlock('bash', hosts.map(sshLine))] : []),
	];
}

function sshLine({ sshAddress, user, port, keyFile, jump, sudo }: PlanHost): string {
	return shellWords([
		...['ssh', '-o', 'BatchMode=yes', '-p', String(port)],
		...(keyFile === undefined ? [] : ['-i', keyFile]),
		...(jump === undefined ? [] : ['-J', jump]),
		user === '' ? sshAddress : `${user}@${sshAddress}`,
		...(sudo ? ['sudo', '-n', 'true'] : ['true']),
	]);
}

function warningLines({ warnings }: Plan, locale: Locale, text: Say): string[] {
	if (warnings.length === 0) return [];
	return [`## ${text(words.warnings)}`, '', ...bullets(warnings.map((warning) => plain(render(warning, locale))))];
}

function placeLines(plan: Plan, locale: Locale, text: Say): string[] {
	const { source, target } = plan;
	const before = topologyLines(source, () => false, locale);
	return [
		`## ${text(words.topology)}`,
		'',
		...(hasPicture(plan) ? [`![${text(words.topology)}](${pictureName[locale]})`, ''] : []),
		...(source.length > 0 ? [`### ${text(words.today)}`, '', ...codeBlock('mermaid', before)] : []),
		`### ${text(words.afterwards)}`,
		'',
		...codeBlock('mermaid', topologyLines(target, movedFrom(source), locale)),
	];
}

function moveLines(plan: Plan, locale: Locale, text: Say): string[] {
	const place = ({ host, path }: HostPath) => code(`${host}:${path}`);
	const moves = plan.moves.map(({ from, to, reason }) =>
		text(words.move, { from: place(from), to: place(to), reason: plain(render(reason, locale)) }),
	);
	return moves.length > 0 ? [`## ${text(words.moves)}`, '', ...bullets(moves)] : [];
}
