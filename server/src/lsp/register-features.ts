import { hover } from '../features/hover/hover.ts';
import {
	clustersRequest,
	type PlanParams,
	type PlanResult,
	planRequest,
	type TargetParams,
	type TargetResult,
	targetRequest,
} from '../protocol/messages.ts';
import { registerClusterRequests } from './cluster-requests.ts';
import { answerClusters, answerPlan, answerTarget } from './migration-requests.ts';
import { runSafe } from './run-safe.ts';
import type { Session } from './server.ts';

/** Registers every feature; each reads a snapshot and knows nothing of the protocol. */
export function registerFeatures(session: Session): void {
	const { connection, workspace, uris } = session;
	connection.onHover(
		runSafe(connection, 'hover', null, ({ textDocument, position }) => {
			const file = uris.id(textDocument.uri);
			const found = hover(workspace.snapshot(), file, uris.position(file, position), session.locale);
			if (!found) return null;
			return { contents: { kind: 'markdown' as const, value: found.markdown }, range: uris.range(file, found.range) };
		}),
	);
	registerClusterRequests(session);
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
