import type { CancellationToken } from 'vscode-languageserver';
import { drawingOf } from '../../features/topology/drawing.ts';
import { exportOf } from '../../features/topology/export.ts';
import { itemAt } from '../../features/topology/item-at.ts';
import { planDrawing } from '../../features/topology/plan-drawing.ts';
import type { SceneOptions } from '../../features/topology/scene.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { PlanParams } from '../../protocol/plan.ts';
import {
	type Drawing,
	type PlanTopologyResult,
	planTopologyRequest,
	type TopologyAtParams,
	type TopologyChangedParams,
	type TopologyExportParams,
	type TopologyParams,
	topologyAtRequest,
	topologyChangedNotification,
	topologyClosedNotification,
	topologyExportRequest,
	topologyRequest,
} from '../../protocol/topology.ts';
import { decode, placeOnDisk } from '../../workspace/uris.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { failed } from '../failed.ts';
import type { MakePart } from '../part.ts';
import { planInPieces, problemLines } from '../plan-in-pieces.ts';
import { hearSafe, orCancelled, runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { toLspLocation } from './symbol.ts';

/** Draws clusters for our own client, and draws the one that is looked at anew when it has changed. */
export const topologyPart: MakePart = (session) => {
	const { connection } = session;
	const followed = new Followed(session);
	connection.onRequest(
		topologyRequest,
		runSafe<TopologyParams, Drawing | null>(connection, topologyRequest, null, async (params) => {
			await session.ready;
			return followed.follow(params);
		}),
	);
	connection.onNotification(
		topologyClosedNotification,
		hearSafe(connection, topologyClosedNotification, () => followed.stop()),
	);
	connection.onRequest(
		topologyAtRequest,
		runSafe<TopologyAtParams, string | null>(connection, topologyAtRequest, null, (params) => at(session, params)),
	);
	connection.onRequest(
		topologyExportRequest,
		runSafe<TopologyExportParams, string | null>(connection, topologyExportRequest, null, async (params) => {
			await session.ready;
			const cluster = clusterOf(session, params.cluster);
			return cluster
				? exportOf(session.workspace.snapshot(), cluster, params.format, optionsOf(session, params))
				: null;
		}),
	);
	connection.onRequest<PlanTopologyResult, void>(
		planTopologyRequest,
		runSafe<PlanParams, PlanTopologyResult>(connection, planTopologyRequest, failed(session), async (params, token) => {
			await orCancelled(session.ready, token);
			return drawPlan(session, params, token);
		}),
	);
	return { refreshed: () => followed.look() };
};

function clusterOf({ workspace }: Session, id: string): Cluster | undefined {
	return workspace.snapshot().clusters.find((cluster) => cluster.id === id);
}

function optionsOf({ locale, uris }: Session, { off }: TopologyParams): SceneOptions {
	return { locale, off, show: (at) => toLspLocation(at, uris) };
}

function at(session: Session, { cluster: id, uri, position }: TopologyAtParams): string | null {
	const { workspace, uris } = session;
	const cluster = clusterOf(session, id);
	const file = uris.id(uri);
	return (cluster && itemAt(workspace.snapshot(), cluster, file, uris.position(file, position))) ?? null;
}

async function drawPlan(session: Session, params: PlanParams, token: CancellationToken): Promise<PlanTopologyResult> {
	const { workspace, locale } = session;
	const near = placeOnDisk(decode(params.uri));
	const pieces = planDrawing(workspace.snapshot(), params.text, near, locale);
	const drawn = await planInPieces(session, pieces, params, token);
	return 'problems' in drawn ? problemLines(drawn.problems, locale) : drawn;
}

/** The drawing that somebody looks at. */
class Followed {
	readonly #session: Session;
	#params: TopologyParams | undefined;
	/** The state it was drawn from, and in which words. */
	#from: { readonly snapshot: Snapshot; readonly locale: Session['locale'] } | undefined;
	#told = '';

	constructor(session: Session) {
		this.#session = session;
	}

	/** Draws, and looks after it from now on. */
	follow(params: TopologyParams): Drawing | null {
		this.#params = params;
		const drawing = this.#draw(params);
		this.#told = JSON.stringify(drawing);
		return drawing;
	}

	stop(): void {
		this.#params = undefined;
	}

	/** Draws anew after a change, and tells of it where the drawing is another one. */
	look(): void {
		const params = this.#params;
		const { workspace, locale, connection } = this.#session;
		if (!params || (this.#from?.snapshot === workspace.snapshot() && this.#from.locale === locale)) return;
		const drawing = this.#draw(params);
		const text = JSON.stringify(drawing);
		if (text === this.#told) return;
		this.#told = text;
		const told: TopologyChangedParams = { cluster: params.cluster, drawing };
		void connection.sendNotification(topologyChangedNotification, told);
	}

	#draw(params: TopologyParams): Drawing | null {
		const { workspace, locale } = this.#session;
		const snapshot = workspace.snapshot();
		this.#from = { snapshot, locale };
		const cluster = clusterOf(this.#session, params.cluster);
		return cluster ? drawingOf(snapshot, cluster, optionsOf(this.#session, params)) : null;
	}
}
