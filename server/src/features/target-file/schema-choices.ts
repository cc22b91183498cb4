import { targetJsonSchema } from '../../plan/target-layout.ts';
import type { Choice } from './choices.ts';
import { propertiesOf, propertyOf } from './places.ts';
import type { Slot } from './slot.ts';
import type { TargetText } from './target-text.ts';

/** The part of JSON schemas that our own is made of. */
interface Schema {
	readonly type?: string;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly additionalProperties?: Schema | boolean;
	readonly anyOf?: readonly Schema[];
	readonly enum?: readonly Choice['value'][];
	readonly const?: Choice['value'];
	readonly default?: unknown;
}

let known: Schema | undefined;

/** The fields and values that the schema has for a place, for clients without a server that knows it. */
export function schemaChoices({ path, isKey, present }: Slot, written: TargetText): Choice[] {
	known ??= targetJsonSchema() as Schema;
	const schemas = path.reduce<Schema[]>((all, step) => all.flatMap((one) => inner(one, String(step))), variants(known));
	if (!isKey) return schemas.flatMap(valuesOf).map((value) => ({ kind: 'word', value }));
	const object = path.reduce((node, step) => propertyOf(node, String(step))?.value, written.root);
	const there = new Set(propertiesOf(object).map(({ name }) => name));
	return schemas
		.flatMap(({ properties = {} }) => Object.entries(properties))
		.filter(([name]) => name === present || !there.has(name))
		.map(([value, schema]) => ({ kind: 'parameter', value, content: contentOf(schema) }));
}

function variants(schema: Schema): Schema[] {
	return [schema, ...(schema.anyOf ?? [])];
}

function inner({ properties, additionalProperties }: Schema, step: string): Schema[] {
	const found = properties && Object.hasOwn(properties, step) ? properties[step] : additionalProperties;
	return typeof found === 'object' ? variants(found) : [];
}

function valuesOf(schema: Schema): Choice['value'][] {
	if (schema.enum) return [...schema.enum];
	if (schema.const !== undefined) return [schema.const];
	if (schema.type === 'boolean') return [true, false];
	const value = schema.default;
	return typeof value === 'string' || typeof value === 'number' ? [value] : [];
}

function contentOf({ type, properties, additionalProperties, const: only, default: usual }: Schema): string {
	if (only !== undefined) return JSON.stringify(only);
	if (typeof usual === 'number' || typeof usual === 'boolean') return JSON.stringify(usual);
	if (type === 'object' || properties || additionalProperties) return '{…}';
	return type === 'array' ? '[…]' : type === 'string' ? '"…"' : '…';
}
