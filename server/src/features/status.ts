import type { Locale } from '../base/message.ts';
import { render, say } from '../base/message.ts';
import type { FileId } from '../base/span.ts';
import { deploymentMode, modeNames } from '../model/deployment-mode.ts';
import type { StatusResult } from '../protocol/messages.ts';
import type { Snapshot } from '../workspace/workspace.ts';

/** What the editor shows about the cluster of a file; nothing for a file that is not DolphinDB's. */
export function statusOf(snapshot: Snapshot, file: FileId, locale: Locale): StatusResult {
	const cluster = snapshot.clusterOf(file);
	if (!cluster) return null;
	const mode = deploymentMode(cluster);
	const found = cluster.files.flatMap(({ id }) => snapshot.findings(id));
	const count = (wanted: string) => found.filter(({ severity }) => severity === wanted).length;
	return {
		cluster: cluster.name,
		mode: render(say(modeNames[mode.kind]), locale),
		hosts: cluster.hosts.length,
		errors: count('error'),
		warnings: count('warning'),
		serverVersion: snapshot.settings.serverVersion,
	};
}
