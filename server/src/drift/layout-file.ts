import * as z from 'zod/mini';
import { defaultTarget } from '../plan/target-layout.ts';
import type { Layout, Place } from './places.ts';

/** The file beside fetch.sh that says where packages lie on hosts, so that comparing looks for what was copied. */
export const layoutName = 'layout.json';

const schema = z.strictObject({ version: z.literal(1), packages: z.record(z.string(), z.string()) });

/** The text of that file. */
export function layoutText(places: readonly Place[]): string {
	const packages = Object.fromEntries(places.map(({ host, name, package: folder }) => [`${host}/${name}`, folder]));
	return `${JSON.stringify({ version: 1, packages }, undefined, 2)}\n`;
}

/** Reads it; nothing where it is not what was written. */
export function readLayout(text: string): Layout | undefined {
	const result = z.safeParse(schema, parsed(text));
	return result.success ? { packages: result.data.packages, options: defaultTarget.options } : undefined;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined; // somebody has edited it
	}
}
