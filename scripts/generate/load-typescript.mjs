// Imports a TypeScript module of the repository, on a Node that cannot do so by itself.
import path from 'node:path';
import { build } from 'esbuild';

/** The exports of a TypeScript file; everything it imports is bundled in. */
export async function loadTypeScript(root, file) {
	const { outputFiles } = await build({
		entryPoints: [path.join(root, file)],
		bundle: true,
		write: false,
		format: 'esm',
		platform: 'node',
		target: 'node20',
		logLevel: 'error',
	});
	return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
