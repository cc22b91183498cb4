// Imports a TypeScript module of the repository, on a Node that cannot do so by itself.
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';

/** The exports of a TypeScript file; everything it imports is bundled in. */
export async function loadTypeScript(root, file) {
	const code = await bundled(root, file, { format: 'esm' });
	return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}

/** The same for a file that brings packages along which ask for modules of Node while they run. */
export async function loadWithPackages(root, file) {
	const module = { exports: {} };
	const code = await bundled(root, file, { format: 'cjs', mainFields: ['module', 'main'] });
	new Function('module', 'exports', 'require', Buffer.from(code).toString())(
		module,
		module.exports,
		createRequire(path.join(root, 'package.json')),
	);
	return module.exports;
}

async function bundled(root, file, options) {
	const { outputFiles } = await build({
		entryPoints: [path.join(root, file)],
		bundle: true,
		write: false,
		platform: 'node',
		target: 'node20',
		logLevel: 'error',
		...options,
	});
	return outputFiles[0].contents;
}
