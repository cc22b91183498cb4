import { refusal, type UsageError } from './command.ts';

/** Refuses paths below which nothing is ours. */
export function noFiles(paths: readonly string[]): UsageError {
	return refusal(
		{
			en: '{paths}: no DolphinDB configuration files (cluster.nodes, controller.cfg, agent.cfg, cluster.cfg, dolphindb.cfg)',
			zh: '{paths}：没有 DolphinDB 配置文件（cluster.nodes、controller.cfg、agent.cfg、cluster.cfg、dolphindb.cfg）',
		},
		{ paths: paths.join(', ') },
	);
}
