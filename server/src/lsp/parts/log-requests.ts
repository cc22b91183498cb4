import type { CancellationToken } from 'vscode-languageserver';
import { oneByOne } from '../../base/pieces.ts';
import { type ExplainLogParams, type ExplainLogResult, explainLogRequest } from '../../protocol/logs.ts';
import type { MakePart } from '../part.ts';
import { breath, runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

const NOTHING: ExplainLogResult = { failures: [], summary: '' };

/** Answers what our own client asks about logs. What is known of failures is loaded when somebody asks. */
export const logRequestsPart: MakePart = (session) => {
	const { connection } = session;
	connection.onRequest(
		explainLogRequest,
		runSafe<ExplainLogParams, ExplainLogResult>(connection, explainLogRequest, NOTHING, async (params, token) => {
			await session.ready;
			return answer(session, params, token);
		}),
	);
	return {};
};

async function answer(
	{ workspace, locale, uris }: Session,
	{ text, name }: ExplainLogParams,
	token: CancellationToken,
): Promise<ExplainLogResult> {
	const { explainText, logSummary } = await import('../../features/on-demand.ts');
	const pieces = explainText(text, name, locale, () => workspace.snapshot());
	const failures = await oneByOne(pieces, () => breath(token));
	return {
		failures: failures.map(({ places, ...failure }) => ({
			...failure,
			places: places.map(({ file, range, message, fix }) => ({
				uri: uris.uri(file),
				range,
				message,
				...(fix !== undefined && { fix }),
			})),
		})),
		summary: logSummary(failures, locale),
	};
}
