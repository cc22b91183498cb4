import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Literal, literalsOf } from '../support/literals.ts';

const root = path.resolve(import.meta.dirname, '../..');
const src = path.join(root, 'server/src');
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
	.map((name) => name.split(path.sep).join('/'))
	.filter((name) => name.endsWith('.ts') && !name.includes('generated'));
const literals = new Map(sources.map((name) => [name, literalsOf(readFileSync(path.join(src, name), 'utf8'))]));

const han = /\p{Script=Han}/u;

/** Texts that are not translated, each with the reason. A line here is a decision. */
const english: Readonly<Record<string, string>> = {
	'^plan/(questions|((deployment|machine|move)-)?requirements|system-state|seeds/|steps/)':
		'words of generated scripts: servers may know neither the font nor the encoding; the runbook has both languages',
	'^plan/(order-steps|plan-id|presets|fingerprint|read-plan-text)':
		'faults of ours and names, which nobody is meant to read',
	'^render/(shell-quote|runbook|ansible/|bash/|fetch/|collect/|firewall/|systemd/|checks|by-hand/|dos/dos|json)':
		'shell words and commands, titles of renderers',
	'^(rules/apply-changes|base/assert)': 'faults of ours',
	'^cli/(help|formats/(report|drift|topology|log|ways)-schema)':
		'the forms of commands, and the schemas of reports for programs',
	'^cli/(baseline|formats/xml-document)': 'the schema of a file, and markup',
	'^cli/completion/(bash|fish|zsh)': 'scripts of shells',
	'^cli/manual': 'the manual page is in English; what help says is in both languages',
	'^cli/rehearsal/(files|tree-entries)': 'contents of stand-ins for files',
	'^cli/rehearsal/(nodes|run-plan)': 'shell commands',
	'^cli/rehearsal/stage': 'faults of ours',
	'^catalog/usage': 'names of parameters',
	'^doctor/(commands|regex|sed|shell)/': 'what bash, sed, cp and scp say themselves, in their own words',
	'^lsp/(documents|file-events|run-safe|server)': 'what a client does against the protocol, for the log of its makers',
	'^features/topology/(style|svg)': 'a style sheet and markup',
	'^verify/checks/rules-on-states': 'a word of ours that is compared',
};

describe('sentences of the server', () => {
	test('stand in both languages side by side, or have a reason', () => {
		const bad = [...literals].flatMap(([name, all]) =>
			Object.keys(english).some((pattern) => new RegExp(pattern).test(name)) ? [] : alone(name, all),
		);
		expect(bad).toEqual([]);
	});

	test('have a reason only where there is such a text', () => {
		const idle = Object.keys(english).filter(
			(pattern) => ![...literals].some(([name, all]) => new RegExp(pattern).test(name) && alone(name, all).length > 0),
		);
		expect(idle).toEqual([]);
	});

	test('have the same places to fill in in both languages', () => {
		const pairs = [...literals].flatMap(([name, all]) => pairsOf(name, all));
		const bad = pairs
			.filter(({ en, zh }) => places(en) !== places(zh) && en !== '{en}')
			.map(({ at, en, zh }) => `${at}: ${en} / ${zh}`);
		expect(pairs.length).toBeGreaterThan(1000);
		expect(bad).toEqual([]);
	});

	test('are Chinese where they say so, and only there', () => {
		const pairs = [...literals].flatMap(([name, all]) => pairsOf(name, all));
		const bad = pairs
			.filter(({ en, zh }) => han.test(en) || (hasWords(en) && !han.test(zh)))
			.map(({ at, en, zh }) => `${at}: ${en} / ${zh}`);
		expect(bad).toEqual([]);
	});
});

test('every description in a schema says it in both languages', () => {
	const bad = ['migration', 'settings'].flatMap((name) =>
		missingIn(JSON.parse(readFileSync(path.join(root, `schemas/${name}.schema.json`), 'utf8')), name),
	);
	expect(bad).toEqual([]);
});

/** Half of a pair; titles of documents; values as DolphinDB spells them. */
const VERBATIM: ReadonlySet<string> = new Set(['en', 'source', 'value', 'default']);

/** The literals that are sentences, stand in no pair and have no Chinese beside them. */
function alone(name: string, all: readonly Literal[]): string[] {
	return all
		.filter(({ text, property }, at) => {
			if (VERBATIM.has(property) || han.test(text) || !isSentence(text)) return false;
			return !han.test(all[at + 1]?.text ?? '') && !han.test(all[at - 1]?.text ?? '');
		})
		.map(({ line, text }) => `${name}:${line}: ${text}`);
}

/** Whether a text has two words that follow each other, once code in it is left out. */
function isSentence(text: string): boolean {
	return /[A-Za-z]{2,}[,:]? [a-z]{2,}/.test(text.replace(/\$\{[^}]*\}/g, '§').replace(/`[^`]*`/g, '§'));
}

interface Pair {
	readonly at: string;
	readonly en: string;
	readonly zh: string;
}

function pairsOf(name: string, all: readonly Literal[]): Pair[] {
	return all.flatMap(({ line, text, property }, at) => {
		const next = all[at + 1];
		// What is put together at run time cannot be compared here.
		const isPair = property === 'en' && next?.property === 'zh' && !/\$\{/.test(text + next.text);
		return isPair ? [{ at: `${name}:${line}`, en: text, zh: next.text }] : [];
	});
}

function places(text: string): string {
	return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');
}

/** Whether a text has words that a translator would translate: not names of parameters, values or places to fill in. */
function hasWords(text: string): boolean {
	return /(^|[\s(])[A-Za-z]?[a-z]{2,}[,.:]? [a-z]{2,}/.test(text.replace(/[{`][^}`]*[}`]/g, ''));
}

function missingIn(schema: unknown, at: string): string[] {
	if (typeof schema !== 'object' || schema === null) return [];
	const description =
		'description' in schema && typeof schema.description === 'string' ? schema.description : undefined;
	const own = description !== undefined && !/^.+\n\n.*\p{Script=Han}/su.test(description) ? [at] : [];
	return [...own, ...Object.entries(schema).flatMap(([key, value]) => missingIn(value, `${at}.${key}`))];
}
