import { unique } from '../base/collections.ts';
import { type Message, say, type Template } from '../base/message.ts';
import type { Cluster } from '../model/cluster.ts';
import { deployTarget } from './presets/deploy.ts';
import { evacuateTarget } from './presets/evacuate.ts';
import { extendTarget } from './presets/extend.ts';
import { lastControllers, shrinkTarget } from './presets/shrink.ts';
import { type SizeChange, type SizeName, sizeChangeOf, sizeChanges, sizeName } from './presets/sizes.ts';
import { spreadTarget } from './presets/spread.ts';
import { readSource, type Source } from './source.ts';
import type { TargetInput } from './target-layout.ts';

type FixedName = 'deploy-single' | 'deploy-dual' | 'single-to-three' | 'dual-to-three' | 'evacuate-host';

/** The changes that are ready made; those of the number of controllers are named by both numbers. */
export type PresetName = FixedName | SizeName;

/** What has to be filled in: an address of a host, or a controller. */
export type Ask = 'server' | 'new-server' | 'leaving-controller' | 'emptied-host';

/** A ready-made change that fits a cluster. */
export interface Preset {
	readonly name: PresetName;
	readonly title: Message;
	readonly asks: readonly Ask[];
}

interface PresetFacts {
	readonly title: Template;
	readonly asks: readonly Ask[];
	fits(shape: Shape | undefined): boolean;
	make(source: Source | undefined, answers: readonly string[]): TargetInput;
}

/** Where the controllers of a cluster run: what decides which change fits. */
interface Shape {
	readonly controllers: number;
	readonly hosts: number;
	readonly isHa: boolean;
}

const presets: Readonly<Record<FixedName, PresetFacts>> = {
	'deploy-single': {
		title: { en: 'Install three packages on one server (pseudo-HA)', zh: '在一台服务器上部署伪高可用集群' },
		asks: ['server'],
		fits: (shape) => shape === undefined || shape.hosts === 1,
		make: (source, hosts) => deployTarget('deploy-single', source, hosts),
	},
	'deploy-dual': {
		title: { en: 'Install three packages on two servers (pseudo-HA)', zh: '在两台服务器上部署伪高可用集群' },
		asks: ['server', 'server'],
		fits: (shape) => shape === undefined || shape.hosts === 2,
		make: (source, hosts) => deployTarget('deploy-dual', source, hosts),
	},
	'single-to-three': {
		title: { en: 'Spread the cluster from one server over three', zh: '将集群从一台服务器扩展到三台' },
		asks: ['new-server', 'new-server'],
		fits: (shape) => shape?.controllers === 3 && shape.hosts === 1,
		make: (source, hosts) => spreadTarget('single-to-three', must(source), hosts),
	},
	'dual-to-three': {
		title: { en: 'Spread the cluster from two servers over three', zh: '将集群从两台服务器扩展到三台' },
		asks: ['new-server'],
		fits: (shape) => shape?.controllers === 3 && shape.hosts === 2,
		make: (source, hosts) => spreadTarget('dual-to-three', must(source), hosts),
	},
	'evacuate-host': {
		title: { en: 'Move all nodes of a host to another one', zh: '将一台主机上的全部节点迁移到另一台' },
		asks: ['emptied-host', 'new-server'],
		fits: (shape) => shape?.isHa === true,
		make: (source, hosts) => evacuateTarget('evacuate-host', must(source), hosts),
	},
};

/** A preset that changes the number of controllers. */
function sizePreset({ from, to }: SizeChange): PresetFacts {
	const grows = to > from;
	const count = Math.abs(to - from);
	return {
		title: grows
			? {
					en: `From ${from} to ${to} controllers, on ${count} more servers`,
					zh: `在另外 ${count} 台服务器上新增控制节点（从 ${from} 个到 ${to} 个）`,
				}
			: { en: `From ${from} to ${to} controllers`, zh: `移除控制节点（从 ${from} 个到 ${to} 个）` },
		asks: Array.from({ length: count }, () => (grows ? 'new-server' : 'leaving-controller')),
		fits: (shape) => shape?.controllers === from && (!grows || shape.hosts === shape.controllers),
		make: (source, answers) => {
			const name = sizeName({ from, to });
			return grows ? extendTarget(name, must(source), answers) : shrinkTarget(name, must(source), answers);
		},
	};
}

/** The presets that fit the present state, what makes a cluster safer first: deployments where there is no cluster, or for the files of one. */
export function offeredPresets(cluster: Cluster | undefined): Preset[] {
	const shape = cluster && shapeOf(cluster);
	const { 'evacuate-host': evacuation, ...fixed } = presets;
	const sizes = sizeChanges(shape?.controllers ?? 0).map((change) => [sizeName(change), sizePreset(change)] as const);
	const named = Object.entries(fixed) as [FixedName, PresetFacts][]; // the keys are the names
	return [...named, ...sizes, ['evacuate-host', evacuation] as const].flatMap(([name, { title, asks, fits }]) =>
		fits(shape) ? [{ name, title: say(title), asks }] : [],
	);
}

/** The target of a preset, with what it asks for filled in. */
export function presetTarget(name: PresetName, cluster: Cluster | undefined, answers: readonly string[]): TargetInput {
	const change = sizeChangeOf(name);
	const preset = change ? sizePreset(change) : presets[name as FixedName]; // what changes no size is fixed
	return preset.make(sourceOf(cluster), answers);
}

/** The controllers that a preset proposes to remove. */
export function proposedToLeave(cluster: Cluster, count: number): string[] {
	return lastControllers(must(sourceOf(cluster)), count);
}

/** Presets name packages and nodes only; where packages lie on the servers does not matter to them. */
function sourceOf(cluster: Cluster | undefined): Source | undefined {
	return cluster && readSource(cluster, () => '');
}

function must(source: Source | undefined): Source {
	if (!source) throw new Error('this preset needs a cluster');
	return source;
}

function shapeOf({ rowsByAlias, isHa }: Cluster): Shape {
	const controllers = [...rowsByAlias.values()].filter(({ mode }) => mode === 'controller');
	return { controllers: controllers.length, hosts: unique(controllers.map(({ host }) => host)).length, isHa };
}
