// A page of Markdown as HTML, with its headings, and the files that it leads to.
import path from 'node:path';
import MarkdownIt from 'markdown-it';

const posix = path.posix;

/** Where a page of Markdown lies in the site. */
export function placeOf(file) {
	return file.replace(/(^|\/)README(\.zh-CN)?\.md$/, '$1index$2.html').replace(/\.md$/, '.html');
}

/** The anchor of a heading, as GitHub makes it. */
export function slug(text) {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
		.replaceAll(' ', '-');
}

/**
 * Renders a page. Links to other pages lead to these; what else a link or picture names is in `files`.
 * @param {{ file: string, text: string, isPage: (file: string) => boolean, isFile: (file: string) => boolean }} page
 */
export function renderPage({ file, text, isPage, isFile }) {
	const markdown = new MarkdownIt({ html: false, linkify: false });
	const tokens = markdown.parse(text, {});
	const headings = giveAnchors(tokens);
	const files = new Set();
	for (const token of inlineTokens(tokens)) {
		const attribute = { link_open: 'href', image: 'src' }[token.type];
		if (attribute) token.attrSet(attribute, target(token.attrGet(attribute)));
	}
	wrapTables(markdown);
	return { html: markdown.renderer.render(tokens, markdown.options, {}), headings, files: [...files] };

	function target(address) {
		if (/^(\w+:|#)/.test(address)) return address;
		const [name, anchor] = address.split('#');
		const found = posix.normalize(posix.join(posix.dirname(file), decodeURIComponent(name)));
		const page = [found, `${found.replace(/\/$/, '')}/README.md`].find(isPage);
		if (!page && !isFile(found)) throw new Error(`${file} leads to ${address}, which is neither a page nor a file`);
		if (!page) files.add(found);
		const place = page ? placeOf(page) : found;
		return `${posix.relative(posix.dirname(placeOf(file)), place)}${anchor === undefined ? '' : `#${anchor}`}`;
	}
}

/** Headings get anchors; two that are called alike get different ones. */
function giveAnchors(tokens) {
	const taken = new Map();
	return tokens.flatMap((token, at) => {
		if (token.type !== 'heading_open') return [];
		const title = (tokens[at + 1].children ?? []).map(({ content }) => content).join('');
		const times = taken.get(slug(title)) ?? 0;
		taken.set(slug(title), times + 1);
		const anchor = times === 0 ? slug(title) : `${slug(title)}-${times}`;
		token.attrSet('id', anchor);
		return [{ level: Number(token.tag.slice(1)), title, anchor }];
	});
}

function inlineTokens(tokens) {
	return tokens.flatMap((token) => [token, ...inlineTokens(token.children ?? [])]);
}

/** What is too wide scrolls by itself, by keyboard, too; a heading without words is no heading to a screen reader. */
function wrapTables({ renderer: { rules } }) {
	rules.table_open = () => '<div class="wide" tabindex="0"><table>\n';
	rules.table_close = () => '</table></div>\n';
	rules.th_open = (tokens, at, options, _, self) => {
		if (tokens[at + 1].content === '') tokens[at].tag = 'td';
		return self.renderToken(tokens, at, options);
	};
	rules.th_close = (tokens, at, options, _, self) => {
		if (tokens[at - 1].content === '') tokens[at].tag = 'td';
		return self.renderToken(tokens, at, options);
	};
	const { fence } = rules;
	rules.fence = (...args) => fence(...args).replace(/^<pre>/, '<pre tabindex="0">');
}
