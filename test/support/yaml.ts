import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { installPipelines } from '../host/install.mjs';

/** Reads a file of the repository as YAML; anchors are resolved. */
export function readYaml(file: string): unknown {
	const require = createRequire(path.join(installPipelines().modules, 'none.js'));
	const { parse } = require('yaml') as { parse(text: string): unknown }; // types would need a second installation
	return parse(readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8'));
}
