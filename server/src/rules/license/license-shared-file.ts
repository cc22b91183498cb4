import { groupBy, uniqueBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Location } from '../../base/span.ts';
import type { Bystander } from '../../model/bystander.ts';
import type { Cluster } from '../../model/cluster.ts';
import { filesOf, type Package } from '../../model/package.ts';
import { fileAt } from '../places.ts';
import { defineClusterRule } from '../rule.ts';
import { namesApart } from '../votes.ts';

export default defineClusterRule({
	code: 'license-shared-file',
	severity: 'warning',
	reads: {},
	title: { en: 'Two hosts have the same licence file', zh: '两台主机使用同一份授权文件' },
	why: {
		en: 'Copying a package folder copies its licence, with which DolphinDB may refuse to start on another host.',
		zh: '复制安装包目录时，授权文件也会被复制；在另一台主机上，DolphinDB 可能因此拒绝启动。',
	},
	behaviour: {
		en: 'Commercial licences are bound to the fingerprint of one machine, and the guide to HA clusters replaces dolphindb.lic on every host. The community licence is the same everywhere.',
		zh: '商业版授权与机器指纹绑定，高可用集群部署教程要求在每台主机上替换 dolphindb.lic；社区版授权则各处相同。',
	},
	source: 'licence fingerprint page; [HA] step 2 — certain (binding), judgement (detection)',
	*check(cluster, { licence }) {
		if (licence.edition === 'community') return; // bound to no machine
		for (const [first, ...others] of sharedLicences(cluster)) {
			for (const other of first ? others : []) {
				const at = placeOf(other.pkg);
				const [a, b] = namesApart(cluster, (first as Holder).licence.id, other.licence.id);
				if (!at) continue;
				yield {
					at,
					// Packages come with the community licence, which nobody may have replaced yet.
					...(licence.edition === undefined && { severity: 'info' }),
					message: say(
						{ en: '{a} and {b} are copies of one licence file.', zh: '{a} 与 {b} 是同一份授权文件。' },
						{ a, b },
					),
					related: [
						{ at: startOf((first as Holder).licence), message: say({ en: 'The other copy.', zh: '另一份。' }) },
					],
				};
			}
		}
	},
});

interface Holder {
	readonly pkg: Package;
	readonly licence: Bystander;
}

/** Packages on different hosts, one of each, that hold copies of one licence. */
function sharedLicences(cluster: Cluster): readonly (readonly Holder[])[] {
	const holders = cluster.packages.flatMap((pkg) => {
		const licence = pkg.bystanders.find(({ kind, text }) => kind === 'licence' && text.trim() !== '');
		return licence && pkg.host !== undefined ? [{ pkg, licence }] : [];
	});
	const onDisk = uniqueBy(holders, ({ licence }) => licence.id);
	const groups = [...groupBy(onDisk, ({ licence }) => licence.text).values()];
	return groups.map((group) => uniqueBy(group, ({ pkg }) => pkg.host));
}

/** A licence is no file of ours: its package stands for it. */
function placeOf(pkg: Package): Location | undefined {
	const [file] = [pkg.controller, pkg.agent, ...filesOf(pkg)].filter((one) => one !== undefined);
	return file && fileAt(file);
}

function startOf({ id }: Bystander): Location {
	return { file: id, span: { line: 0, start: 0, end: 0 } };
}
