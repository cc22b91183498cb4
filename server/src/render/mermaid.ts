import { visible } from './shell-quote.ts';

/** A node in a diagram. */
export interface DrawnNode {
	/** What stands in its box, a line each. */
	readonly lines: readonly string[];
	readonly mark?: string | undefined;
}

/** A host in a diagram, with what is drawn in it. */
export interface DrawnHost {
	readonly title: string;
	readonly nodes: readonly DrawnNode[];
	readonly mark?: string | undefined;
}

/** Hosts of one cluster in a diagram. */
export interface DrawnCluster {
	readonly title: string;
	readonly hosts: readonly DrawnHost[];
}

/** A Mermaid diagram with a box for each host. `marks` says how what is marked is drawn. */
export function flowchart(hosts: readonly DrawnHost[], marks: Readonly<Record<string, string>>): string[] {
	return [...head(marks), ...hosts.flatMap((host, at) => boxLines(host, `h${at}`))];
}

/** The same with a box around the hosts of each cluster. */
export function clustersChart(clusters: readonly DrawnCluster[], marks: Readonly<Record<string, string>>): string[] {
	const boxes = clusters.flatMap(({ title, hosts }, at) => [
		`\tsubgraph c${at}["${label(title)}"]`,
		...hosts.flatMap((host, number) => boxLines(host, `c${at}h${number}`)).map((line) => `\t${line}`),
		'\tend',
	]);
	return [...head(marks), ...boxes];
}

function head(marks: Readonly<Record<string, string>>): string[] {
	return ['flowchart TB', ...Object.entries(marks).map(([mark, style]) => `\tclassDef ${mark} ${style}`)];
}

function boxLines({ title, nodes, mark }: DrawnHost, id: string): string[] {
	return [
		`\tsubgraph ${id}["${label(title)}"]`,
		...nodes.map((node, number) => {
			const suffix = node.mark === undefined ? '' : `:::${node.mark}`;
			return `\t\t${id}n${number}["${node.lines.map(label).join('<br/>')}"]${suffix}`;
		}),
		'\tend',
		...(mark === undefined ? [] : [`\tclass ${id} ${mark}`]),
	];
}

/** What Mermaid takes for a line break, a formula or an icon, even where it is written in entities: parts that it must not see side by side. */
const MEANT = /\\(?=n)|\$(?=\$)|:(?=fa-)/g;
/** It joins two letters, and nobody sees it. */
const JOINER = '\u2060';

/** Mermaid writes letters that mean something to it as entities. */
function label(text: string): string {
	return visible(text)
		.replaceAll(MEANT, (letter) => letter + JOINER)
		.replaceAll(/[#"'`<>&;\\%$]/g, (letter) => `#${letter.charCodeAt(0)};`);
}
