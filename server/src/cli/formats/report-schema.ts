import * as z from 'zod/mini';

const position = z.strictObject({ line: z.int(), character: z.int() });
const range = z.strictObject({ start: position, end: position });

/** The form of `check --format json`, version 1. Its JSON schema is generated from here. */
export const reportSchema = z.strictObject({
	version: z.literal(1),
	files: z.int().check(z.meta({ description: 'How many files were checked.' })),
	changed: z.optional(z.array(z.string())).check(z.meta({ description: 'The files that `--fix` has changed.' })),
	findings: z.array(
		z.strictObject({
			file: z.string().check(z.meta({ description: 'Relative to the working directory, with slashes.' })),
			range: range.check(z.meta({ description: 'Lines and characters (UTF-16) count from 0.' })),
			severity: z.enum(['error', 'warning', 'info', 'hint']),
			code: z.string(),
			message: z.string(),
			related: z.array(z.strictObject({ file: z.string(), range, message: z.string() })),
			fixable: z.boolean().check(z.meta({ description: 'Whether the editor offers a fix.' })),
		}),
	),
});

/** The JSON schema of the report. */
export function reportJsonSchema(): unknown {
	return z.toJSONSchema(reportSchema);
}

/** The form of `doctor --format json`, version 1. */
export const doctorSchema = z.strictObject({
	version: z.literal(1),
	file: z.string().check(z.meta({ description: 'The runbook, as it was named.' })),
	findings: z.array(
		z.strictObject({
			code: z.string(),
			severity: z.enum(['error', 'warning', 'info', 'hint']),
			message: z.string(),
			range: range.check(z.meta({ description: 'In the runbook; lines and characters (UTF-16) count from 0.' })),
			files: z
				.array(z.strictObject({ host: z.string(), path: z.string() }))
				.check(z.meta({ description: 'The files with which a rule finds fault afterwards.' })),
		}),
	),
	changes: z.array(
		z.strictObject({
			host: z.string(),
			path: z.string().check(z.meta({ description: 'On the host; `~` is the home of the user.' })),
			status: z.enum(['changed', 'created', 'removed', 'unknown']),
			diff: z
				.string()
				.check(z.meta({ description: 'In the unified form, secrets masked; empty where it is not known.' })),
		}),
	),
});

/** The JSON schema of what the doctor prints. */
export function doctorJsonSchema(): unknown {
	return z.toJSONSchema(doctorSchema);
}
