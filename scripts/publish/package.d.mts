/** Writes a package of the extension and returns what vsce said. */
export function packageExtension(options: {
	readonly out: string;
	readonly preRelease?: boolean;
	/** Where the files of the repository are to be seen; without, the pages of the package have no links to them. */
	readonly baseUrl?: string;
}): Promise<string>;
