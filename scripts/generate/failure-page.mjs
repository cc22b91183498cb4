// The table of known failures in docs/logs.md: what logs say, in the words of the sources, and where to look.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const BEGIN = '<!-- failures: written by `npm run generate` -->';
const END = '<!-- end -->';

/** The page with its table written anew; the words around it are written by hand. */
export function failurePage(root, failures, sampleOf) {
	const file = 'docs/logs.md';
	const text = readFileSync(path.join(root, file), 'utf8');
	const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
	if (begin < 0 || end < begin) throw new Error(`${file} has no place for the table`);
	const fixture = ({ id }) => readFileSync(path.join(root, `test/fixtures/logs/${id}.fixture`), 'utf8');
	const rows = failures.map((one) => `| ${cells(one, sampleOf(fixture(one), one.id)).join(' | ')} |`);
	const table = ['| failure | what the log says | where to look | source |', '| --- | --- | --- | --- |', ...rows];
	return { path: file, text: `${text.slice(0, begin)}${BEGIN}\n\n${table.join('\n')}\n\n${text.slice(end)}` };
}

function cells({ id, severity, rules = [], parameters = [], needs = [], licence, source, page }, sample) {
	const places = [...rules, ...parameters, ...needs].map((name) => `\`${name}\``);
	const where = [...places, ...(licence ? ['`dolphindb.lic`'] : [])].join(', ') || 'not in the files';
	return [`\`${id}\` (${severity})`, `\`${sample.replaceAll('|', '\\|')}\``, where, `[${bare(source)}](${page})`];
}

/** Brackets of keys would end the link. */
function bare(source) {
	return source.replace(/\[(\w+)\]/g, '$1');
}
