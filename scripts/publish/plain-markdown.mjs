// Markdown for places from which files of the repository cannot be reached.

const PICTURE = /!\[[^\]]*\]\([^)]*\)/g;
const LINK = /\[([^\][]+)\]\((?!\w+:|#)[^)]*\)/g;

/** Links to files that are a sentence, or what stands in brackets, by themselves: "[How](docs/drift.md)." */
const ALONE = /(?<=[.。]) ?\[[^\][]+\]\((?!\w+:|#)[^)]*\)[.。]|\s?[(（]\[[^\][]+\]\((?!\w+:|#)[^)]*\)[)）]/g;

/**
 * Takes pictures and links to files out of a page: of a link the words stay, where others stand around them. A paragraph
 * or a table that was nothing but pictures and links goes with them.
 * @param {string} text
 */
export function withoutFiles(text) {
	const paragraphs = text.split(/\n{2,}/).flatMap((paragraph) => {
		const bare = paragraph.replace(PICTURE, '').replace(LINK, '');
		if (bare !== paragraph && /^[\s|·-]*$/.test(bare)) return [];
		return [paragraph.replace(PICTURE, '').replace(ALONE, '').replace(LINK, '$1')];
	});
	return `${paragraphs.join('\n\n').trimEnd()}\n`;
}
