// The settings in package.json, package.nls*.json and docs/settings.md, from the settings schema.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const PREFIX = 'dolphindbCluster.';

/** The manifest files with their settings as the schema has them; everything else in them stays. */
export function manifest(root, schema) {
	const settings = Object.entries(schema.properties);
	const file = (name, change) => {
		const value = JSON.parse(readFileSync(path.join(root, name), 'utf8'));
		return { path: name, text: `${JSON.stringify(change(value), undefined, '\t')}\n` };
	};
	return [
		file('package.json', (value) => withSettings(value, settings)),
		file('package.nls.json', (value) => withTexts(value, settings, 'description')),
		file('package.nls.zh-cn.json', (value) => withTexts(value, settings, 'zh')),
		{ path: 'docs/settings.md', text: page(settings) },
	];
}

/**
 * All hold for the whole window: a cluster may spread over several folders, so that the server has one set of settings,
 * and VS Code should not let anybody set them for a folder. None names a program or leads anything to be run.
 */
const SCOPE = 'window';

/** How much of the protocol is logged; the client library reads it. */
const TRACE = {
	default: 'messages',
	enum: ['messages', 'verbose'],
	enumDescriptions: ['Names of messages.', 'Messages with what is in them.'],
	zhEnumDescriptions: ['消息名称。', '消息及其内容。'],
	description:
		'What is logged of the messages between editor and server when the log level of the output channel is Trace.',
	zh: '输出通道的日志级别为 Trace 时，编辑器与服务器之间的消息记录到何种程度。',
};

function withSettings(value, settings) {
	const properties = [...settings, ['trace.server', TRACE]].map(([name, schema], order) => {
		const { zh: _, description: __, ...rest } = withPlaceholders(schema, name);
		return [PREFIX + name, { ...rest, markdownDescription: `%configuration.${name}%`, scope: SCOPE, order }];
	});
	const configuration = { title: 'DolphinDB Cluster', properties: Object.fromEntries(properties) };
	return { ...value, contributes: { ...value.contributes, configuration } };
}

function withTexts(value, settings, language) {
	const others = Object.entries(value).filter(([key]) => !key.startsWith('configuration.'));
	const texts = [...settings, ['trace.server', TRACE]].flatMap(([name, schema]) => [
		[name, linked(schema[language])],
		...meaningsOf(schema, name, language),
		...textsWithin(schema, name, language),
	]);
	return Object.fromEntries([...others, ...texts.map(([key, text]) => [`configuration.${key}`, text])]);
}

/** `#name#` is another setting: VS Code makes a link of its full name. */
function linked(text) {
	return text.replace(/#(\w+)#/g, `\`#${PREFIX}$1#\``);
}

/** The same as plain text. */
export function withoutLinks(text) {
	return text.replace(/#(\w+)#/g, '$1');
}

/** The texts of the values that a setting, or an entry of it, may have. */
function meaningsOf(schema, at, language) {
	if (typeof schema !== 'object' || schema === null) return [];
	const own = schema[language === 'zh' ? 'zhEnumDescriptions' : 'enumDescriptions'] ?? [];
	return [
		...own.map((text, index) => [`${at}.${schema.enum[index]}`, text]),
		...meaningsOf(schema.additionalProperties, at, language),
	];
}

/** A schema whose parts have placeholders for their descriptions, in place of both languages. */
function withPlaceholders(schema, at) {
	if (Array.isArray(schema)) return schema.map((part) => withPlaceholders(part, at));
	if (typeof schema !== 'object' || schema === null) return schema;
	const { zh: _, zhEnumDescriptions: __, ...rest } = schema;
	const entries = Object.entries(rest).map(([key, value]) => {
		if (key === 'description') return [key, `%configuration.${at}%`];
		if (key === 'enumDescriptions') return [key, schema.enum.map((one) => `%configuration.${at}.${one}%`)];
		if (key !== 'properties') return [key, withPlaceholders(value, at)];
		const parts = Object.entries(value).map(([name, part]) => [name, withPlaceholders(part, `${at}.${name}`)]);
		return [key, Object.fromEntries(parts)];
	});
	return Object.fromEntries(entries);
}

/** The texts of the parts of a schema, and of the values that those may have. */
function textsWithin(schema, at, language) {
	if (typeof schema !== 'object' || schema === null) return [];
	return Object.entries(schema).flatMap(([key, value]) => {
		if (key !== 'properties') return textsWithin(value, at, language);
		return Object.entries(value).flatMap(([name, part]) => [
			...(part.description === undefined ? [] : [[`${at}.${name}`, part[language]]]),
			...meaningsOf(part, `${at}.${name}`, language),
			...textsWithin(part, `${at}.${name}`, language),
		]);
	});
}

function page(settings) {
	const row = ([name, { description, zh, default: value }]) =>
		`## \`${PREFIX}${name}\`\n\n${withoutLinks(description)}\n\n${withoutLinks(zh)}\n\nDefault / 默认值: \`${JSON.stringify(value)}\`\n`;
	const head = '# Settings / 设置\n\nGenerated from server/src/workspace/settings.ts by `npm run generate`.\n';
	return [head, ...settings.map(row)].join('\n');
}
