import type { HostPath } from '../files/copy.ts';
import { HOME, resolvePath } from '../files/paths.ts';
import type { Machine } from './call.ts';

/** `user@host:path`, or a path of this host. An IPv6 address stands in brackets. */
export function remotePlace(text: string, machine: Machine): HostPath & { readonly isRemote: boolean } {
	const [, host = '', path = ''] = /^(?:scp:\/\/)?(?:[^@:/\s]+@)?(\[[^\]]+\]|[^:/\s[\]]+):(.*)$/s.exec(text) ?? [];
	if (host === '') return { ...machine.place(text), isRemote: false };
	return {
		host: machine.hostNamed(host.replace(/^\[|\]$/g, '')),
		path: resolvePath(HOME, path || HOME),
		isRemote: true,
	};
}
