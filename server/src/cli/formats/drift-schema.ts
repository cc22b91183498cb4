import * as z from 'zod/mini';

const states = [
	...['same', 'differs', 'text', 'missing', 'extra', 'none'],
	...['not-reached', 'not-fetched', 'unreadable', 'edited'],
] as const;

const side = z.nullable(
	z.strictObject({
		value: z.string().check(z.meta({ description: 'Secrets are masked.' })),
		file: z.string(),
		line: z.int().check(z.meta({ description: 'Counts from 0.' })),
		lines: z.int().check(z.meta({ description: 'On how many lines it stands, of which one counts.' })),
	}),
);

/** The form of `compare --format json`, version 1. Its JSON schema is generated from here. */
export const driftSchema = z.strictObject({
	version: z.literal(1),
	name: z.string().check(z.meta({ description: 'The cluster.' })),
	differs: z.boolean().check(z.meta({ description: 'Whether anything differs or could not be compared.' })),
	alike: z.int().check(z.meta({ description: 'How many packages are left out because they are as in the workspace.' })),
	columns: z.array(
		z.strictObject({
			id: z.string(),
			host: z.string(),
			package: z.string().check(z.meta({ description: 'The folder of the package on the host.' })),
			title: z.string(),
			state: z.enum(['fetched', 'not-reached', 'not-fetched']),
			words: z.string(),
			time: z.string().check(z.meta({ description: 'When it was fetched, in UTC.' })),
		}),
	),
	rows: z.array(
		z.strictObject({
			id: z.string(),
			file: z.string(),
			what: z.enum(['file', 'setting', 'node', 'columns', 'order']),
			name: z.string(),
			title: z.string(),
			differs: z.boolean(),
			workspace: z
				.nullable(z.string())
				.check(
					z.meta({ description: 'What all packages of the workspace say; null where they differ or say nothing.' }),
				),
			cells: z
				.array(
					z.strictObject({
						state: z.enum(states),
						words: z.string(),
						workspace: side,
						host: side,
						takeable: z.boolean().check(z.meta({ description: 'Whether the editor can take over what the host has.' })),
						path: z.string().check(z.meta({ description: 'The file on the host.' })),
						file: z.nullable(z.string()).check(z.meta({ description: 'The file of the workspace.' })),
					}),
				)
				.check(z.meta({ description: 'One for each column.' })),
		}),
	),
});

/** The JSON schema of the comparison. */
export function driftJsonSchema(): unknown {
	return z.toJSONSchema(driftSchema);
}
