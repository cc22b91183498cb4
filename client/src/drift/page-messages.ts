import * as z from 'zod/mini';

const cell = { row: z.string(), column: z.string() };

/** What the page with the grid may say. Anything else is not heard. */
export const pageMessage = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('ready') }),
	z.strictObject({ type: z.literal('refresh') }),
	z.strictObject({ type: z.literal('all'), all: z.boolean() }),
	z.strictObject({ type: z.literal('take'), ...cell }),
	z.strictObject({ type: z.literal('open'), ...cell }),
]);

/** A message of the page. */
export type PageMessage = z.infer<typeof pageMessage>;

/** What the page keeps; a state that is none is one of another version. */
export const pageState = z.object({ cluster: z.string(), folder: z.string(), all: z.boolean() });
