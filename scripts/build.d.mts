import type { BuildOptions, Metafile } from 'esbuild';

/** A bundle: where it begins and where it goes, and the options of esbuild that differ. */
export interface Bundle extends BuildOptions {
	readonly entry: string;
	readonly outfile: string;
}

/** What is built. */
export const BUNDLES: readonly Bundle[];

/** The options of esbuild for what runs in browsers only. */
export const WEB: BuildOptions;

/** The files of the server that goes into the extension, by name, and what they are made of. */
export function serverChunks(
	minify?: boolean,
): Promise<{ readonly files: ReadonlyMap<string, string>; readonly metafile: Metafile }>;

/** All options of esbuild for one of the bundles. */
export function bundleOptions(bundle: Bundle, minify?: boolean): BuildOptions;

/** Builds everything into the dist/ of a folder, this one unless it is said, and says whether all went well. */
export function buildAll(options?: { readonly minify?: boolean; readonly into?: string }): Promise<boolean>;
