import type { CancellationToken } from 'vscode-languageserver';
import { type Locale, type Message, render, say } from '../base/message.ts';
import { oneByOne, type Pieces } from '../base/pieces.ts';
import { problemText } from '../features/migration/generate.ts';
import { breath } from './run-safe.ts';
import type { Session } from './session.ts';

const PLANNING = say({ en: 'Planning', zh: '正在生成计划' });

/** Plans in pieces: what is being done comes as progress, other messages are heard in between, and it can be cancelled. */
export async function planInPieces<Result>(
	{ connection, locale }: Session,
	pieces: Pieces<Message, Result>,
	{ workDoneToken }: { readonly workDoneToken?: string },
	token: CancellationToken,
): Promise<Result> {
	const progress = connection.window.attachWorkDoneProgress(workDoneToken);
	progress.begin(render(PLANNING, locale));
	try {
		return await oneByOne(pieces, async (next) => {
			progress.report(render(next, locale));
			await breath(token);
		});
	} finally {
		progress.done();
	}
}

/** Why there is no plan, a line each. */
export function problemLines(
	problems: readonly Parameters<typeof problemText>[0][],
	locale: Locale,
): { readonly problems: readonly string[] } {
	return { problems: problems.map((problem) => problemText(problem, locale, (place) => place)) };
}
