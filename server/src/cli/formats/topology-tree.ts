import { type Locale, render, say } from '../../base/message.ts';
import type { ClusterOverview, HostOverview, NodeOverview, PackageOverview } from '../../features/failure/overview.ts';
import { hostWords, nodeRemarks, offWord, packageWords, roleWords } from '../../features/failure/overview-words.ts';
import type { FailureVerdict } from '../../protocol/failure.ts';
import { visible } from '../../render/shell-quote.ts';
import { widthOf } from './columns.ts';

/** A line of the tree, and what hangs on it. */
interface Branch {
	readonly text: string;
	readonly twigs: readonly Branch[];
}

/** A cluster as a tree for a terminal, with what is off and what that means below it. Names are data: nothing is obeyed. */
export function topologyTree(cluster: ClusterOverview, locale: Locale): string {
	const { name, title, hosts, failure, verdicts } = cluster;
	const tree = hosts.map((host) => hostBranch(host, columnsIn(cluster, locale), locale));
	return [
		`${visible(name)} — ${visible(title)}`,
		...branchLines(tree),
		'',
		...(failure.off.nodes.length > 0 ? [offLine(failure.off.nodes, locale)] : []),
		...verdicts.map(verdictLine),
	]
		.join('\n')
		.trimEnd();
}

function branchLines(branches: readonly Branch[], indent = ''): string[] {
	return branches.flatMap(({ text, twigs }, at) => {
		const isLast = at === branches.length - 1;
		return [`${indent}${isLast ? '└─ ' : '├─ '}${text}`, ...branchLines(twigs, `${indent}${isLast ? '   ' : '│  '}`)];
	});
}

/** How wide aliases and roles are. */
interface Columns {
	readonly alias: number;
	readonly role: number;
}

function columnsIn({ hosts }: ClusterOverview, locale: Locale): Columns {
	const nodes = hosts.flatMap(({ packages }) => packages.flatMap((pkg) => pkg.nodes));
	const widest = (words: (node: NodeOverview) => string) =>
		nodes.reduce((width, node) => Math.max(width, widthOf(visible(words(node)))), 0);
	return { alias: widest(({ alias }) => alias), role: widest((node) => roleWords(node, locale)) };
}

function hostBranch(host: HostOverview, columns: Columns, locale: Locale): Branch {
	const text = visible(hostWords(host, locale)) + remarks(host.isOff ? [offWord(locale)] : []);
	return { text, twigs: host.packages.map((pkg) => packageBranch(pkg, columns, locale)) };
}

function packageBranch(pkg: PackageOverview, columns: Columns, locale: Locale): Branch {
	const twigs = pkg.nodes.map((node) => ({ text: nodeText(node, columns, locale), twigs: [] }));
	return { text: visible(packageWords(pkg, locale)), twigs };
}

function nodeText(node: NodeOverview, columns: Columns, locale: Locale): string {
	const alias = filled(node.alias, columns.alias);
	const role = filled(roleWords(node, locale), columns.role);
	return `${alias}  ${role}  :${visible(node.port)}${remarks(nodeRemarks(node, locale))}`;
}

function filled(text: string, width: number): string {
	const shown = visible(text);
	return shown + ' '.repeat(Math.max(0, width - widthOf(shown)));
}

function remarks(words: readonly string[]): string {
	return words.length > 0 ? `  [${words.join(', ')}]` : '';
}

function offLine(nodes: readonly string[], locale: Locale): string {
	return render(say({ en: 'Off: {list}', zh: '离线：{list}' }, { list: nodes.map(visible).join(', ') }), locale);
}

const signs: Readonly<Record<FailureVerdict['weight'], string>> = { bad: '✗', caution: '!', good: '✓', note: '·' };

function verdictLine({ weight, text }: FailureVerdict): string {
	return `${signs[weight]} ${visible(text)}`;
}
