import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfigFile } from '../../server/src/model/files/config-file.ts';
import { type CfgLine, parseCfg } from '../../server/src/syntax/cfg.ts';
import type { Token } from '../../server/src/syntax/lines.ts';
import { type NodesLine, parseNodes } from '../../server/src/syntax/nodes.ts';
import type { SiteSyntax } from '../../server/src/syntax/site.ts';
import { type LineNode, type Tree, textOf } from '../../server/src/syntax/tree.ts';

beforeAll(() => fc.configureGlobal({ numRuns: 500 }));
afterAll(() => fc.resetConfigureGlobal()); // other files have the same fast-check

const separators = fc.constantFrom('=', '.', ',', ':', '#', '//', '%', '?', ' ', '\t', '\u00a0', '＝', '，');
const lineEnds = fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\u2028');
const words = fc.constantFrom(
	'localSite',
	'mode',
	'sites',
	'maxMemSize',
	'workerNum',
	'datanode',
	'agent',
	'10.0.0.1',
	'8900',
	'node1',
	'ode1',
	'8',
	'true',
	'<ALIAS>',
);
const signs = fc.constantFrom('\ufeff', '节点', '😀', '\ud800', '\0', 'é');
const text = fc
	.array(
		fc.oneof(
			{ weight: 4, arbitrary: separators },
			{ weight: 2, arbitrary: lineEnds },
			{ weight: 4, arbitrary: words },
			signs,
			fc.string({ maxLength: 3, unit: 'binary' }),
		),
		{ maxLength: 60 },
	)
	.map((pieces) => pieces.join(''));

const formats = [
	{ name: 'settings', parse: parseCfg, tokens: (line: CfgLine) => cfgTokens(line) },
	{ name: 'cluster.nodes', parse: parseNodes, tokens: (line: NodesLine) => nodesTokens(line) },
] as const;

/** Tokens of a line in the order in which they stand. */
function cfgTokens(line: CfgLine): (Token | undefined)[][] {
	if (line.kind === 'entry')
		return [
			[line.key, line.value],
			[line.qualifier, line.name, line.value],
		];
	if (line.kind === 'comment') return [[line.comment]];
	return line.kind === 'error' ? [[line.content]] : [];
}

function nodesTokens(line: NodesLine): (Token | undefined)[][] {
	if (line.kind === 'row') return [[...line.fields], siteTokens(line.site)];
	if (line.kind === 'header') return [[...line.columns]];
	return line.kind === 'comment' ? [[line.comment]] : [];
}

function siteTokens({ host, port, alias, mode }: SiteSyntax): (Token | undefined)[] {
	return [host, port, alias, mode];
}

describe.each(formats)('a text of $name', (format) => {
	const parse = format.parse as (text: string, previous?: Tree<LineNode>) => Tree<LineNode>;
	const tokensOf = format.tokens as (line: LineNode) => (Token | undefined)[][];

	test('comes back from its tree, whatever it is', () => {
		fc.assert(
			fc.property(text, (written) => {
				expect(textOf(parse(written))).toBe(written);
			}),
		);
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (written) => {
				expect(textOf(parse(written))).toBe(written);
			}),
		);
	});

	test('has tokens in their lines, one behind the other', () => {
		fc.assert(
			fc.property(text, (written) => {
				for (const line of parse(written).lines) for (const tokens of tokensOf(line)) expectInOrder(line.text, tokens);
			}),
		);
	});

	test('has lines without line ends, and every line but the last has an end', () => {
		fc.assert(
			fc.property(text, (written) => {
				const { lines } = parse(written);
				for (const line of lines) expect(line.text).not.toMatch(/[\r\n]/);
				for (const line of lines.slice(0, -1)) expect(line.eol).not.toBe('');
			}),
		);
	});

	test('parsed anew after a change is what it is parsed from scratch', () => {
		const change = fc.record({ before: text, from: fc.nat(), to: fc.nat(), put: text });
		fc.assert(
			fc.property(change, ({ before, from, to, put }) => {
				const [start, end] = [from % (before.length + 1), to % (before.length + 1)].sort((a, b) => a - b);
				const after = before.slice(0, start) + put + before.slice(end);
				expect(parse(after, parse(before))).toEqual(parse(after));
			}),
		);
		fc.assert(
			fc.property(text, text, (one, other) => {
				expect(parse(other, parse(one))).toEqual(parse(other));
			}),
		);
	});

	test('unchanged keeps its tree, and unchanged lines keep theirs', () => {
		fc.assert(
			fc.property(text, (written) => {
				const tree = parse(written);
				expect(parse(written, tree)).toBe(tree);
				const more = parse(`${written}\nx=1`, tree);
				for (const [at, line] of tree.lines.slice(0, -1).entries()) expect(more.lines[at]).toBe(line);
			}),
		);
	});
});

function expectInOrder(line: string, tokens: readonly (Token | undefined)[]): void {
	let last = 0;
	for (const token of tokens) {
		if (!token) continue;
		expect(line.slice(token.start, token.end)).toBe(token.text);
		expect(token.start).toBeGreaterThanOrEqual(last);
		expect(token.end).toBeLessThanOrEqual(line.length);
		last = token.end;
	}
}

test('any text makes a model of any kind', () => {
	const kind = fc.constantFrom('nodes', 'controller', 'agent', 'cluster', 'single');
	fc.assert(
		fc.property(kind, text, text, (what, written, changed) => {
			const file = readConfigFile('file:///w/any', what, written);
			expect(readConfigFile('file:///w/any', what, changed, file)).toEqual(
				readConfigFile('file:///w/any', what, changed),
			);
		}),
	);
});
