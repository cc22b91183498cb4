import { visible } from '../../render/shell-quote.ts';

const ESCAPES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/**
 * A text as XML has it, in elements and between the quotes of attributes. What XML cannot hold at all, control letters
 * and halves of letters, is spelled out.
 */
export function xmlText(text: string): string {
	if (PLAIN.test(text)) return text;
	return visible(text)
		.replaceAll(/[&<>"']/g, (letter) => ESCAPES[letter] ?? letter)
		.replaceAll(NOT_XML, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Most texts are. */
const PLAIN = /^[ !#-%(-;=?-~]*$/;

const NOT_XML = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g;

/** An element whose content is markup already. Attributes that are undefined are left out. */
export function element(
	name: string,
	given: Readonly<Record<string, string | number | undefined>>,
	content = '',
): string {
	let start = `<${name}`;
	for (const key in given) {
		const value = given[key];
		if (value !== undefined) start += ` ${key}="${typeof value === 'number' ? value : xmlText(value)}"`;
	}
	return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
}
