import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/**
 * A plugin for esbuild. Each module that imports names of a library in the older format copies all names of that library,
 * when it is loaded: a thousand names for every file of ours. This way one module does, for all of them.
 * @param {readonly string[]} libraries names that hold in any environment
 * @returns {import('esbuild').Plugin}
 */
export function namesOnce(libraries) {
	const filter = new RegExp(`^(${libraries.join('|')})$`);
	return {
		name: 'names-once',
		setup({ onResolve, onLoad }) {
			onResolve({ filter }, ({ path: library, importer, namespace, resolveDir }) => {
				const isTheirs = namespace === 'names-once' || importer.includes(`${path.sep}node_modules${path.sep}`);
				return isTheirs ? undefined : { path: library, namespace: 'names-once', pluginData: resolveDir };
			});
			onLoad({ filter, namespace: 'names-once' }, ({ path: library, pluginData: resolveDir }) => {
				const names = Object.keys(require(library)).filter((name) => name !== 'default');
				return { contents: `export { ${names.join(', ')} } from ${JSON.stringify(library)};`, resolveDir };
			});
		},
	};
}
