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

function withSettings(value, settings) {
	const properties = settings.map(([name, { zh: _, description: __, ...schema }]) => {
		return [PREFIX + name, { ...withPlaceholders(schema, name), markdownDescription: `%configuration.${name}%` }];
	});
	const configuration = { title: 'DolphinDB Cluster', properties: Object.fromEntries(properties) };
	return { ...value, contributes: { ...value.contributes, configuration } };
}

function withTexts(value, settings, language) {
	const others = Object.entries(value).filter(([key]) => !key.startsWith('configuration.'));
	const texts = settings.flatMap(([name, schema]) => [
		[`configuration.${name}`, schema[language]],
		...textsWithin(schema, name).map(({ path: key, schema: part }) => [`configuration.${key}`, part[language]]),
	]);
	return Object.fromEntries([...others, ...texts]);
}

/** A schema whose parts have placeholders for their descriptions, in place of both languages. */
function withPlaceholders(schema, at) {
	if (Array.isArray(schema)) return schema.map((part) => withPlaceholders(part, at));
	if (typeof schema !== 'object' || schema === null) return schema;
	const { zh: _, ...rest } = schema;
	const entries = Object.entries(rest).map(([key, value]) => {
		if (key === 'description') return [key, `%configuration.${at}%`];
		if (key !== 'properties') return [key, withPlaceholders(value, at)];
		const parts = Object.entries(value).map(([name, part]) => [name, withPlaceholders(part, `${at}.${name}`)]);
		return [key, Object.fromEntries(parts)];
	});
	return Object.fromEntries(entries);
}

/** The parts of a schema that have a description. */
function textsWithin(schema, at) {
	if (typeof schema !== 'object' || schema === null) return [];
	return Object.entries(schema).flatMap(([key, value]) => {
		if (key !== 'properties') return textsWithin(value, at);
		return Object.entries(value).flatMap(([name, part]) => {
			const inside = textsWithin(part, `${at}.${name}`);
			return part.description === undefined ? inside : [{ path: `${at}.${name}`, schema: part }, ...inside];
		});
	});
}

function page(settings) {
	const row = ([name, { description, zh, default: value }]) =>
		`## \`${PREFIX}${name}\`\n\n${description}\n\n${zh}\n\nDefault / 默认值: \`${JSON.stringify(value)}\`\n`;
	const head = '# Settings / 设置\n\nGenerated from server/src/workspace/settings.ts by `npm run generate`.\n';
	return [head, ...settings.map(row)].join('\n');
}
