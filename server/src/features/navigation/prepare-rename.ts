import type { FileId, Position } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import { isReachable } from '../../model/files/hosts.ts';
import { type NamedPlace, partAt } from '../../model/named-places.ts';
import { fileOnHost, spansHosts } from '../../rules/votes.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import type { Named } from './names.ts';
import { placesOf } from './occurrences.ts';
import { type Refusal, refuse } from './renaming.ts';
import { type ClusterSymbol, symbolAt } from './symbol-at.ts';
import { whyNoName } from './why-no-name.ts';

/** An alias, a host or a port that can be renamed. */
export interface RenamableSymbol extends ClusterSymbol {
	readonly kind: 'alias' | 'host' | 'port';
}

/** What would be renamed, or why nothing can be. */
export function prepareRename(snapshot: Snapshot, file: FileId, position: Position): RenamableSymbol | Refusal {
	const symbol = symbolAt(snapshot, file, position);
	if (!symbol || !isRenamable(symbol)) return { refusal: whyNoName(snapshot, file, position, symbol) };
	return (
		addressProblem(snapshot, symbol) ?? cannotBeEdited(snapshot, symbol.cluster, placesOf(snapshot, symbol)) ?? symbol
	);
}

function isRenamable(symbol: ClusterSymbol): symbol is RenamableSymbol {
	return symbol.kind === 'alias' || symbol.kind === 'host' || symbol.kind === 'port';
}

/** Only addresses of nodes that the workspace knows can be changed: their other places are known then as well. */
function addressProblem(snapshot: Snapshot, symbol: RenamableSymbol): Refusal | undefined {
	const { cluster, kind, text, alias } = symbol;
	if (kind === 'alias') return undefined;
	if (kind === 'port' && alias === undefined) {
		return refuse(
			{ en: 'No node of the workspace listens at {address}.', zh: '工作区中没有监听 {address} 的节点。' },
			{ address: symbol.name },
		);
	}
	if (!placesOf(snapshot, symbol).some((named) => named.alias !== undefined)) {
		return refuse(
			{ en: 'No node of the workspace is on {host}.', zh: '工作区中没有位于 {host} 的节点。' },
			{ host: text },
		);
	}
	if (kind === 'host' && !isReachable(text) && spansHosts(cluster)) {
		return refuse(
			{
				en: '{host} is another machine for each host of this cluster: write the real address at each place.',
				zh: '对该集群的每台主机而言，{host} 都是不同的机器：请在各处分别写明实际地址。',
			},
			{ host: text },
		);
	}
	return undefined;
}

/** Why places cannot be edited: in a file that is not UTF-8, or in a row that is broken in two. */
export function cannotBeEdited(snapshot: Snapshot, cluster: Cluster, places: readonly Named[]): Refusal | undefined {
	const name = (file: FileId) =>
		fileOnHost(snapshot.clusterOf(file)?.packageOfFile.get(file) ?? cluster.packageOfFile.get(file), file);
	for (const { place } of places) {
		if (snapshot.encodings.has(place.file)) {
			return refuse(
				{ en: '{file} is not UTF-8. Convert it to UTF-8 first.', zh: '{file} 不是 UTF-8 编码，请先转换为 UTF-8。' },
				{ file: name(place.file) },
			);
		}
		if (isBroken(place)) {
			return refuse(
				{ en: 'Line {line} of {file} is broken. Mend it first.', zh: '{file} 第 {line} 行已断开，请先修复。' },
				{ line: place.line + 1, file: name(place.file) },
			);
		}
	}
	return undefined;
}

/** Whether a part is read from elsewhere than where the place is: the alias of a row that is broken in two. */
function isBroken(place: NamedPlace): boolean {
	return [place.host, place.port, place.alias].some((part) => {
		const { span } = partAt(place, part ?? { text: '', start: 0, end: 0 });
		return span.end - span.start !== (part?.text.length ?? 0);
	});
}
