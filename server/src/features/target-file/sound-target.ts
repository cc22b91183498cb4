import { type Target, targetSchema } from '../../plan/target-layout.ts';

const BASE = { version: 1, kind: 'migrate', hosts: {} } as const;

/** A text with more rounds of mistakes than this is not a target that is being written. */
const ROUNDS = 10;

/** What is right in a value that shall become a target, with defaults for the rest: enough to say something about it. */
export function soundTarget(value: unknown): Target {
	let draft: unknown = value;
	for (let round = 0; round < ROUNDS; round++) {
		const read = targetSchema.safeParse({ ...BASE, ...(isObject(draft) && draft) });
		if (read.success) return read.data;
		draft = read.error.issues.flatMap(wrongPaths).reduce<unknown>(without, draft);
	}
	return targetSchema.parse(BASE);
}

type Path = readonly PropertyKey[];

function wrongPaths(issue: { readonly code: string; readonly path: Path; readonly keys?: readonly string[] }): Path[] {
	return issue.code === 'unrecognized_keys' ? (issue.keys ?? []).map((key) => [...issue.path, key]) : [issue.path];
}

/** A value without the field at a path; without all of it, where there is no such field. */
function without(value: unknown, [first, ...rest]: Path): unknown {
	if (!isObject(value) || typeof first !== 'string') return {};
	const { [first]: inner, ...others } = value;
	return rest.length === 0 || inner === undefined ? others : { ...others, [first]: without(inner, rest) };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
