import { problemText } from '../../features/migration/generate.ts';
import { type FirewallParams, type FirewallResult, firewallRequest } from '../../protocol/firewall.ts';
import { failed } from '../failed.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** Answers what our own client asks about firewalls. What makes the answer is loaded when somebody asks. */
export const firewallRequestsPart: MakePart = (session) => {
	const { connection } = session;
	connection.onRequest<FirewallResult, void>(
		firewallRequest,
		runSafe<FirewallParams, FirewallResult>(connection, firewallRequest, failed(session), (params) =>
			answer(session, params),
		),
	);
	return {};
};

async function answer({ ready, workspace, uris, locale }: Session, params: FirewallParams): Promise<FirewallResult> {
	const [{ answerFirewall }] = await Promise.all([import('../../features/firewall/answer.ts'), ready]);
	const { cluster, target } = params;
	const given = target && { text: target.text, near: uris.id(target.uri) };
	const made = answerFirewall(workspace.snapshot(), cluster, given, params, locale);
	if ('problems' in made)
		return { problems: made.problems.map((problem) => problemText(problem, locale, (place) => place)) };
	return 'files' in made ? { files: made.files } : made;
}
