import type { ClustersResult, PlanParams, PlanResult, TargetParams, TargetResult } from '../protocol/messages.ts';
import type { Session } from './server.ts';

/** Answers `clustersRequest`. */
export function answerClusters(_session: Session): ClustersResult {
	return { clusters: [], deployments: [] };
}

/** Answers `targetRequest`. */
export function answerTarget(_session: Session, _params: TargetParams): TargetResult {
	return { problems: [] };
}

/** Answers `planRequest`. */
export function answerPlan(_session: Session, _params: PlanParams): PlanResult {
	return { problems: [] };
}
