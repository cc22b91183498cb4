import type { Tally } from '../../../server/src/features/finding-counter.ts';
import { clusterTrees } from '../../../server/src/features/tree.ts';
import type { Show } from '../check-feature.ts';
import { shownPlace } from './places.ts';

const show: Show = ({ snapshot, words }) =>
	clusterTrees(snapshot, words['language'] === 'zh' ? 'zh' : 'en').flatMap((cluster) => [
		`${cluster.name}: ${cluster.mode}${found(cluster)}`,
		...cluster.hosts.flatMap((host) => [
			`  ${host.address}${found(host)}`,
			...host.nodes.map(
				(node) => `    ${node.alias} ${node.roleName} ${node.port}${found(node)} <- ${shownPlace(snapshot, node.at)}`,
			),
		]),
	]);

function found({ errors, warnings }: Tally): string {
	return errors + warnings === 0 ? '' : ` (${errors} errors, ${warnings} warnings)`;
}

export default show;
