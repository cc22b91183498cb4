/** The numbers of a run of mocha, out of what it printed; nothing where it printed no summary, or several. */
export function mochaSummary(
	output: string,
): { readonly passed: number; readonly failed: number; readonly skipped: number } | undefined;
