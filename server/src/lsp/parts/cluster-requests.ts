import { effectiveText } from '../../features/effective/effective-text.ts';
import { effectiveNode, nodesOf } from '../../features/effective/effective-values.ts';
import { statusOf } from '../../features/status.ts';
import { versionLens } from '../../features/version-lens.ts';
import { kindByName } from '../../model/classify.ts';
import {
	type EffectiveParams,
	type EffectiveResult,
	effectiveRequest,
	type FileKindResult,
	fileKindRequest,
	type StatusResult,
	statusRequest,
	versionLensRequest,
} from '../../protocol/messages.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** Answers what our own client asks about the cluster of a file. */
export const clusterRequestsPart: MakePart = (session) => {
	const { connection, workspace, uris } = session;
	connection.onRequest(
		statusRequest,
		runSafe<{ uri: string }, StatusResult>(connection, statusRequest, null, ({ uri }) =>
			statusOf(workspace.snapshot(), uris.id(uri), session.locale),
		),
	);
	connection.onRequest(
		fileKindRequest,
		runSafe<{ uri: string }, FileKindResult>(connection, fileKindRequest, null, ({ uri }) => {
			return kindByName(uris.id(uri)) ?? null;
		}),
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
	connection.onRequest(
		effectiveRequest,
		runSafe<EffectiveParams, EffectiveResult>(connection, effectiveRequest, { nodes: [] }, async (params) => {
			await session.ready;
			return answerEffective(session, params);
		}),
	);
	return {};
};

function answerEffective({ workspace, uris, locale }: Session, { uri, alias }: EffectiveParams): EffectiveResult {
	const cluster = workspace.snapshot().clusterOf(uris.id(uri));
	const nodes = cluster ? nodesOf(cluster) : [];
	const node = nodes.find((one) => one.alias === alias);
	if (!cluster || !node) return { nodes };
	const show = (file: string) =>
		cluster.packageOfFile.get(file)?.name.concat(file.slice(file.lastIndexOf('/'))) ?? file;
	return { nodes, text: effectiveText(effectiveNode(cluster, node), show, locale) };
}
