// Builds the documentation into site/, to be read from a file:// address or from any web server:
// node scripts/site.mjs [--out=DIR]
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { loadTypeScript } from './generate/load-typescript.mjs';
import { root } from './setup.mjs';
import { languageOf, layOut } from './site/layout.mjs';
import { parameterPages } from './site/parameters.mjs';
import { placeOf, renderPage } from './site/render.mjs';

const { values } = parseArgs({ options: { out: { type: 'string' } } });
const out = path.resolve(values.out ?? path.join(root, 'site'));

const pages = new Map([
	...trackedPages(),
	...parameterPages((await loadTypeScript(root, 'scripts/site/catalog.ts')).catalog),
]);
const isPage = (file) => pages.has(file);
const isFile = (file) => statSync(path.join(root, file), { throwIfNoEntry: false })?.isFile() ?? false;
const rendered = new Map([...pages].map(([file, text]) => [file, renderPage({ file, text, isPage, isFile })]));
const titles = new Map([...rendered].map(([file, { headings }]) => [file, headings[0]?.title ?? file]));

rmSync(out, { recursive: true, force: true });
for (const [file, { html }] of rendered) write(placeOf(file), layOut({ file, title: titles.get(file), html, titles }));
for (const file of new Set([...rendered.values()].flatMap(({ files }) => files))) copy(file, file);
for (const name of ['site.css', 'search.js']) copy(`scripts/site/${name}`, name);
write('search-index.js', `globalThis.searchIndex = ${JSON.stringify(searchIndex())};\n`);
console.log(`${rendered.size} pages; open ${path.relative(process.cwd(), path.join(out, 'index.html'))}`);

/** The pages that git knows, with their texts: the documentation, and what stands in the root. */
function trackedPages() {
	const args = [
		'ls-files',
		'-z',
		'--cached',
		'--others',
		'--exclude-standard',
		'--',
		'*.md',
		'docs/*.md',
		'examples/README.md',
	];
	const { stdout, status } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
	if (status !== 0) throw new Error('git ls-files failed: the site is built from a clone');
	const files = stdout.split('\0').filter((file) => /^(docs\/.*|examples\/README|[^/]+)\.md$/.test(file));
	const there = files.filter((file) => existsSync(path.join(root, file)));
	return there.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]);
}

/** Language, title and place of every page and heading; changes and benchmarks are no place to look things up. */
function searchIndex() {
	return [...rendered].flatMap(([file, { headings }]) => {
		const searched = headings.filter(({ level }, at) => at === 0 || (level === 2 && !/\/rules\/|CHANGELOG/.test(file)));
		return searched.map(({ title, anchor, level }) => [
			languageOf(file),
			level === 1 ? title : `${title} – ${titles.get(file)}`,
			level === 1 ? placeOf(file) : `${placeOf(file)}#${anchor}`,
		]);
	});
}

function write(name, text) {
	mkdirSync(path.dirname(path.join(out, name)), { recursive: true });
	writeFileSync(path.join(out, name), text);
}

function copy(from, to) {
	mkdirSync(path.dirname(path.join(out, to)), { recursive: true });
	cpSync(path.join(root, from), path.join(out, to));
}
