import { say } from '../../base/message.ts';
import { baseName } from '../../base/paths.ts';
import { defineStep } from './step-kind.ts';

/** What the check has to know. */
export interface LicenceData {
	readonly host: string;
	/** Paths of the packages on the host. */
	readonly packages: readonly string[];
}

/** A licence belongs to a machine, so no copy brings one along. */
export default defineStep<LicenceData>({
	kind: 'check-licence',
	risk: 'read-only',
	title: ({ host }) => say({ en: 'Check the licence on {host}', zh: '检查 {host} 上的授权' }, { host }),
	reason: () =>
		say({
			en: 'Licences are bound to the fingerprint of a machine; a node with a foreign one does not start.',
			zh: '授权与机器指纹绑定；使用其他机器的授权，节点无法启动。',
		}),
	label: ({ host, packages }) => `${packages.map(baseName).join('-')}-on-${host}`,
	lower: ({ host, packages }) =>
		packages.map((path) => ({
			op: 'require',
			host,
			probe: { probe: 'path-exists', path: `${path}/server/dolphindb.lic` },
			problem: `Put the licence of ${host} to ${path}/server/dolphindb.lic, then start this script again. Licences are bound to machines, so that of another host was not copied.`,
		})),
});
