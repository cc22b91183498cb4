import { render } from '../base/message.ts';
import { generate, problemText } from '../features/migration/generate.ts';
import { clusterOffers, isOffered, offersFor, targetText } from '../features/migration/offers.ts';
import type {
	ClustersResult,
	FileDiff,
	PlanParams,
	PlanResult,
	TargetParams,
	TargetResult,
} from '../protocol/messages.ts';
import { decode } from '../workspace/uris.ts';
import type { Session } from './server.ts';

/** Answers `clustersRequest`. */
export function answerClusters({ workspace, locale, uris }: Session): ClustersResult {
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

/** Answers `targetRequest`. */
export function answerTarget({ workspace }: Session, { cluster: id, preset, hosts }: TargetParams): TargetResult {
	const cluster = workspace.snapshot().clusters.find((one) => one.id === id);
	if (!isOffered(preset, cluster))
		return { problems: [`${preset} does not fit ${cluster?.name ?? 'an empty workspace'}`] };
	return { text: targetText(preset, cluster, hosts) };
}

/** Answers `planRequest`. */
export function answerPlan(session: Session, { uri, text }: PlanParams): PlanResult {
	const { locale } = session;
	const generated = generate(session.workspace.snapshot(), text, placeOf(uri));
	if ('problems' in generated) {
		return { problems: generated.problems.map((problem) => problemText(problem, locale, (place) => place)) };
	}
	const { plan, files } = generated;
	return {
		name: plan.name,
		steps: plan.steps.map(({ id, title, reason }) => ({
			id,
			title: render(title, locale),
			reason: render(reason, locale),
		})),
		warnings: plan.warnings.map((warning) => render(warning, locale)),
		diffs: plan.files.filter(({ before, after }) => before !== after).map(toDiff),
		files,
		runbook: files.find(({ path }) => path === (locale === 'zh' ? 'RUNBOOK.zh-CN.md' : 'RUNBOOK.md'))?.text ?? '',
	};
}

function toDiff({
	host,
	path,
	before,
	after,
}: {
	host: string;
	path: string;
	before: string | undefined;
	after: string;
}): FileDiff {
	return { host, path, before: before ?? '', after };
}

/** An unsaved document lies where it will be saved. */
function placeOf(uri: string): string | undefined {
	const place = decode(uri).replace(/^untitled:(?=\/)/, 'file://');
	return place.startsWith('file:') ? place : undefined;
}
