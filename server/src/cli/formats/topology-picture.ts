import type { Locale } from '../../base/message.ts';
import { drawingOf } from '../../features/topology/drawing.ts';
import { idsOff } from '../../features/topology/off.ts';
import { refusal } from '../command.ts';
import type { Failing } from './topology.ts';

/** The picture of the only cluster: a file holds one. */
export function topologyPicture(failing: readonly Failing[], locale: Locale): string {
	const [only, ...others] = failing;
	if (!only || others.length > 0) throw severalClusters(failing);
	const { snapshot, cluster, off } = only;
	return drawingOf(snapshot, cluster, { locale, off: idsOff(cluster, off), show: () => null }).svg.trimEnd();
}

function severalClusters(failing: readonly Failing[]) {
	return refusal(
		{
			en: '--format svg draws one cluster, and there are {n}: {names}. Name the folder of one of them.',
			zh: '--format svg 只能绘制一个集群，此处有 {n} 个：{names}。请指定其中一个的文件夹。',
		},
		{ n: failing.length, names: failing.map(({ cluster }) => cluster.name).join(', ') },
	);
}
