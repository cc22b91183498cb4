import { findNodeAtOffset, getNodePath, type JSONPath, type Node } from 'jsonc-parser';
import type { Position, Range } from '../../base/span.ts';
import { offsetAt, rangeIn, type TargetText } from './target-text.ts';

/** A name in a target that stands for something of the cluster. */
export interface TargetName {
	readonly kind: 'alias' | 'host';
	readonly name: string;
	readonly range: Range;
}

/** The alias or host that is named at a position, by a key or by a value. */
export function nameAt(text: TargetText, position: Position): TargetName | undefined {
	const node = text.root && findNodeAtOffset(text.root, offsetAt(text, position), true);
	if (node?.type !== 'string' || node.value === '') return undefined;
	const kind = kindOf(getNodePath(node), isKey(node));
	return kind && { kind, name: String(node.value), range: rangeIn(text, node.offset, node.length) };
}

/** Whether a text in quotes is the name of a property. */
function isKey({ parent }: Node): boolean {
	return parent?.type === 'property';
}

function kindOf([part, , field, ...deeper]: JSONPath, isKey: boolean): TargetName['kind'] | undefined {
	if (deeper.length > 0) return undefined;
	if (isKey && field === undefined) return part === 'nodes' ? 'alias' : part === 'hosts' ? 'host' : undefined;
	if (part === 'nodes') return field === 'host' ? 'host' : field === 'like' ? 'alias' : undefined;
	return part === 'hosts' && field === 'was' ? 'host' : undefined;
}
