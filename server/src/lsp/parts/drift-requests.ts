import type { WorkspaceEdit } from 'vscode-languageserver';
import { render } from '../../base/message.ts';
import { cellAt, type Drift, driftOf, hostText, reportOf, takeAt } from '../../features/drift/drift.ts';
import { clusterMeant, fetchFiles, type Meant, notFetched } from '../../features/drift/fetch-files.ts';
import { problemText } from '../../features/migration/generate.ts';
import {
	type CellParams,
	type CompareParams,
	type CompareResult,
	compareRequest,
	type FetchParams,
	type FetchResult,
	fetchRequest,
	type SidesResult,
	sidesRequest,
	takeRequest,
} from '../../protocol/drift.ts';
import { decode } from '../../workspace/uris.ts';
import { failed } from '../failed.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { toWorkspaceEdit } from '../workspace-edit.ts';

type Problems = Extract<CompareResult, { problems: unknown }>;

/** Answers what our own client asks about hosts that are not as the workspace says. */
export const driftRequestsPart: MakePart = (session) => {
	const { connection } = session;
	connection.onRequest<FetchResult, void>(
		fetchRequest,
		runSafe<FetchParams, FetchResult>(connection, fetchRequest, failed(session), (params) =>
			answerFetch(session, params),
		),
	);
	connection.onRequest<CompareResult, void>(
		compareRequest,
		runSafe<CompareParams, CompareResult>(connection, compareRequest, failed(session), async (params) => {
			const drift = await driftFor(session, params);
			return 'problems' in drift ? drift : { grid: reportOf(drift, optionsOf(session, params)) };
		}),
	);
	connection.onRequest(
		takeRequest,
		runSafe<CellParams, WorkspaceEdit | null>(connection, takeRequest, null, async (params) => {
			const drift = await driftFor(session, params);
			const changes = 'problems' in drift ? [] : takeAt(drift, params.row, params.column);
			return changes.length > 0 ? toWorkspaceEdit(changes, session) : null;
		}),
	);
	connection.onRequest(
		sidesRequest,
		runSafe<CellParams, SidesResult>(connection, sidesRequest, null, async (params) => {
			const drift = await driftFor(session, params);
			return 'problems' in drift ? null : sidesOf(session, drift, params);
		}),
	);
	return {};
};

async function answerFetch(session: Session, params: FetchParams): Promise<FetchResult> {
	await session.ready;
	const meant = meantBy(session, params);
	const made = 'problems' in meant ? meant : fetchFiles(meant);
	if ('problems' in made) return said(session, made);
	return { files: made.files, warnings: said(session, { problems: made.warnings }).problems };
}

function meantBy({ workspace, uris }: Session, { cluster: id, target }: FetchParams): Meant {
	const { clusters: all, encodings } = workspace.snapshot();
	const clusters = all.filter((cluster) => cluster.id === id); // none, where it is gone
	return clusterMeant({ clusters, encodings }, target && { text: target.text, near: uris.id(target.uri) });
}

async function driftFor(session: Session, params: CompareParams): Promise<Drift | Problems> {
	await session.ready;
	const meant = meantBy(session, params);
	if ('problems' in meant) return said(session, meant);
	const drift = await driftOf(session.read, decode(params.folder), meant, params.all ? 'all' : 'differing');
	return drift.fetched.isEmpty ? { problems: [render(notFetched(decode(params.folder)), session.locale)] } : drift;
}

function optionsOf({ locale, uris }: Session, { all }: CompareParams) {
	return { locale, all, show: (file: string) => uris.uri(file) };
}

function said({ locale }: Session, { problems }: Extract<Meant, { problems: unknown }>): Problems {
	return { problems: problems.map((problem) => problemText(problem, locale, (place) => place)) };
}

function sidesOf({ uris }: Session, drift: Drift, { row, column }: CellParams): SidesResult {
	const cell = cellAt(drift, row, column)?.cell;
	if (!cell?.place) return null;
	const { host, path, file } = cell.place;
	return {
		file: file ? uris.uri(file.id) : null,
		host,
		path,
		text: hostText(drift, cell) ?? null,
		line: cell.here?.at.line ?? 0,
	};
}
