import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { installPipelines } from '../host/install.mjs';

interface Validator {
	addMetaSchema(schema: unknown): void;
	compile(schema: unknown): ((value: unknown) => boolean) & { readonly errors?: unknown };
}

/** What the published schema of SARIF 2.1.0 says against a document; nothing where it is valid. */
export function sarifFaults(document: unknown): unknown {
	const { modules, sarifSchema } = installPipelines();
	const require = createRequire(path.join(modules, 'none.js'));
	const Ajv = require('ajv') as new (options: object) => Validator; // types would need a second installation
	const ajv = new Ajv({ schemaId: 'id', allErrors: true, meta: false });
	ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
	const validate = ajv.compile(JSON.parse(readFileSync(sarifSchema, 'utf8')));
	return validate(document) ? undefined : validate.errors;
}
