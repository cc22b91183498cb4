import { hover } from '../features/hover/hover.ts';
import { statusOf } from '../features/status.ts';
import { versionLens } from '../features/version-lens.ts';
import {
	clustersRequest,
	type PlanParams,
	type PlanResult,
	planRequest,
	type StatusResult,
	statusRequest,
	type TargetParams,
	type TargetResult,
	targetRequest,
	versionLensRequest,
} from '../protocol/messages.ts';
import { answerClusters, answerPlan, answerTarget } from './migration-requests.ts';
import { runSafe } from './run-safe.ts';
import type { Session } from './server.ts';

/** Registers every feature; each reads a snapshot and knows nothing of the protocol. */
export function registerFeatures(session: Session): void {
	const { connection, workspace, uris } = session;
	connection.onHover(
		runSafe(connection, 'hover', null, ({ textDocument, position }) => {
			const found = hover(workspace.snapshot(), uris.id(textDocument.uri), position, session.locale);
			return found ? { contents: { kind: 'markdown' as const, value: found.markdown }, range: found.range } : null;
		}),
	);
	connection.onRequest(
		statusRequest,
		runSafe<{ uri: string }, StatusResult>(connection, statusRequest, null, ({ uri }) =>
			statusOf(workspace.snapshot(), uris.id(uri), session.locale),
		),
	);
	connection.onRequest(
		versionLensRequest,
		runSafe<{ versions: readonly string[] }, Record<string, number>>(
			connection,
			versionLensRequest,
			{},
			async (params) => {
				await session.ready;
				return versionLens(workspace, params.versions);
			},
		),
	);
	const failed = { problems: ['The server failed; see its log.'] };
	connection.onRequest(
		clustersRequest,
		runSafe(connection, clustersRequest, { clusters: [], deployments: [] }, async () => {
			await session.ready;
			return answerClusters(session);
		}),
	);
	connection.onRequest<TargetResult, void>(
		targetRequest,
		runSafe<TargetParams, TargetResult>(connection, targetRequest, failed, async (params) => {
			await session.ready;
			return answerTarget(session, params);
		}),
	);
	connection.onRequest<PlanResult, void>(
		planRequest,
		runSafe<PlanParams, PlanResult>(connection, planRequest, failed, async (params) => {
			await session.ready;
			return answerPlan(session, params);
		}),
	);
}
