import { say } from '../../../base/message.ts';
import { prepareRename } from '../../navigation/prepare-rename.ts';
import { symbolAt } from '../../navigation/symbol-at.ts';
import type { Place, Refactoring } from '../refactoring.ts';

const TITLES = {
	host: { en: 'Change the address {text}…', zh: '修改地址 {text}…' },
	port: { en: 'Change the port {text}…', zh: '修改端口 {text}…' },
} as const;

/** Leads to the renaming of a host or a port, which asks for the new one. */
export function* changeAddress({ snapshot, file, range }: Place): Iterable<Refactoring> {
	const symbol = symbolAt(snapshot, file.id, range.start);
	if (symbol?.kind !== 'host' && symbol?.kind !== 'port') return;
	if ('refusal' in prepareRename(snapshot, file.id, range.start)) return;
	const text = file.tree.lines[symbol.range.start.line]?.text.slice(
		symbol.range.start.character,
		symbol.range.end.character,
	);
	yield {
		id: `change-${symbol.kind}`,
		kind: 'refactor.rewrite.address',
		title: say(TITLES[symbol.kind], { text: text ?? symbol.name }),
		rename: { file: file.id, at: range.start },
	};
}
