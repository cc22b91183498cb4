import { unique } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import { modeFacts } from '../../catalog/roles.ts';
import type { Placement } from '../../plan/plan.ts';
import { entryOf } from '../../plan/target-layout.ts';
import { packagePath, packageRunning } from '../../plan/wanted.ts';
import type { ProposalKind } from '../completion/proposal.ts';
import { clusterNames } from './cluster-names.ts';
import { portChoices } from './free-port.ts';
import { setChoices } from './node-settings.ts';
import { namesIn, propertiesOf, propertyOf } from './places.ts';
import type { Scene } from './scene.ts';
import type { Slot } from './slot.ts';

/** Something that can be written at a place. */
export interface Choice {
	readonly kind: ProposalKind;
	/** A name, or a value. */
	readonly value: string | number | boolean | null;
	/** What is written as the value of a name; the cursor comes to stand at `…`. */
	readonly content?: string;
	readonly detail?: Message | string;
}

/** What fits the cluster at a place: what no schema can know. */
export function choicesAt({ path, isKey, present }: Slot, scene: Scene): Choice[] {
	const [part, name, field, ...deeper] = path.map(String);
	if (deeper.length > 0) return [];
	if (!isKey) return valueChoices({ part, name: name ?? '', field }, scene);
	if (part === 'nodes' && name !== undefined && field === 'set') return setChoices(name, present, scene);
	if (part === undefined || name !== undefined) return [];
	const there = new Set(namesIn(scene.written, part).filter((one) => one !== present));
	return keyChoices(part, scene).filter(({ value }) => !there.has(String(value)));
}

function keyChoices(part: string, scene: Scene): Choice[] {
	switch (part) {
		case 'hosts':
			return unique([
				...hostsToday(scene),
				...Object.values(scene.target.nodes).flatMap((node) => node?.host ?? []),
			]).map((value) => ({ kind: 'site', value, content: '{…}' }));
		case 'nodes':
			return (scene.source?.placements ?? []).map((node) => ({ ...nodeChoice(node), content: '{…}' }));
		case 'packages':
			return packageNames(scene).map((value) => ({
				kind: 'path',
				value,
				content: JSON.stringify(packagePath({ ...scene.target, packages: {} }, value, '')),
			}));
		default:
			return [];
	}
}

interface ValuePlace {
	readonly part: string | undefined;
	readonly name: string;
	readonly field: string | undefined;
}

function valueChoices({ part, name, field }: ValuePlace, scene: Scene): Choice[] {
	if (part === 'cluster') return clusterNames(scene).map((value) => ({ kind: 'value', value }));
	if (part === 'hosts' && field !== undefined) return hostField(name, field, scene);
	if (part !== 'nodes' || field === undefined) return [];
	switch (field) {
		case 'host':
			return unique([...Object.keys(scene.target.hosts), ...hostsToday(scene)]).map((value) =>
				hostChoice(value, scene),
			);
		case 'port':
			return portChoices(name, scene);
		case 'package':
			return packageNames(scene).map((value) => ({ kind: 'path', value }));
		case 'like':
			return templates(name, scene).map(nodeChoice);
		case 'computeGroup':
		case 'zone':
			return unique((scene.source?.cluster.rows ?? []).map((row) => row[field]).filter((value) => value !== '')).map(
				(value) => ({ kind: 'value', value }),
			);
		default:
			return [];
	}
}

/** Fields of a host that other hosts of the target have, too; and the addresses of today, where one changes. */
function hostField(host: string, field: string, scene: Scene): Choice[] {
	if (field === 'was') {
		const named = new Set(Object.keys(scene.target.hosts));
		return hostsToday(scene)
			.filter((one) => !named.has(one))
			.map((value) => ({ kind: 'site', value }));
	}
	if (!['user', 'port', 'keyFile', 'jump'].includes(field)) return [];
	const hosts = propertiesOf(propertyOf(scene.written.root, 'hosts')?.value).filter(({ name }) => name !== host);
	const values = hosts.map(({ value }) => propertyOf(value, field)?.value?.value as unknown);
	return unique(values).flatMap((value) =>
		(typeof value === 'string' || typeof value === 'number') && value !== '' ? [{ kind: 'value', value }] : [],
	);
}

function nodeChoice({ alias, mode, host, port }: Placement): Choice {
	const detail = say(
		{ en: '{role}, {address}', zh: '{role}，{address}' },
		{ role: say(modeFacts(mode).name), address: `${host}:${port}` },
	);
	return { kind: 'node', value: alias, detail };
}

/** Enough of the aliases on a host to know it by. */
const KNOWN_BY = 3;

function hostChoice(value: string, { wanted }: Scene): Choice {
	const there = (wanted?.placements ?? []).filter(({ host }) => host === value).map(({ alias }) => alias);
	const more = there.length > KNOWN_BY ? ', …' : '';
	return { kind: 'site', value, ...(there.length > 0 && { detail: there.slice(0, KNOWN_BY).join(', ') + more }) };
}

/** The hosts of the cluster, by the addresses that they have today. */
function hostsToday({ source }: Scene): string[] {
	const was = new Map([...(source?.addresses ?? [])].map(([from, to]) => [to, from]));
	return unique([...(source?.packages ?? []), ...(source?.placements ?? [])].map(({ host }) => was.get(host) ?? host));
}

function packageNames({ source }: Scene): string[] {
	return unique((source?.packages ?? []).map(({ name }) => name)).sort();
}

/** The nodes that a node can be made like. */
function templates(alias: string, { source, target }: Scene): Placement[] {
	const mode = entryOf(target.nodes, alias)?.mode;
	const hasFiles = ({ alias: one, mode: its }: Placement) =>
		(its !== 'controller' && its !== 'agent') || (source && packageRunning(source, one));
	return (source?.placements ?? []).filter((one) => (mode === undefined || one.mode === mode) && hasFiles(one));
}
