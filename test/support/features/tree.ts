import { rangeOf } from '../../../server/src/base/span.ts';
import { clusterTrees } from '../../../server/src/features/tree.ts';
import type { Place } from '../../../server/src/protocol/place.ts';
import type { TreeNode, TreePackage, TreeTally } from '../../../server/src/protocol/tree.ts';
import type { Snapshot } from '../../../server/src/workspace/workspace.ts';
import { fixtureName, type Show } from '../check-feature.ts';
import { shownPlace } from './places.ts';

const show: Show = ({ snapshot, words }) => {
	const clusters = clusterTrees(snapshot, {
		locale: words['language'] === 'zh' ? 'zh' : 'en',
		show: ({ file, span }) => ({ uri: file, range: rangeOf(span) }),
		uri: fixtureName,
	});
	return clusters.flatMap((cluster) => [
		`${cluster.name}: ${cluster.mode}${found(cluster)}`,
		...cluster.hosts.flatMap((host) => [
			`  ${told([host.label, ...host.notes])}${found(host)}${host.place ? place(snapshot, host.place) : ''}`,
			...host.packages.flatMap((pkg) => packageLines(snapshot, pkg)),
			...host.nodes.map((node) => `    ${nodeLine(snapshot, node)}`),
		]),
	]);
};

function packageLines(snapshot: Snapshot, pkg: TreePackage): string[] {
	return [
		`    ${pkg.name} in ${pkg.folder}${found(pkg)}`,
		...pkg.files.map((file) => `      [${file.kind}] ${file.name}${found(file)}`),
		...pkg.nodes.map((node) => `      ${nodeLine(snapshot, node)}`),
	];
}

function nodeLine(snapshot: Snapshot, node: TreeNode): string {
	const words = told([`${node.label} ${node.roleName} ${node.port}`, ...node.notes]);
	return `${words}${found(node)}${place(snapshot, node)}`;
}

function told(parts: readonly string[]): string {
	return parts.join(' – ');
}

function place(snapshot: Snapshot, { uri, range }: Place): string {
	const { line, character } = range.start;
	return ` <- ${shownPlace(snapshot, { file: uri, span: { line, start: character, end: range.end.character } })}`;
}

function found({ errors, warnings }: TreeTally): string {
	return errors + warnings === 0 ? '' : ` (${errors} errors, ${warnings} warnings)`;
}

export default show;
