import { type Locale, render, say } from '../../base/message.ts';
import type { HostOverview, NodeOverview, PackageOverview } from './overview.ts';

/** What is not known of a node, or is out of the ordinary, in words. */
export function nodeRemarks({ isOff, hasRow, role }: NodeOverview, locale: Locale): string[] {
	const noRow = { en: 'no row in cluster.nodes', zh: 'cluster.nodes 中没有该节点' };
	const hasToHaveOne = role === 'agent' || role === 'datanode' || role === 'computenode';
	return [...(isOff ? [offWord(locale)] : []), ...(!hasRow && hasToHaveOne ? [render(say(noRow), locale)] : [])];
}

/** The role of a node, or what stands in its place. */
export function roleWords({ role, roleName }: Pick<NodeOverview, 'role' | 'roleName'>, locale: Locale): string {
	if (role !== null) return roleName;
	const template =
		roleName === ''
			? { en: 'role not known', zh: '角色未知' }
			: { en: 'role not known: {roleName}', zh: '角色未知：{roleName}' };
	return render(say(template, { roleName }), locale);
}

/** The address of a host. */
export function hostWords({ address }: Pick<HostOverview, 'address'>, locale: Locale): string {
	return address ?? render(say({ en: 'host not known', zh: '主机未知' }), locale);
}

/** The name of a package. */
export function packageWords({ name }: PackageOverview, locale: Locale): string {
	return name ?? render(say({ en: 'package not known', zh: '安装包目录未知' }), locale);
}

/** What stands beside everything that is off. */
export function offWord(locale: Locale): string {
	return render(say({ en: 'off', zh: '离线' }), locale);
}
