import type { Message } from '../../base/message.ts';
import type { Span } from '../../base/span.ts';
import type { Facts, NodeFact } from '../../doctor/defects/defect.ts';
import { type Examination, examine, spanOf } from '../../doctor/examine.ts';
import type { HostPath } from '../../doctor/files/copy.ts';
import { fileWith, openFolder } from '../../doctor/files/entry.ts';
import { type Placed, World } from '../../doctor/files/world.ts';
import type { RunbookHosts } from '../../doctor/runbook/hosts.ts';
import type { Cluster } from '../../model/cluster.ts';
import { configuredFolders, homeOf, isOwned } from '../../plan/folders.ts';
import { naturalOrder } from '../../plan/natural-order.ts';
import { readSource } from '../../plan/source.ts';
import type { Severity } from '../../rules/rule.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { type HostFile, type HostPackage, hostFiles } from './host-files.ts';
import { newFindings } from './new-findings.ts';
import { runbookHosts } from './runbook-hosts.ts';
import { type TakenClusters, takenClusters } from './taken-clusters.ts';

/** A file that a runbook changes; a text is undefined where there is no file. */
export interface ChangedFile extends HostPath {
	readonly before: string | undefined;
	/** `unknown`: a line that is not understood may have changed it. */
	readonly after: string | undefined | 'unknown';
}

/** A finding about a runbook, at a place in it. */
export interface RunbookFinding {
	readonly code: string;
	readonly severity: Severity;
	readonly message: Message;
	readonly span: Span;
	/** Files that a rule of the workspace finds fault with afterwards. */
	readonly files: readonly HostPath[];
}

/** What a runbook does to the files of the workspace, and what is wrong with it. */
export interface ExaminedRunbook {
	readonly findings: readonly RunbookFinding[];
	readonly changes: readonly ChangedFile[];
	/** The hosts that are meant where the runbook names none, first the one that was taken. */
	readonly candidates: readonly string[];
}

/** Carries a runbook out on copies of the files of a workspace; on `host` where it names none. Changes nothing. */
export function examineRunbook(snapshot: Snapshot, runbook: string, host?: string): ExaminedRunbook {
	const taken = takenClusters(snapshot.clusters, runbook);
	const files = hostFiles(snapshot, taken.packages);
	const facts = factsOf(snapshot, taken, files, runbookHosts(taken, runbook, host));
	const examination = examine(runbook, worldOf(snapshot, taken.packages, files, facts), facts);
	const own = examination.findings.map((finding) => ({ ...finding, files: [] }));
	const ofRules = newFindings(snapshot, examination).map(({ at, ...finding }) => ({
		...finding,
		span: spanOf(examination.text, at),
	}));
	const findings = [...own, ...ofRules].sort((a, b) => a.span.line - b.span.line || a.span.start - b.span.start);
	const { assumed } = examination;
	return { findings, changes: changesOf(examination), candidates: assumed ? [assumed.host, ...assumed.others] : [] };
}

function factsOf(
	snapshot: Snapshot,
	{ clusters, packages, doubles }: TakenClusters,
	files: readonly HostFile[],
	hosts: RunbookHosts,
): Facts {
	return {
		hosts,
		packages: packages.map(({ host, path }) => ({ host, path })),
		nodes: clusters.flatMap((cluster) => nodesOf(cluster, packages)),
		data: clusters.flatMap((cluster) => dataOf(cluster, packages)),
		broken: files.flatMap(({ id, host, path, text }) => {
			const error = snapshot.findings(id).find(({ severity }) => severity === 'error');
			return error && text !== undefined ? [{ host, path, text, message: error.message }] : [];
		}),
		doubles,
	};
}

function placementsOf(cluster: Cluster, packages: readonly HostPackage[]) {
	const pathOf = new Map(packages.map((one) => [one.package, one.path]));
	return readSource(cluster, (pkg) => pathOf.get(pkg) ?? '').placements;
}

function nodesOf(cluster: Cluster, packages: readonly HostPackage[]): NodeFact[] {
	return placementsOf(cluster, packages).map((node) => ({
		alias: node.alias,
		mode: node.mode,
		host: node.host,
		home: node.package === '' ? undefined : homeOf(node),
	}));
}

/** The folders that files name for data, and the homes of nodes. */
function dataOf(cluster: Cluster, packages: readonly HostPackage[]): HostPath[] {
	return placementsOf(cluster, packages).flatMap((node) => {
		const named = configuredFolders(cluster, node)
			.filter(isOwned)
			.map(({ path }) => path);
		const homes = node.package === '' || node.mode === 'agent' ? [] : [homeOf(node)];
		return [...named, ...homes].map((path) => ({ host: node.host, path }));
	});
}

function worldOf(
	snapshot: Snapshot,
	packages: readonly HostPackage[],
	files: readonly HostFile[],
	facts: Facts,
): World {
	const known = new Set(packages.map(({ host }) => host));
	const members = snapshot.clusters.flatMap((cluster) => cluster.hosts);
	const openHosts = new Set(members.filter((host) => !known.has(host)));
	const folders = [...facts.data, ...packages.map((one) => ({ host: one.host, path: one.config }))];
	return World.of({ openHosts, packages: new Set(packages.map(({ path }) => path)) }, [
		...folders.filter(({ host }) => known.has(host)).map(({ host, path }): Placed => [host, path, openFolder]),
		...files.map(({ host, path, text }): Placed => [host, path, fileWith(text)]),
	]);
}

function changesOf({ before, after }: Examination): ChangedFile[] {
	const changes = before.differences(after).flatMap(({ host, path }): ChangedFile[] => {
		const [was, is] = [before.look(host, path), after.look(host, path)];
		const [old, now] = [was, is].map((look) => (typeof look === 'object' ? look : undefined));
		if (old?.kind !== 'file' && now?.kind !== 'file') return [];
		const text = now?.kind === 'file' ? (now.text ?? 'unknown') : now?.kind === 'unknown' ? 'unknown' : undefined;
		return [{ host, path, before: old?.kind === 'file' ? old.text : undefined, after: text }];
	});
	const order = (change: ChangedFile) => `${change.before === undefined ? 1 : 0}${change.host}${change.path}`;
	return changes.sort((a, b) => naturalOrder(order(a), order(b))); // files that were there come first
}
