import { unique } from '../base/collections.ts';
import { type Message, say, type Template } from '../base/message.ts';
import type { Cluster } from '../model/cluster.ts';
import { deployTarget } from './presets/deploy.ts';
import { extendTarget } from './presets/extend.ts';
import { spreadTarget } from './presets/spread.ts';
import { readSource, type Source } from './source.ts';
import type { TargetInput } from './target-layout.ts';

/** The changes that are ready made. */
export type PresetName = 'deploy-single' | 'deploy-dual' | 'single-to-three' | 'dual-to-three' | 'three-to-five';

/** A ready-made change that fits a cluster. */
export interface Preset {
	readonly name: PresetName;
	readonly title: Message;
	/** How many addresses of hosts it needs to be told: all for a deployment, the new ones for a migration. */
	readonly newHosts: number;
}

interface PresetFacts {
	readonly title: Template;
	readonly newHosts: number;
	fits(shape: Shape | undefined): boolean;
	make(source: Source | undefined, hosts: readonly string[]): TargetInput;
}

/** Where the controllers of a cluster run: what decides which change fits. */
interface Shape {
	readonly controllers: number;
	readonly hosts: number;
}

const presets: Readonly<Record<PresetName, PresetFacts>> = {
	'deploy-single': {
		title: { en: 'Install three packages on one server (pseudo-HA)', zh: '在一台服务器上部署伪高可用集群' },
		newHosts: 1,
		fits: (shape) => shape === undefined || shape.hosts === 1,
		make: (source, hosts) => deployTarget('deploy-single', source, hosts),
	},
	'deploy-dual': {
		title: { en: 'Install three packages on two servers (pseudo-HA)', zh: '在两台服务器上部署伪高可用集群' },
		newHosts: 2,
		fits: (shape) => shape === undefined || shape.hosts === 2,
		make: (source, hosts) => deployTarget('deploy-dual', source, hosts),
	},
	'single-to-three': {
		title: { en: 'Spread the cluster from one server over three', zh: '将集群从一台服务器扩展到三台' },
		newHosts: 2,
		fits: (shape) => shape?.controllers === 3 && shape.hosts === 1,
		make: (source, hosts) => spreadTarget('single-to-three', must(source), hosts),
	},
	'dual-to-three': {
		title: { en: 'Spread the cluster from two servers over three', zh: '将集群从两台服务器扩展到三台' },
		newHosts: 1,
		fits: (shape) => shape?.controllers === 3 && shape.hosts === 2,
		make: (source, hosts) => spreadTarget('dual-to-three', must(source), hosts),
	},
	'three-to-five': {
		title: { en: 'Add two controllers on two more servers', zh: '在另外两台服务器上增加两个控制节点' },
		newHosts: 2,
		fits: (shape) => shape !== undefined && shape.controllers >= 3 && shape.hosts === shape.controllers,
		make: (source, hosts) => extendTarget('three-to-five', must(source), hosts),
	},
};

/** The presets that fit the present state: deployments where there is no cluster, or for the files of one. */
export function offeredPresets(cluster: Cluster | undefined): Preset[] {
	const shape = cluster && shapeOf(cluster);
	return Object.entries(presets).flatMap(
		([name, { title, newHosts, fits }]) =>
			fits(shape) ? [{ name: name as PresetName, title: say(title), newHosts }] : [], // the keys are the names
	);
}

/** The target of a preset, with these hosts filled in. */
export function presetTarget(name: PresetName, cluster: Cluster | undefined, hosts: readonly string[]): TargetInput {
	return presets[name].make(sourceOf(cluster), hosts);
}

/** Presets name packages and nodes only; where packages lie on the servers does not matter to them. */
function sourceOf(cluster: Cluster | undefined): Source | undefined {
	return cluster && readSource(cluster, () => '');
}

function must(source: Source | undefined): Source {
	if (!source) throw new Error('this preset needs a cluster');
	return source;
}

function shapeOf({ rowsByAlias }: Cluster): Shape {
	const controllers = [...rowsByAlias.values()].filter(({ mode }) => mode === 'controller');
	return { controllers: controllers.length, hosts: unique(controllers.map(({ host }) => host)).length };
}
