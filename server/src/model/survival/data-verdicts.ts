import type { DataReport, FailureReport } from '../../protocol/failure.ts';
import { listed } from '../deployment-mode.ts';
import { type Verdict, verdict } from './verdict.ts';

/** What becomes of data while the controllers have their majority. */
export function dataVerdicts({ data, isStandalone }: FailureReport): Verdict[] {
	if (isStandalone) return [];
	if (data.nodes.length === 0) return [verdict('note', NO_NODES)];
	return [...readingVerdicts(data), ...writingVerdicts(data)];
}

const NO_NODES = {
	en: 'No data node is known, so nothing is said of data.',
	zh: '没有已知的数据节点，无法判断数据情况。',
};

function readingVerdicts({ nodes, left, replicas, readable }: DataReport): Verdict[] {
	const up = new Set(left);
	const gone = nodes.filter((node) => !up.has(node));
	const values = { n: nodes.length, list: listed(gone, 'nodes'), rf: replicas ?? 0 };
	switch (readable) {
		case 'gone':
			return [verdict('bad', nodes.length === 1 ? GONE_ONE : GONE_ALL, values)];
		case 'uncertain':
			return [verdict('bad', replicas === 1 ? SINGLE : gone.length === 1 ? AT_RISK_ONE : AT_RISK, values)];
		case 'unknown':
			return [verdict('caution', ZONES, values)];
		case 'expected':
			return [verdict('caution', EXPECTED, values)];
		case 'guaranteed':
			return gone.length === 0 ? [] : [verdict('good', KEPT, values)];
	}
}

const GONE_ONE = {
	en: 'No data can be read or written: the only data node {list} is off.',
	zh: '数据无法读写：唯一的数据节点 {list} 已离线。',
};
const GONE_ALL = {
	en: 'No data can be read or written: all {n} data nodes are off.',
	zh: '数据无法读写：{n} 个数据节点全部离线。',
};
const SINGLE = {
	en: 'Data are kept once (dfsReplicationFactor=1): the partitions on {list} are unavailable.',
	zh: '数据只有一个副本（dfsReplicationFactor=1）：{list} 上的分区不可用。',
};
const AT_RISK_ONE = {
	en: 'Some data may be unavailable: partitions all of whose replicas are on {list}.',
	zh: '部分数据可能不可用：全部副本都在 {list} 上的分区。',
};
const AT_RISK = {
	en: 'Some data may be unavailable: partitions all of whose replicas ({rf}) are on {list}.',
	zh: '部分数据可能不可用：全部副本（{rf} 个）都在 {list} 上的分区。',
};
const ZONES = {
	en: 'Whether all data are available without {list} is not known: replicas are counted by zone.',
	zh: '无法确定失去 {list} 后数据是否全部可用：副本数按区域配置。',
};
const EXPECTED = {
	en: 'All data are expected to be available; partitions created while hosts were missing may be unavailable, because level 2 lets replicas share a host then.',
	zh: '数据预计全部可用；在缺少主机时创建的分区可能不可用，因为级别 2 此时允许副本位于同一主机。',
};
const KEPT = { en: 'Every partition still has a replica that is up.', zh: '每个分区仍有在线的副本。' };

/** The manual asks for as many data nodes as replicas for writing; what of it existing partitions need is not certain. */
function writingVerdicts({ left, hostsLeft, replicas, level, newPartitions, readable }: DataReport): Verdict[] {
	if (newPartitions !== false || readable === 'gone' || replicas === null) return [];
	const values = { rf: replicas, left: left.length, hosts: hostsLeft };
	return [verdict('caution', level === 1 && left.length >= replicas ? TOO_FEW_HOSTS : TOO_FEW_NODES, values)];
}

const TOO_FEW_NODES = {
	en: 'New partitions cannot be created: {rf} replicas need as many data nodes that are up, and there are {left}. Writing to existing partitions may fail as well.',
	zh: '无法创建新分区：{rf} 个副本需要同样多的在线数据节点，现有 {left} 个。写入已有分区也可能失败。',
};
const TOO_FEW_HOSTS = {
	en: 'New partitions are not expected to be created: {rf} replicas have to be on different hosts (level 1), and hosts with a data node that is up: {hosts}.',
	zh: '预计无法创建新分区：{rf} 个副本须位于不同主机（级别 1），而有在线数据节点的主机只有 {hosts} 台。',
};
