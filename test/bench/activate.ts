// Loads the extension and activates it, with a stand-in for VS Code; prints how many milliseconds each took.

import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

/** Something that is a class, a function and an object, of which everything is the same again. */
function anything(): unknown {
	const known = new Map<PropertyKey, unknown>([['then', undefined]]);
	return new Proxy(class {}, {
		get: (target, name) => {
			if (name === 'prototype') return target.prototype;
			if (name === Symbol.toPrimitive) return () => '';
			if (name === Symbol.iterator) return [][Symbol.iterator];
			if (!known.has(name)) known.set(name, anything());
			return known.get(name);
		},
		set: (_, name, value) => known.set(name, value) === known,
		apply: anything,
		construct: () => anything() as object,
	});
}

const [extension = '', root = ''] = process.argv.slice(2);
/** Bundlers copy what a module has by name, so the stand-in has everything that the API declares. */
const declared = readFileSync(`${root}/node_modules/@types/vscode/index.d.ts`, 'utf8').matchAll(
	/^\texport (?:abstract )?(?:class|namespace|enum|const|let|function) (\w+)/gm,
);
const vscode = { ...Object.fromEntries([...declared].map(([, name]) => [name, anything()])), version: '1.120.0' };
const loader = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown };
const load = loader._load;
loader._load = (name, ...rest) => (name === 'vscode' ? vscode : load(name, ...rest));

const start = performance.now();
const { activate } = createRequire(extension)(extension) as { activate: (context: unknown) => unknown };
const loaded = performance.now();
const context = new Proxy(anything() as object, {
	get: (target, name) => {
		if (name === 'subscriptions') return [];
		return name === 'asAbsolutePath' ? (file: string) => `${root}/${file}` : Reflect.get(target, name);
	},
});
activate(context);
const activated = performance.now();
process.stdout.write(JSON.stringify({ load: loaded - start, activate: activated - loaded }), () => process.exit(0));
