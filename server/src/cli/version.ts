declare const SERVER_VERSION: string | undefined;

/** The version of the program; the build fills it in. */
export function version(): string {
	return typeof SERVER_VERSION === 'string' ? SERVER_VERSION : 'dev';
}
