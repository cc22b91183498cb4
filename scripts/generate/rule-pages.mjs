// A page per rule and language, from the rule and the first case of its fixture.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const languages = [
	{
		locale: 'en',
		folder: 'en',
		stop: '.',
		colon: ': ',
		semicolon: '; ',
		words: {
			rules: 'Rules',
			other: '中文',
			severity: 'Severity',
			since: 'Since server version',
			why: 'Why it matters',
			behaviour: 'What DolphinDB does',
			example: 'Example',
			settings: 'With the settings of the section `settings`.',
			fix: 'How to fix it',
			byHand: 'No quick-fix is offered for this.',
			cases: 'in some cases',
			after: 'After the first fix:',
			configuration: 'Configuration',
			setting: 'Setting',
			json: 'in `dolphindb-cluster.json` without the prefix',
			comment: 'In a file that has comments',
			source: 'Source',
			key: 'keys',
		},
	},
	{
		locale: 'zh',
		folder: 'zh-cn',
		stop: '。',
		colon: '：',
		semicolon: '；',
		words: {
			rules: '规则',
			other: 'English',
			severity: '严重级别',
			since: '适用的最低服务器版本',
			why: '为什么重要',
			behaviour: 'DolphinDB 的行为',
			example: '示例',
			settings: '示例使用 `settings` 一节中的设置。',
			fix: '如何修复',
			byHand: '此问题不提供快速修复。',
			cases: '某些情况下为',
			after: '应用首个快速修复后：',
			configuration: '配置',
			setting: '设置',
			json: '在 `dolphindb-cluster.json` 中不带前缀',
			comment: '在支持注释的文件中',
			source: '来源',
			key: '来源代号',
		},
	},
];

/** The pages of all rules, and their index, in both languages. */
export function rulePages(root, rules, exampleOf) {
	return languages.flatMap((language) => [
		...rules.map((rule) => ({
			path: `docs/rules/${language.folder}/${rule.code}.md`,
			text: page(rule, language, exampleFor(root, rule, language, exampleOf)),
		})),
		{ path: `docs/rules/${language.folder}/README.md`, text: index(rules, language) },
	]);
}

function exampleFor(root, { code }, { locale }, exampleOf) {
	const file = path.join(root, `test/fixtures/rules/${code.split('-')[0]}/${code}.fixture`);
	return existsSync(file) ? exampleOf(readFileSync(file, 'utf8'), code, locale) : undefined;
}

function page(rule, language, example) {
	const { words, locale, stop, colon } = language;
	const { code, severity, title, why, behaviour, since, source } = rule;
	return [
		`# ${code}`,
		`${prose(title[locale])}${stop}`,
		`${words.severity}${colon}**${severity}**${others(example, severity, words)}${since ? `${stop} ${words.since}${colon}${since.join(', ')}` : ''}`,
		`## ${words.why}`,
		prose(why[locale]),
		`## ${words.behaviour}`,
		prose(behaviour[locale]),
		...exampleParts(example, words),
		`## ${words.configuration}`,
		`${words.setting}${colon}\`"dolphindbCluster.severity": {"${code}": "off"}\` (\`hint\`, \`info\`, \`warning\`, \`error\`)${language.semicolon}${words.json}${stop}`,
		...(code.startsWith('nodes-') ? [] : [`${words.comment}${colon}\`# dolphindb-cluster-disable-next-line ${code}\``]),
		`${words.source}${colon}${source} ([${words.key}](../../sources.md))`,
		`[${words.rules}](README.md) · [${words.other}](../${language.folder === 'en' ? 'zh-cn' : 'en'}/${code}.md)`,
		'',
	]
		.join('\n\n')
		.replace(/\n+$/, '\n');
}

/** Severities that findings of the rule have besides its own. */
function others(example, own, words) {
	const rest = (example?.severities ?? []).filter((severity) => severity !== own);
	return rest.length > 0 ? ` (${words.cases} ${rest.join(', ')})` : '';
}

function exampleParts(example, words) {
	if (!example) return [];
	const { files, fixes, after } = example;
	return [
		`## ${words.example}`,
		...(files.includes('-- settings --') ? [words.settings] : []),
		fence(files),
		`## ${words.fix}`,
		fixes.length > 0 ? fixes.map((title) => `- ${prose(title)}`).join('\n') : words.byHand,
		...(after ? [words.after, fence(after)] : []),
	];
}

/** Text outside code, in which `<ALIAS>` would vanish as a tag that nobody knows. */
function prose(text) {
	return text.replace(/(`[^`]*`)|</g, (found, code) => code ?? `\\${found}`);
}

function fence(text) {
	return `\`\`\`\`text\n${text.replace(/\n$/, '')}\n\`\`\`\``;
}

function index(rules, { words, locale }) {
	const rows = rules.map(
		({ code, severity, title }) => `| [\`${code}\`](${code}.md) | ${severity} | ${prose(title[locale])} |`,
	);
	return `# ${words.rules}\n\n| code | ${words.severity} | |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}
