import { render } from '../../base/message.ts';
import { type CollectParams, type CollectResult, collectRequest } from '../../protocol/collect.ts';
import { failed } from '../failed.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** Makes the script that collects a cluster from hosts. What it is made of is loaded when somebody asks. */
export const collectRequestsPart: MakePart = (session) => {
	const { connection } = session;
	connection.onRequest<CollectResult, void>(
		collectRequest,
		runSafe<CollectParams, CollectResult>(connection, collectRequest, failed(session), (params) =>
			answer(session, params),
		),
	);
	return {};
};

async function answer({ locale }: Session, { hosts, sudo }: CollectParams): Promise<CollectResult> {
	const { collectFiles, readHosts } = await import('../../features/on-demand.ts');
	const read = readHosts(hosts, { sudo });
	if ('problems' in read) return { problems: read.problems.map((problem) => render(problem, locale)) };
	return { files: collectFiles(read.hosts) };
}
