import { element } from '../../features/topology/xml.ts';

/** A whole document in XML, with a line for each part of its root. */
export function document(
	name: string,
	attributes: Readonly<Record<string, string | number>>,
	parts: readonly string[],
): string {
	return ['<?xml version="1.0" encoding="UTF-8"?>', element(name, attributes, ['', ...parts, ''].join('\n'))].join(
		'\n',
	);
}
