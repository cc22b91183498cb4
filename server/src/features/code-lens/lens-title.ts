import { unique } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import type { FileId } from '../../base/span.ts';
import type { Cluster } from '../../model/cluster.ts';
import { deploymentMode } from '../../model/deployment-mode.ts';
import type { Snapshot } from '../../workspace/workspace.ts';
import { occurrencesOf } from '../navigation/occurrences.ts';
import { symbolAt } from '../navigation/symbol-at.ts';
import { type Lens, spreadOf } from './code-lenses.ts';
import { deploymentTitle } from './deployment-title.ts';

/** The words of a lens; nothing where the file has changed meanwhile, so that it is about nothing any more. */
export function lensTitle(snapshot: Snapshot, file: FileId, { kind, range }: Lens): Message | undefined {
	const cluster = snapshot.clusterOf(file);
	if (!cluster) return undefined;
	if (kind === 'deployment') return deploymentTitle(deploymentMode(cluster), cluster);
	if (kind === 'migration') return say({ en: 'Generate migration scripts…', zh: '生成迁移脚本…' });
	if (kind === 'preset') return presetTitle(cluster);
	const symbol = symbolAt(snapshot, file, range.start);
	return symbol?.kind === 'alias' ? usesTitle(occurrencesOf(snapshot, symbol).map(({ at }) => at.file)) : undefined;
}

function presetTitle(cluster: Cluster): Message | undefined {
	const preset = spreadOf(cluster);
	return preset && say({ en: '{title}…', zh: '{title}…' }, { title: preset.title });
}

function usesTitle(places: readonly FileId[]): Message {
	const files = unique(places).length;
	if (places.length === 1) return say({ en: 'used nowhere else', zh: '未在其他位置使用' });
	return say(
		files === 1
			? { en: 'used in this file only ({places} places)', zh: '仅在本文件中使用（{places} 处）' }
			: { en: 'used in {files} files ({places} places)', zh: '在 {files} 个文件中使用（{places} 处）' },
		{ files, places: places.length },
	);
}
