import type { WorkspaceEdit } from 'vscode-languageserver';
import { type Message, render, say } from '../../base/message.ts';
import type { Refusal } from '../../features/navigation/renaming.ts';
import { addingOn, isAddedRole } from '../../features/refactor/add-on-host.ts';
import type { Rewrite } from '../../features/refactor/refactoring.ts';
import { verified } from '../../features/refactor/verified.ts';
import { type AddNodeParams, type AddNodeResult, addNodeRequest } from '../../protocol/messages.ts';
import { failed } from '../failed.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { toWorkspaceEdit } from '../workspace-edit.ts';

/** Adds nodes to hosts for our own client, by the refactorings that editors offer in the files of the host. */
export const addNodePart: MakePart = (session) => {
	const { connection } = session;
	connection.onRequest<AddNodeResult<WorkspaceEdit>, void>(
		addNodeRequest,
		runSafe<AddNodeParams, AddNodeResult<WorkspaceEdit>>(
			connection,
			addNodeRequest,
			failed(session),
			async (params) => {
				await session.ready;
				const outcome = rewriteFor(session, params);
				if ('refusal' in outcome) return { problems: [render(outcome.refusal, session.locale)] };
				return { edit: toWorkspaceEdit(outcome.changes, session) };
			},
		),
	);
	return {};
};

function rewriteFor({ workspace }: Session, { cluster: id, host, role }: AddNodeParams): Rewrite | Refusal {
	const snapshot = workspace.snapshot();
	const cluster = snapshot.clusters.find((one) => one.id === id);
	if (!cluster) return { refusal: say(GONE) };
	const adding = isAddedRole(role) ? addingOn(snapshot, cluster, host, role) : undefined;
	// Our own client creates files.
	return adding ? verified(workspace, adding, { canCreate: true }) : { refusal: noPlace(host) };
}

const GONE = {
	en: 'The cluster is not what it was any more. Choose the host again.',
	zh: '集群已发生变化，请重新选择主机。',
};

function noPlace(host: string): Message {
	return say(
		{
			en: 'No file of the workspace says that something runs on {host}, so that a node could be added there.',
			zh: '工作区中没有文件表明 {host} 上运行着节点，因此无法在其上添加节点。',
		},
		{ host },
	);
}
