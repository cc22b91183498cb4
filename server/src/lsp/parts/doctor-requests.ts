import { examineRunbook } from '../../features/doctor/examine-runbook.ts';
import { doctorSummary, shownFinding, statusOf } from '../../features/doctor/report.ts';
import { type ExamineScriptParams, type ExamineScriptResult, examineScriptRequest } from '../../protocol/doctor.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

const NOTHING: ExamineScriptResult = { findings: [], changes: [], candidates: [], summary: '' };

/** Answers what our own client asks about scripts. */
export const doctorRequestsPart: MakePart = (session) => {
	const { connection } = session;
	connection.onRequest(
		examineScriptRequest,
		runSafe<ExamineScriptParams, ExamineScriptResult>(connection, examineScriptRequest, NOTHING, async (params) => {
			await session.ready;
			return answer(session, params);
		}),
	);
	return {};
};

function answer({ workspace, locale }: Session, { text, host }: ExamineScriptParams): ExamineScriptResult {
	const examined = examineRunbook(workspace.snapshot(), text, host);
	const findings = examined.findings.map((finding) => {
		const { code, severity, message, range } = shownFinding(finding, locale);
		return { code, severity, message, range };
	});
	const changes = examined.changes.map((change) => {
		const { host, path, before = '', after = '' } = change;
		return { host, path, status: statusOf(change), before, after: after === 'unknown' ? '' : after };
	});
	return { findings, changes, candidates: examined.candidates, summary: doctorSummary(examined, locale) };
}
