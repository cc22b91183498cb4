import * as z from 'zod/mini';

const ids = z.array(z.string());

/** What the page with the drawing may say. Anything else is not heard. */
export const fromPage = z.discriminatedUnion('type', [
	z.strictObject({ type: z.literal('ready') }),
	/** Somebody has chosen something; `focus`: and wants to go to where it is defined. */
	z.strictObject({ type: z.literal('open'), id: z.string(), focus: z.boolean() }),
	/** These are off now. */
	z.strictObject({ type: z.literal('off'), ids }),
	z.strictObject({ type: z.literal('export') }),
	/** A node shall run on another host; on one that has to be asked for where none is named. */
	z.strictObject({ type: z.literal('move'), id: z.string(), host: z.string() }),
	/** The picture that was asked for, as base64; empty where none could be made. */
	z.strictObject({ type: z.literal('picture'), data: z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/)) }),
]);

/** A message of the page. */
export type FromPage = z.infer<typeof fromPage>;

const words = z.strictObject({
	fit: z.string(),
	larger: z.string(),
	smaller: z.string(),
	failure: z.string(),
	allOn: z.string(),
	export: z.string(),
	keys: z.string(),
	moment: z.string(),
});

/** What the editor tells the page. The page hears nothing else. */
export const toPage = z.discriminatedUnion('type', [
	z.strictObject({
		type: z.literal('show'),
		cluster: z.string(),
		target: z.string(),
		title: z.string(),
		/** What the drawing has in its heading, a line each. */
		facts: ids,
		svg: z.string(),
		off: ids,
		/** What it means that they are off, and what more may fail. */
		verdicts: z.array(z.strictObject({ weight: z.enum(['bad', 'caution', 'good', 'note']), text: z.string() })),
		/** The moments of a plan; none where the cluster of today is drawn. */
		moments: z.array(z.strictObject({ title: z.string(), absent: ids, off: ids, verdicts: ids })),
		words,
	}),
	/** Why there is no other drawing for the time being. */
	z.strictObject({ type: z.literal('problems'), lines: ids }),
	z.strictObject({ type: z.literal('gone'), text: z.string() }),
	z.strictObject({ type: z.literal('select'), id: z.string() }),
	z.strictObject({ type: z.literal('paint') }),
]);

/** A message for the page. */
export type ToPage = z.infer<typeof toPage>;

/** What the page shows. */
export type Shown = Extract<ToPage, { type: 'show' }>;

/** What the page keeps for the time when the window is opened again. Unknown parts are left out. */
export const pageState = z.object({
	cluster: z.string(),
	/** The target file whose plan is drawn; empty where it is the cluster of today. */
	target: z._default(z.string(), ''),
	off: ids,
	selected: z.string(),
	/** Nothing where the drawing fits into the view. */
	scale: z.nullable(z.number().check(z.positive())),
	left: z.number(),
	top: z.number(),
});

/** The state of the page. */
export type PageState = z.infer<typeof pageState>;
