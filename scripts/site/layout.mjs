// The frame around every page: search, the list of pages, the other language. Needs no server and no network.
import path from 'node:path';
import { placeOf } from './render.mjs';

const WORDS = {
	en: { skip: 'To the text', search: 'Search', pages: 'Pages', other: '中文', found: 'Found' },
	'zh-CN': { skip: '跳到正文', search: '搜索', pages: '页面', other: 'English', found: '搜索结果' },
};

/** The pages in the list on the left, by their English ones; those of a language that has none lead to the English. */
const SECTIONS = [
	['README.md', 'docs/features.md', 'docs/support.md', 'docs/peers.md'],
	['README', 'deploy-single', 'deploy-dual', 'single-to-three', 'dual-to-three', 'n-to-m'].map(
		(name) => `docs/tutorial/en/${name}.md`,
	),
	['docs/rules/en/README.md', 'docs/parameters/en/README.md', 'docs/settings.md', 'docs/cli.md', 'docs/sources.md'],
	[
		'layouts',
		'collect',
		'logs',
		'drift',
		'doctor',
		'firewall',
		'units',
		'tasks',
		'ansible',
		'pipelines',
		'editors',
	].map((name) => `docs/${name}.md`),
	[
		'docs/architecture.md',
		'CONTRIBUTING.md',
		'docs/benchmarks.md',
		'docs/publishing.md',
		'SECURITY.md',
		'CHANGELOG.md',
	],
];

/** The language of a page. */
export function languageOf(file) {
	return /\/zh-cn\/|\.zh-CN\.md$/.test(file) ? 'zh-CN' : 'en';
}

/** The same page in the other language, if there is one. */
export function otherOf(file, isPage) {
	const other = /\/(en|zh-cn)\//.test(file)
		? file.replace(/\/(en|zh-cn)\//, (_, folder) => (folder === 'en' ? '/zh-cn/' : '/en/'))
		: file.replace(/(\.zh-CN)?\.md$/, (_, chinese) => (chinese ? '.md' : '.zh-CN.md'));
	return isPage(other) ? other : undefined;
}

/**
 * A page of the site.
 * @param {{ file: string, title: string, html: string, titles: ReadonlyMap<string, string> }} page titles: of all pages
 */
export function layOut({ file, title, html, titles }) {
	const language = languageOf(file);
	const words = WORDS[language];
	const isPage = (name) => titles.has(name);
	const link = (name) => path.posix.relative(path.posix.dirname(placeOf(file)), placeOf(name));
	const root = path.posix.relative(path.posix.dirname(placeOf(file)), '.') || '.';
	const other = otherOf(file, isPage);
	const own = (name) => (language === 'en' ? name : (otherOf(name, isPage) ?? name));
	const item = (name) => {
		const here = name === file ? ' aria-current="page"' : '';
		return `<li><a href="${link(name)}"${here}>${escapeHtml(titles.get(name))}</a></li>`;
	};
	const lists = SECTIONS.map((names) => `<ul>${names.map((name) => item(own(name))).join('')}</ul>`);
	return `<!doctype html>
<html lang="${language}" data-root="${root}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} – DolphinDB Cluster</title>
<link rel="stylesheet" href="${root}/site.css">
</head>
<body>
<a class="skip" href="#text">${words.skip}</a>
<header>
<a href="${link(own('README.md'))}">DolphinDB Cluster</a>
<label>${words.search} <input type="search" id="search" autocomplete="off"></label>
${other ? `<a href="${link(other)}" hreflang="${languageOf(other)}" lang="${languageOf(other)}">${words.other}</a>` : ''}
</header>
<div class="found" role="status"><ul id="found" aria-label="${words.found}" hidden></ul></div>
<div class="columns">
<nav aria-label="${words.pages}">${lists.join('')}</nav>
<main id="text" tabindex="-1">
${html}</main>
</div>
<script src="${root}/search-index.js"></script>
<script src="${root}/search.js"></script>
</body>
</html>
`;
}

function escapeHtml(text) {
	return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
}
