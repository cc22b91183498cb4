import { render } from '../../base/message.ts';
import type { FileId, Location } from '../../base/span.ts';
import { clusterTrees } from '../../features/tree.ts';
import { type ChangedParams, changedNotification, type TreeResult, treeRequest } from '../../protocol/tree.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';
import { toLspLocation } from './symbol.ts';

/** Answers what the view of the clusters shows, and tells our own client when that may have changed. */
export const treePart: MakePart = (session) => {
	const { connection, workspace } = session;
	connection.onRequest(
		treeRequest,
		runSafe<object, TreeResult>(connection, treeRequest, { clusters: [] }, async () => {
			await session.ready;
			return answerTree(session);
		}),
	);
	const changes = new Changes(session);
	return { refreshed: () => changes.tell(workspace.snapshot()) };
};

function answerTree({ workspace, uris, locale }: Session): TreeResult {
	const options = { locale, show: (at: Location) => toLspLocation(at, uris), uri: (id: FileId) => uris.uri(id) };
	return { clusters: clusterTrees(workspace.snapshot(), options) };
}

/** Knows what the client was told last. */
class Changes {
	readonly #session: Session;
	#told: Snapshot | undefined;
	#files: ReadonlySet<string> | undefined;
	#troubles: string | undefined;

	constructor(session: Session) {
		this.#session = session;
	}

	/** Tells of a state of the workspace that was not told of yet. */
	tell(snapshot: Snapshot): void {
		const { connection, ownClient } = this.#session;
		if (!ownClient) return;
		const troubles = this.#changedTroubles();
		if (snapshot === this.#told && !troubles.troubles) return;
		this.#told = snapshot;
		const files = this.#changedFiles(snapshot);
		const params: ChangedParams = { clusters: snapshot.clusters.length, ...files, ...troubles };
		void connection.sendNotification(changedNotification, params);
	}

	#changedFiles({ files }: Snapshot): Pick<ChangedParams, 'files'> {
		const known = this.#files;
		if (known?.size === files.size && [...files.keys()].every((file) => known.has(file))) return {};
		this.#files = new Set(files.keys());
		return { files: [...files.keys()].map((file) => this.#session.uris.uri(file)) };
	}

	#changedTroubles(): Pick<ChangedParams, 'troubles'> {
		const { troubles, locale } = this.#session;
		const words = troubles.all.map((problem) => render(problem, locale));
		const text = JSON.stringify(words);
		if (text === this.#troubles) return {};
		this.#troubles = text;
		return { troubles: words };
	}
}
