import * as z from 'zod/mini';

const position = z.strictObject({ line: z.int(), character: z.int() });
const range = z.strictObject({ start: position, end: position });

/** The form of `log --format json`, version 1. Its JSON schema is generated from here. */
export const logSchema = z.strictObject({
	version: z.literal(1),
	logs: z.array(
		z.strictObject({
			file: z.string().check(z.meta({ description: 'The log, as it was named.' })),
			failures: z.array(
				z.strictObject({
					id: z.string(),
					severity: z.enum(['error', 'warning', 'info']),
					title: z.string(),
					explanation: z.string(),
					advice: z.string(),
					page: z.string().check(z.meta({ description: 'The page that documents the failure.' })),
					count: z.int().check(z.meta({ description: 'On how many lines the log says it.' })),
					range: range.check(
						z.meta({ description: 'Where the log says it first; lines and characters (UTF-16) count from 0.' }),
					),
					places: z.array(
						z.strictObject({
							file: z.string().check(z.meta({ description: 'Relative to the working directory, with slashes.' })),
							range,
							message: z.string(),
							code: z.optional(z.string()).check(z.meta({ description: 'The rule whose finding this is.' })),
							severity: z.optional(z.enum(['error', 'warning', 'info', 'hint'])),
							fix: z.optional(z.string()).check(z.meta({ description: 'The title of the fix that editors offer.' })),
						}),
					),
				}),
			),
		}),
	),
});

/** The JSON schema of what is said of logs. */
export function logJsonSchema(): unknown {
	return z.toJSONSchema(logSchema);
}
