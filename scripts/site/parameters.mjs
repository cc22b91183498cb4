// Pages of all parameters, one for each area of the catalog and language, as Markdown: what hover and `explain` say.

const WORDS = {
	en: { parameters: 'Parameters', other: '中文', folder: 'en', otherFolder: 'zh-cn' },
	zh: { parameters: '参数', other: 'English', folder: 'zh-cn', otherFolder: 'en' },
};

/** What areas are called; a new one fails the build until it has a name. */
const AREAS = {
	availability: ['High availability', '高可用'],
	'compute-group': ['Compute groups', '计算组'],
	engines: ['Storage engines', '存储引擎'],
	network: ['Network', '网络'],
	observability: ['Logs and monitoring', '日志与监控'],
	query: ['Queries', '查询'],
	replication: ['Replication between clusters', '集群间异步复制'],
	resources: ['Memory, processors and disks', '内存、处理器与磁盘'],
	security: ['Security', '安全'],
	server: ['Server', '服务器'],
	storage: ['Storage', '存储'],
	streaming: ['Streaming', '流数据'],
};

/**
 * The pages by path.
 * @param {{ areas: readonly { area: string, parameters: readonly { name: string }[] }[],
 *   textOf: (parameter: object, locale: 'en' | 'zh') => string }} catalog
 */
export function parameterPages({ areas, textOf }) {
	return Object.keys(WORDS).flatMap((locale) => {
		const { folder } = WORDS[locale];
		return [
			[`docs/parameters/${folder}/README.md`, index(areas, locale)],
			...areas.map((one) => [`docs/parameters/${folder}/${one.area}.md`, page(one, locale, textOf)]),
		];
	});
}

function titleOf(area, locale) {
	if (!AREAS[area]) throw new Error(`the area ${area} of the catalog has no title in scripts/site/parameters.mjs`);
	return AREAS[area][locale === 'en' ? 0 : 1];
}

function page({ area, parameters }, locale, textOf) {
	const { parameters: all, other, otherFolder } = WORDS[locale];
	const sections = parameters.map((one) => `## ${one.name}\n\n${textOf(one, locale)}`);
	const links = `[${all}](README.md) · [${other}](../${otherFolder}/${area}.md)`;
	return `${[`# ${titleOf(area, locale)}`, links, ...sections].join('\n\n')}\n`;
}

function index(areas, locale) {
	const { parameters: all, other, otherFolder } = WORDS[locale];
	const lists = areas.map(({ area, parameters }) => {
		const names = parameters.map(({ name }) => `[\`${name}\`](${area}.md#${name.toLowerCase()})`);
		return `## [${titleOf(area, locale)}](${area}.md)\n\n${names.join(' · ')}`;
	});
	return `${[`# ${all}`, `[${other}](../${otherFolder}/README.md)`, ...lists].join('\n\n')}\n`;
}
