import type { CancellationToken } from 'vscode-languageserver';
import { type Message, render, say } from '../../base/message.ts';
import { generating } from '../../features/migration/generate.ts';
import { clusterOffers, isOffered, offersFor, targetText } from '../../features/migration/offers.ts';
import { planAnswer } from '../../features/migration/plan-answer.ts';
import { movedTarget } from '../../features/target-file/moved-target.ts';
import {
	type ClustersResult,
	clustersRequest,
	type MoveNodeParams,
	moveNodeRequest,
	type TargetParams,
	type TargetResult,
	targetRequest,
} from '../../protocol/messages.ts';
import { type PlanParams, type PlanResult, planRequest } from '../../protocol/plan.ts';
import { decode, placeOnDisk } from '../../workspace/uris.ts';
import { failed } from '../failed.ts';
import type { MakePart } from '../part.ts';
import { planInPieces, problemLines } from '../plan-in-pieces.ts';
import { orCancelled, runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** Answers what our own client asks about migrations. */
export const migrationRequestsPart: MakePart = (session) => {
	const { connection } = session;
	connection.onRequest(
		clustersRequest,
		runSafe(connection, clustersRequest, { clusters: [], deployments: [] }, async () => {
			await session.ready;
			return answerClusters(session);
		}),
	);
	connection.onRequest<TargetResult, void>(
		targetRequest,
		runSafe<TargetParams, TargetResult>(connection, targetRequest, failed(session), async (params) => {
			await session.ready;
			return answerTarget(session, params);
		}),
	);
	connection.onRequest<TargetResult, void>(
		moveNodeRequest,
		runSafe<MoveNodeParams, TargetResult>(connection, moveNodeRequest, failed(session), async (params) => {
			await session.ready;
			return answerMove(session, params);
		}),
	);
	connection.onRequest<PlanResult, void>(
		planRequest,
		runSafe<PlanParams, PlanResult>(connection, planRequest, failed(session), async (params, token) => {
			await orCancelled(session.ready, token);
			return answerPlan(session, params, token);
		}),
	);
	return {};
};

function answerClusters({ workspace, locale, uris }: Session): ClustersResult {
	const clusters = clusterOffers(workspace.snapshot(), locale).map(({ cluster, mode, errors, folder, offers }) => ({
		id: cluster.id,
		name: cluster.name,
		mode,
		hosts: cluster.hosts,
		errors,
		presets: offers,
		folder: uris.uri(folder),
	}));
	return { clusters, deployments: offersFor(undefined, locale) };
}

function answerTarget({ workspace, locale }: Session, { cluster: id, preset, hosts }: TargetParams): TargetResult {
	const cluster = workspace.snapshot().clusters.find((one) => one.id === id);
	if (!isOffered(preset, cluster)) return { problems: [render(doesNotFit(preset, cluster?.name), locale)] };
	return { text: targetText(preset, cluster, hosts) };
}

function answerMove({ workspace, locale, uris }: Session, params: MoveNodeParams): TargetResult {
	const { cluster, alias, host, target } = params;
	const written = target && { file: uris.id(target.uri), text: target.text };
	const moved = movedTarget(workspace.snapshot(), cluster, { alias, host }, written);
	return 'text' in moved ? moved : { problems: [render(moved.problem, locale)] };
}

async function answerPlan(session: Session, params: PlanParams, token: CancellationToken): Promise<PlanResult> {
	const { workspace, locale } = session;
	const near = placeOnDisk(decode(params.uri));
	const generated = await planInPieces(session, generating(workspace.snapshot(), params.text, { near }), params, token);
	return 'stages' in generated ? planAnswer(generated, locale) : problemLines(generated.problems, locale);
}

function doesNotFit(preset: string, cluster: string | undefined): Message {
	const empty = say({ en: 'an empty workspace', zh: '空的工作区' });
	return say(
		{ en: '{preset} does not fit {cluster}', zh: '{preset} 不适用于{cluster}' },
		{ preset, cluster: cluster ?? empty },
	);
}
