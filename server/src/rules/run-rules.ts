import { remembering } from '../base/remember.ts';
import type { Cluster } from '../model/cluster.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { unknownInstallation } from '../model/installation.ts';
import type { Rule } from './rule.ts';
import { type RuleFinding, ruleFindings } from './rule-finding.ts';
import { type RuleSet, ruleSet } from './rule-set.ts';

/** Finds the errors in a cluster and its files. Those of files are remembered, as several clusters share them. */
export function errorFinder(rules: readonly Rule[]): (cluster: Cluster) => RuleFinding[] {
	const able = rules.filter(({ severity, worst }) => severity === 'error' || worst === 'error');
	const set = ruleSet(able, unknownInstallation);
	const inFile = remembering((file: ConfigFile) => errorsInFile(set, file));
	return (cluster) => [...cluster.files.flatMap(inFile), ...errorsInCluster(set, cluster)];
}

function errorsInFile({ ofFiles, installation }: RuleSet, file: ConfigFile): RuleFinding[] {
	return ofFiles[file.kind].flatMap((rule) => errorsAmong(ruleFindings(rule, rule.check(file, installation))));
}

function errorsInCluster({ ofClusters, installation }: RuleSet, cluster: Cluster): RuleFinding[] {
	return ofClusters.flatMap((rule) => errorsAmong(ruleFindings(rule, rule.check(cluster, installation))));
}

function errorsAmong(found: readonly RuleFinding[]): RuleFinding[] {
	return found.filter(({ severity }) => severity === 'error');
}
