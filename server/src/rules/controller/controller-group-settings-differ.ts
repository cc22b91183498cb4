import { type Message, say } from '../../base/message.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import type { Cluster } from '../../model/cluster.ts';
import { checkedAt, shown } from '../cfg/settings.ts';
import { fileAt } from '../places.ts';
import { GROUP, reading } from '../reads.ts';
import { defineClusterRule, type Finding, type Fix } from '../rule.ts';
import { fileOnHost } from '../votes.ts';
import { type Disagreement, disagreements, type Said } from './group-settings.ts';
import { canHold, dataNodes, hostsOf, isRaftGroup, replicationFactors, setInControllers } from './replication.ts';

export default defineClusterRule({
	code: 'controller-group-settings-differ',
	severity: 'warning',
	worst: 'error',
	reads: reading(GROUP, { controller: ['settings', 'excerpt'] }),
	title: { en: 'Controllers of one Raft group have different settings', zh: '同一 Raft 组的控制节点配置不一致' },
	why: {
		en: 'Which value holds depends on which controller is the leader: after the next election the cluster may behave differently.',
		zh: '以哪个值为准取决于由哪个控制节点担任 leader；下一次选举后，集群的行为可能改变。',
	},
	behaviour: {
		en: 'Each controller reads its own controller.cfg. The manual requires raftElectionTick to be the same in the whole Raft group; it does not say what happens where other parameters differ.',
		zh: '每个控制节点读取各自的 controller.cfg。手册要求 raftElectionTick 在整个 Raft 组内一致；手册没有说明其他配置项不一致时的行为。',
	},
	source: '[FC] raftElectionTick note; inference for the others — certain (raftElectionTick), judgement (others)',
	*check(cluster) {
		if (!isRaftGroup(cluster)) return;
		for (const disagreement of disagreements(cluster)) {
			const { sides, majority } = disagreement;
			for (const side of sides) {
				if (side === majority) continue;
				const [against] = majority ?? sides.find((other) => other !== side) ?? side;
				for (const said of side) yield finding(cluster, disagreement, said, against);
			}
		}
	},
});

function finding(cluster: Cluster, { parameter, sides }: Disagreement, said: Said, against: Said): Finding {
	const value = (one: Said) => valueText(parameter, one);
	return {
		at: placeOf(said),
		...(parameter.name === 'raftElectionTick' && { severity: 'error' }),
		message: say(
			{ en: '{key} is {a} on {ca} but {b} on {cb}.', zh: '{key} 在 {ca} 上为{a}，在 {cb} 上为{b}。' },
			{ key: parameter.name, a: value(against), ca: nameOf(against), b: value(said), cb: nameOf(said) },
		),
		related: [
			{
				at: placeOf(against),
				message: say(
					{ en: '{value} on {controller}.', zh: '{controller} 上为{value}。' },
					{ value: value(against), controller: nameOf(against) },
				),
			},
		],
		fixes: () => {
			const others = sides.map(([one]) => one).filter((one) => one.text !== against.text && one.text !== said.text);
			return [against, said, ...others].flatMap((one) => useEverywhere(cluster, parameter, one));
		},
	};
}

const placeOf = ({ entry, pkg }: Said) => (entry ? checkedAt(entry) : fileAt(pkg.controller));

function nameOf({ pkg }: Said): string {
	return pkg.controller.localSite?.site.alias || fileOnHost(pkg, pkg.controller.id);
}

function valueText(parameter: Parameter, { entry, text }: Said): Message {
	if (text === undefined) return say({ en: 'not set', zh: '未设置' });
	const value = shown(parameter, text);
	return entry ? say({ en: '{value}', zh: ' {value}' }, { value }) : say(DEFAULT, { value });
}

const DEFAULT = { en: '{value} by default', zh: '默认值 {value}' };

/** One value for the whole group, unless some rule would call it an error. */
function useEverywhere(cluster: Cluster, { name }: Parameter, { text }: Said): Fix[] {
	if (text === undefined || !isPossible(cluster, name, text)) return [];
	return [
		{
			title: say({ en: 'Use {name}={value} everywhere', zh: '统一使用 {name}={value}' }, { name, value: text }),
			changes: setInControllers(cluster, name, text),
		},
	];
}

function isPossible(cluster: Cluster, name: string, text: string): boolean {
	if (name === 'dfsReplicationFactor') return canHold(cluster, Number(text));
	const nodes = dataNodes(cluster);
	if (name !== 'dfsReplicaReliabilityLevel' || text !== '1' || !nodes) return true;
	return replicationFactors(cluster).every(({ value }) => value <= hostsOf(nodes).length);
}
