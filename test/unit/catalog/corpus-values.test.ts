import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { resolveName } from '../../../server/src/catalog/catalog.ts';
import { checkValue } from '../../../server/src/catalog/values.ts';

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus');
const here = existsSync(corpus);
if (!here) console.warn(`skipped: the values of real files are not checked, ${corpus} does not exist`);

interface Defect {
	readonly file: string;
	readonly line: number | null;
	readonly also?: readonly { readonly file: string; readonly line: number | null }[];
}

test.skipIf(!here)('no value of a real file is reported without being a known defect', () => {
	const defects = knownDefects();
	const found: string[] = [];
	let values = 0;
	for (const { file, line, name, value } of settings()) {
		const parameter = resolveName(name)?.parameter;
		const problem = parameter && checkValue(parameter, value);
		values++;
		if (!problem || problem.severity === 'hint' || defects.has(`${file}:${line}`)) continue;
		found.push(`${file}:${line} ${name}=${value} ${problem.kind} ${problem.severity ?? 'default'}`);
	}
	expect(found).toEqual([]);
	expect(values).toBeGreaterThan(1500);
});

test.skipIf(!here)('no name of a real file is unknown without being a known defect', () => {
	const defects = knownDefects();
	const unknown = [...settings()].filter(
		({ file, line, name }) => !resolveName(name) && !defects.has(`${file}:${line}`),
	);
	expect(unknown).toEqual([]);
});

function knownDefects(): ReadonlySet<string> {
	const index = JSON.parse(readFileSync(path.join(corpus, 'INDEX.json'), 'utf8')) as {
		readonly cases: readonly { readonly slug: string; readonly known_defects: readonly Defect[] }[];
	};
	return new Set(
		index.cases.flatMap(({ slug, known_defects }) =>
			known_defects.flatMap((defect) =>
				[defect, ...(defect.also ?? [])].map(({ file, line }) => `${slug}/${file}:${line}`),
			),
		),
	);
}

function* settings() {
	for (const entry of readdirSync(corpus, { recursive: true, withFileTypes: true })) {
		const file = path.relative(corpus, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/');
		if (!entry.isFile() || !file.endsWith('.cfg') || /^lookalike-|^[^/]*-template\//.test(file)) continue;
		const lines = readFileSync(path.join(corpus, file), 'utf8').split('\n');
		for (const [at, text] of lines.entries()) {
			const [, name, value] = /^\s*(?![#/])([^=]+?)\s*=(.*)$/.exec(text) ?? [];
			if (name === undefined || value === undefined) continue;
			yield { file, line: at + 1, name: name.slice(name.indexOf('.') + 1), value };
		}
	}
}
