import { unique } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import { modeFacts, nodesFileModes } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { NodesFile } from '../../model/files/nodes-file.ts';
import { nextFreeAlias, nextFreePort } from '../../rules/cluster-edits.ts';
import { type Proposal, part } from './proposal.ts';

/** More hosts than this are quicker typed than chosen from. */
const MOST_HOSTS = 20;

/** Proposes the modes behind a site, and on an empty line whole rows with the next free alias and port of each host. */
export function rowProposals(cluster: Cluster, file: NodesFile, line: number, character: number): Proposal[] {
	const text = file.tree.lines[line]?.text ?? '';
	const comma = text.indexOf(',');
	if (line === 0 && file.hasHeader) return [];
	if (comma >= 0 && character > comma) {
		const next = text.indexOf(',', comma + 1);
		if (next >= 0 && character > next) return [];
		return modes(part({ line }, comma + 1, next < 0 ? text.trimEnd().length : next));
	}
	if (text.trim() !== '' && comma >= 0) return []; // a row that is there already is edited, not replaced
	return rows(cluster, file, part({ line }, 0, text.length));
}

function modes(range: Proposal['range']): Proposal[] {
	return nodesFileModes.map((mode) => ({
		kind: 'value',
		label: mode,
		text: mode,
		range,
		detail: say(modeFacts(mode).name),
		rank: 1,
	}));
}

function rows(cluster: Cluster, file: NodesFile, range: Proposal['range']): Proposal[] {
	const commas = ','.repeat(Math.max(0, file.columns.length - 2));
	const hosts = unique(file.rows.map(({ host }) => host).filter((host) => host !== '')).slice(0, MOST_HOSTS);
	return nodesFileModes.flatMap((mode) => {
		const last = file.rows.findLast((row) => row.mode === mode);
		const alias = nextFreeAlias(cluster, last?.alias ?? `${modeFacts(mode).name.en.split(' ')[0]?.toLowerCase()}0`);
		return hosts.flatMap((host): Proposal[] => {
			const near = file.rows.findLast((row) => row.host === host)?.port ?? last?.port ?? '8900';
			const port = nextFreePort(cluster, host, near);
			if (port === undefined) return [];
			const row = `${host}:${port}:${alias},${mode}${commas}`;
			const detail = say({ en: 'a new row', zh: '新增一行' });
			return [{ kind: 'row', label: row, text: row, range, detail, rank: mode === 'datanode' ? 1 : 2 }];
		});
	});
}
