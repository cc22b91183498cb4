import type { InlayHint, InlayHintLabelPart, InlayHintParams } from 'vscode-languageserver';
import { InlayHintKind } from 'vscode-languageserver';
import type { FileId, Range } from '../../base/span.ts';
import type { Hint, HintPart } from '../../features/inlay-hints/hint.ts';
import { inlayHints } from '../../features/inlay-hints/inlay-hints.ts';
import { decode } from '../../workspace/uris.ts';
import { type Markup, markupFor } from '../markup.ts';
import type { MakePart } from '../part.ts';
import { RefreshElsewhere } from '../refresh-elsewhere.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { toLspLocation } from './symbol.ts';

/** Shows within the text what it does not say: roles, units, defaults, and the values that come of a line. */
export const inlayHintsPart: MakePart = (session) => {
	const { connection } = session;
	const hints = new InlayHints(session);
	const refresh = new RefreshElsewhere(
		session,
		() => connection.languages.inlayHint.refresh(),
		({ inlayHints: kinds }) => kinds,
	);
	let canRefresh = false;
	return {
		initialize: ({ capabilities }) => {
			const { resolveSupport } = capabilities.textDocument?.inlayHint ?? {};
			hints.canResolve = resolveSupport?.properties.includes('tooltip') ?? false;
			hints.markup = markupFor(capabilities.textDocument?.hover?.contentFormat);
			canRefresh = capabilities.workspace?.inlayHint?.refreshSupport ?? false;
		},
		refreshed: (edited) => {
			if (canRefresh) refresh.look(edited);
		},
	};
};

/** What tells one hint from the others of its document. */
interface HintName {
	readonly uri: string;
	readonly kind: string;
	readonly line: number;
	readonly character: number;
}

class InlayHints {
	readonly #session: Session;
	/** Whether the client asks for the tooltip of a hint when somebody looks at it. */
	canResolve = false;
	/** The protocol does not say what a client can show in tooltips; it will be what it can show on hovering. */
	markup: Markup = markupFor(undefined);

	constructor(session: Session) {
		this.#session = session;
		const { connection } = session;
		connection.languages.inlayHint.on(
			runSafe<InlayHintParams, InlayHint[]>(connection, 'inlayHint', [], async ({ textDocument, range }) => {
				await session.ready; // hints tell of other files
				return this.#hints(textDocument.uri, range);
			}),
		);
		connection.languages.inlayHint.resolve((hint) =>
			runSafe(connection, 'inlayHint/resolve', hint, () => this.#resolve(hint))(hint),
		);
	}

	#hints(uri: string, range: Range): InlayHint[] {
		const { uris, locale, workspace } = this.#session;
		const file = uris.id(uri);
		const within = { start: uris.position(file, range.start), end: uris.position(file, range.end) };
		return inlayHints(workspace.snapshot(), file, within, locale).map((hint) => this.#toLsp(file, uri, hint));
	}

	#toLsp(file: FileId, uri: string, hint: Hint): InlayHint {
		const { start: position } = this.#session.uris.range(file, { start: hint.position, end: hint.position });
		const data: HintName = { uri, kind: hint.kind, ...hint.position };
		return {
			position,
			label: hint.parts.map((part) => this.#toLspPart(part)),
			paddingLeft: true,
			...(hint.kind === 'roles' && { kind: InlayHintKind.Type }),
			...(this.canResolve ? { data } : { tooltip: this.markup(hint.tooltip()) }),
		};
	}

	#toLspPart({ text, at }: HintPart): InlayHintLabelPart {
		return { value: text, ...(at && { location: toLspLocation(at, this.#session.uris) }) };
	}

	/** A hint whose place has moved meanwhile stays without a tooltip; the client will fetch it anew. */
	#resolve(hint: InlayHint): InlayHint {
		const { uri, kind, line, character } = (hint.data ?? {}) as Partial<HintName>; // comes back as it was sent
		if (typeof uri !== 'string' || typeof line !== 'number' || typeof character !== 'number') return hint;
		const place = { line, character };
		const { workspace, locale } = this.#session;
		const found = inlayHints(workspace.snapshot(), decode(uri), { start: place, end: place }, locale);
		const same = found.find((one) => one.kind === kind);
		return same ? { ...hint, tooltip: this.markup(same.tooltip()) } : hint;
	}
}
