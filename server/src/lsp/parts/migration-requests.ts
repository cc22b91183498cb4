import { type Message, render, say } from '../../base/message.ts';
import { diffsOf, generate, problemText } from '../../features/migration/generate.ts';
import { clusterOffers, isOffered, offersFor, targetText } from '../../features/migration/offers.ts';
import {
	type ClustersResult,
	clustersRequest,
	type PlanParams,
	type PlanResult,
	planRequest,
	type TargetParams,
	type TargetResult,
	targetRequest,
} from '../../protocol/messages.ts';
import { decode } from '../../workspace/uris.ts';
import type { MakePart } from '../part.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

const FAILED = say({ en: 'The server failed; see its log.', zh: '语言服务器出错，请查看日志。' });

/** Answers what our own client asks about migrations. */
export const migrationRequestsPart: MakePart = (session) => {
	const { connection } = session;
	const failed = () => ({ problems: [render(FAILED, session.locale)] });
	connection.onRequest(
		clustersRequest,
		runSafe(connection, clustersRequest, { clusters: [], deployments: [] }, async () => {
			await session.ready;
			return answerClusters(session);
		}),
	);
	connection.onRequest<TargetResult, void>(
		targetRequest,
		runSafe<TargetParams, TargetResult>(connection, targetRequest, failed(), async (params) => {
			await session.ready;
			return answerTarget(session, params);
		}),
	);
	connection.onRequest<PlanResult, void>(
		planRequest,
		runSafe<PlanParams, PlanResult>(connection, planRequest, failed(), async (params) => {
			await session.ready;
			return answerPlan(session, params);
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

function answerPlan(session: Session, { uri, text }: PlanParams): PlanResult {
	const { locale } = session;
	const generated = generate(session.workspace.snapshot(), text, { near: placeOf(uri) });
	if ('problems' in generated) {
		return { problems: generated.problems.map((problem) => problemText(problem, locale, (place) => place)) };
	}
	const { stages, files } = generated;
	const first = `${stages.length > 1 ? 'OVERVIEW' : 'RUNBOOK'}${locale === 'zh' ? '.zh-CN' : ''}.md`;
	const [name = ''] = stages.map(({ plan }) => (stages.length > 1 ? plan.name.replace(/-1$/, '') : plan.name));
	return {
		name,
		steps: stages.flatMap(({ plan, folder }) =>
			plan.steps.map(({ id, title, reason }) => ({
				id: folder === '' ? id : `${folder}/${id}`,
				title: render(title, locale),
				reason: render(reason, locale),
			})),
		),
		warnings: stages.flatMap(({ plan }) => plan.warnings.map((warning) => render(warning, locale))),
		diffs: diffsOf(stages),
		files,
		runbook: files.find(({ path }) => path === first)?.text ?? '',
	};
}

/** An unsaved document lies where it will be saved; one without a folder lies nowhere. */
function placeOf(uri: string): string | undefined {
	const place = decode(uri).replace(/^untitled:(?=\/)/, 'file://');
	return place.startsWith('untitled:') ? undefined : place;
}

function doesNotFit(preset: string, cluster: string | undefined): Message {
	const empty = say({ en: 'an empty workspace', zh: '空的工作区' });
	return say(
		{ en: '{preset} does not fit {cluster}', zh: '{preset} 不适用于{cluster}' },
		{ preset, cluster: cluster ?? empty },
	);
}
