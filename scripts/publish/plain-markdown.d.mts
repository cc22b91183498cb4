/** Takes pictures and links to files out of a page of Markdown. */
export function withoutFiles(text: string): string;
