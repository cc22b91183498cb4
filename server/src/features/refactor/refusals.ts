import type { Cluster } from '../../model/cluster.ts';
import { isReadable } from '../../rules/votes.ts';
import { type Refusal, refuse } from '../navigation/renaming.ts';

/** No port is left on a host. */
export function noPortLeft(host: string): Refusal {
	return refuse({ en: 'All ports of {host} are taken.', zh: '{host} 的端口均已占用。' }, { host });
}

/** A controller whose site nobody could write into other files. */
export function unreadableController({ controllers }: Cluster): Refusal | undefined {
	const broken = controllers.find(({ site }) => !isReadable(site));
	if (!broken) return undefined;
	return refuse(
		{ en: 'The site of {alias} cannot be read.', zh: '无法识别 {alias} 的站点信息。' },
		{ alias: broken.alias },
	);
}
