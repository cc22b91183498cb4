import type {
	SemanticTokens,
	SemanticTokensDelta,
	SemanticTokensDeltaParams,
	SemanticTokensParams,
	SemanticTokensRangeParams,
} from 'vscode-languageserver';
import { type FileId, rangeOf } from '../../base/span.ts';
import { dataEdits, encodeTokens } from '../../features/semantic-tokens/encode.ts';
import type { SemanticToken } from '../../features/semantic-tokens/semantic-token.ts';
import { semanticTokens, semanticTokensIn } from '../../features/semantic-tokens/semantic-tokens.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** Says what the pieces of a file are, for editors to colour. */
export const semanticTokensPart: MakePart = (session) => {
	const answers = new SemanticTokensAnswers(session);
	return {
		initialize: ({ capabilities }) => {
			if (capabilities.workspace?.semanticTokens?.refreshSupport) answers.refreshWhenReady();
		},
	};
};

/** Numbers that a client has, by the name under which it speaks of them. */
interface Sent {
	readonly resultId: string;
	readonly data: readonly number[];
}

/** Answers with tokens, and remembers what each open file was told, so that the next answer can be a difference. */
class SemanticTokensAnswers {
	readonly #session: Session;
	readonly #sent = new Map<FileId, Sent>();
	#count = 0;

	constructor(session: Session) {
		this.#session = session;
		const { connection, documents, uris } = session;
		const { semanticTokens: requests } = connection.languages;
		requests.on(
			runSafe<SemanticTokensParams, SemanticTokens>(connection, 'semanticTokens/full', { data: [] }, (params) =>
				this.#full(uris.id(params.textDocument.uri)),
			),
		);
		requests.onDelta(
			runSafe<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
				connection,
				'semanticTokens/full/delta',
				{ data: [] },
				(params) => this.#delta(uris.id(params.textDocument.uri), params.previousResultId),
			),
		);
		requests.onRange(
			runSafe<SemanticTokensRangeParams, SemanticTokens>(
				connection,
				'semanticTokens/range',
				{ data: [] },
				({ textDocument, range }) => ({ data: this.#inRange(uris.id(textDocument.uri), range) }),
			),
		);
		documents.onDidClose(({ document }) => void this.#sent.delete(uris.id(document.uri)));
	}

	/** Until all files are read, nobody knows of some whether they are ours. */
	refreshWhenReady(): void {
		const { connection, ready } = this.#session;
		void ready
			.then(() => connection.languages.semanticTokens.refresh())
			.catch((error: unknown) => connection.console.warn(`semanticTokens/refresh: ${String(error)}`));
	}

	#full(file: FileId): SemanticTokens {
		const known = this.#session.workspace.snapshot().files.get(file);
		return this.#answer(file, known ? this.#encoded(file, semanticTokens(known)) : []);
	}

	#delta(file: FileId, previousResultId: string): SemanticTokens | SemanticTokensDelta {
		const before = this.#sent.get(file);
		const now = this.#full(file);
		if (before?.resultId !== previousResultId) return now;
		const edits = dataEdits(before.data, now.data);
		return now.resultId === undefined ? { edits } : { resultId: now.resultId, edits };
	}

	#inRange(file: FileId, { start, end }: SemanticTokensRangeParams['range']): number[] {
		const { uris, workspace } = this.#session;
		const known = workspace.snapshot().files.get(file);
		const range = { start: uris.position(file, start), end: uris.position(file, end) };
		return known ? this.#encoded(file, semanticTokensIn(known, range)) : [];
	}

	#answer(file: FileId, data: number[]): SemanticTokens {
		const resultId = String(++this.#count);
		this.#sent.set(file, { resultId, data });
		return { resultId, data };
	}

	/** The numbers in the columns of the client. */
	#encoded(file: FileId, tokens: readonly SemanticToken[]): number[] {
		const { uris } = this.#session;
		return encodeTokens(uris.hidesMark(file) ? tokens.map((token) => moved(uris, file, token)) : tokens);
	}
}

function moved(uris: Session['uris'], file: FileId, token: SemanticToken): SemanticToken {
	const { start, end } = uris.range(file, rangeOf(token));
	return { ...token, start: start.character, end: end.character };
}
