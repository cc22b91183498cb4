import { SaxesParser } from 'saxes';

/** An element of a document. */
export interface XmlElement {
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	/** All text in it, that of elements in it included. */
	text: string;
	readonly children: XmlElement[];
}

/** Reads a document as XML. Throws where it is not well-formed. */
export function parseXml(document: string): XmlElement {
	const root: XmlElement = { name: '', attributes: {}, text: '', children: [] };
	const open = [root];
	const parser = new SaxesParser();
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		const element = { name, attributes, text: '', children: [] };
		open.at(-1)?.children.push(element);
		open.push(element);
	});
	parser.on('closetag', () => void open.pop());
	const add = (text: string) => {
		for (const element of open) element.text += text;
	};
	parser.on('text', add);
	parser.on('cdata', add);
	parser.write(document).close();
	return root.children[0] ?? root;
}

/** An element and all elements in it. */
export function allElements(element: XmlElement): XmlElement[] {
	return [element, ...element.children.flatMap(allElements)];
}
