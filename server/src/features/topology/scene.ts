import { type Locale, render, say } from '../../base/message.ts';
import type { FileId, Location } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import { deploymentMode, describeMode, modeNames } from '../../model/deployment-mode.ts';
import { sitePartAt, siteText } from '../../model/files/site.ts';
import type { Place } from '../../protocol/place.ts';
import type { Scene, SceneFindings, SceneHost, SceneNode, ScenePackage, SceneStray } from '../../protocol/topology.ts';
import { DORMANT } from '../../render/runbook/words.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { hostWords, offWord } from '../failure/overview-words.ts';
import { tellFailure } from '../failure/tell-failure.ts';
import { type FindingCounter, findingCounter, sum, type Tally } from '../finding-counter.ts';
import { hostsOf, type Member, type MemberHost, type MemberPackage } from './members.ts';
import { offOf } from './off.ts';
import { straysOf } from './strays.ts';
import * as words from './words.ts';

/** How a scene is made. */
export interface SceneOptions {
	readonly locale: Locale;
	/** A place as the reader of the scene knows it; null for one that nobody can go to. */
	readonly show: (at: Location) => Place | null;
	/** The ids of the hosts and nodes that are off. */
	readonly off: readonly string[];
}

/** More lines than these are a tangle in which nobody sees anything. */
const MOST_STRAYS = 200;

/** What is drawn of a cluster. What the files do not say is marked, never left out. */
export function sceneOf(snapshot: Pick<Snapshot, 'findings'>, cluster: Cluster, options: SceneOptions): Scene {
	const { locale } = options;
	const context: Context = {
		...options,
		count: findingCounter(snapshot),
		isRaft: new Set(cluster.isHa ? cluster.controllers.map(({ alias }) => alias) : []),
		isOff: new Set(options.off),
	};
	const hosts = hostsOf(cluster).map((host) => sceneHost(host, context));
	const nodes = hosts.flatMap(({ packages }) => packages.flatMap((pkg) => pkg.nodes));
	const strays = sceneStrays(cluster, hosts, locale);
	const mode = deploymentMode(cluster);
	return {
		id: cluster.id,
		name: cluster.name,
		title: render(words.titleOf(cluster.name), locale),
		mode: render(say(modeNames[mode.kind]), locale),
		description: render(describeMode(mode), locale),
		findings: withWorst(sum(cluster.files.map(({ id }) => context.count.ofFile(id)))),
		raft: raftOf(nodes, locale),
		hosts,
		verdicts: tellFailure(cluster, locale, offOf(cluster, options.off)).verdicts,
		strays: strays.slice(0, MOST_STRAYS),
		notes: notesOf(cluster, strays.length, locale),
		moves: [],
		off: [...hosts, ...nodes].flatMap(({ id }) => (context.isOff.has(id) ? [id] : [])),
	};
}

interface Context extends SceneOptions {
	readonly count: FindingCounter;
	readonly isRaft: ReadonlySet<string>;
	readonly isOff: ReadonlySet<string>;
}

function sceneHost({ id, address, files, packages }: MemberHost, context: Context): SceneHost {
	const { locale, count, show } = context;
	const findings = withWorst(sum(files.map((file) => count.ofFile(file))));
	const isOff = context.isOff.has(id);
	const label = hostWords({ address: address || null }, locale);
	const [first] = files;
	const parts = [
		words.spokenHost(label, address),
		...words.findingWords(findings),
		...(first === undefined ? [words.NO_FILES] : []),
		...(isOff ? [offWord(locale)] : []),
	];
	return {
		id,
		address,
		label,
		spoken: words.inOneBreath(parts, locale),
		isOff,
		isLeft: false,
		isUnknown: first === undefined || address === '',
		findings,
		place: first === undefined ? null : show(startOf(first)),
		packages: packages.map((pkg) => scenePackage(pkg, isOff, context)),
	};
}

function startOf(file: FileId): Location {
	return { file, span: { line: 0, start: 0, end: 0 } };
}

function scenePackage({ id, name, members }: MemberPackage, isHostOff: boolean, context: Context): ScenePackage {
	return { id, name, nodes: members.map((member) => sceneNode(member, name, isHostOff, context)) };
}

function sceneNode(member: Member, pkg: string, isHostOff: boolean, context: Context): SceneNode {
	const { site, role } = member;
	const { locale, count, show } = context;
	const findings = withWorst(count.ofNode(member));
	const unknown = words.unknownOf(member);
	const isOff = isHostOff || context.isOff.has(member.id);
	const isRaftMember = role === 'controller' && context.isRaft.has(site.alias);
	const label = site.alias || site.text || '?';
	const roleName = words.roleOf(member, locale);
	const kinds = [...(isRaftMember ? ['Raft'] : []), ...(member.isDormant ? [render(words.DORMANT_SHORT, locale)] : [])];
	const detail = [site.port === '' ? roleName : `${roleName} :${site.port}`, ...kinds].join(' · ');
	const parts = [
		label,
		detail,
		...words.findingWords(findings),
		site.host,
		pkg,
		...(member.isDormant ? [say(DORMANT)] : []),
		...unknown,
		...(isOff ? [offWord(locale)] : []),
	];
	return {
		id: member.id,
		alias: site.alias,
		role: role ?? 'unknown',
		port: site.port,
		label,
		detail,
		site: siteText(site),
		spoken: words.inOneBreath(parts, locale),
		isOff,
		isLeft: false,
		isUnknown: unknown.length > 0 || !role,
		isRaftMember,
		isDormant: member.isDormant,
		findings,
		place: show(sitePartAt(site, 'alias')),
	};
}

function withWorst(tally: Tally): SceneFindings {
	return { ...tally, worst: tally.errors > 0 ? 'error' : tally.warnings > 0 ? 'warning' : null };
}

function raftOf(nodes: readonly SceneNode[], locale: Locale): Scene['raft'] {
	const members = nodes.filter(({ isRaftMember }) => isRaftMember);
	if (members.length === 0) return null;
	const names = members.map(({ alias }) => alias);
	return { words: render(words.raftWords(names, locale), locale), members: members.map(({ id }) => id) };
}

function sceneStrays(cluster: Cluster, hosts: readonly SceneHost[], locale: Locale): SceneStray[] {
	const packages = hosts.flatMap((host) => host.packages.map((pkg) => [pkg.id, `${host.label}/${pkg.name}`] as const));
	const nodes = hosts.flatMap((host) =>
		host.packages.flatMap((pkg) => pkg.nodes.map(({ id, label }) => [id, label] as const)),
	);
	const names = new Map([...packages, ...nodes]);
	return straysOf(cluster).map((stray) => {
		const spoken = render(words.strayWords(stray, names.get(stray.from) ?? ''), locale);
		return { from: stray.from, to: stray.member.id, spoken };
	});
}

function notesOf(cluster: Cluster, strays: number, locale: Locale): string[] {
	const notes = [
		...(cluster.agreedNodes || cluster.isStandalone ? [] : [words.NO_NODES_FILE]),
		...(strays > MOST_STRAYS ? [words.moreStrays(strays - MOST_STRAYS)] : []),
	];
	return notes.map((note) => render(note, locale));
}
