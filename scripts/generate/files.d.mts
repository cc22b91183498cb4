/** A file of the repository that is generated, with the text it should have. */
export interface GeneratedFile {
	readonly path: string;
	readonly text: string;
}

/** All generated files. */
export function generatedFiles(root: string): Promise<GeneratedFile[]>;
