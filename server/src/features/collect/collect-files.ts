import { allParameters } from '../../catalog/catalog.ts';
import type { PlanHost } from '../../plan/plan.ts';
import { collectScript } from '../../render/collect/collect.ts';
import type { RenderedFile } from '../../render/renderer.ts';

export { readHosts } from './read-hosts.ts';

/** The script that collects what runs on some hosts. Nobody is asked, and nothing is written. */
export function collectFiles(hosts: readonly PlanHost[]): RenderedFile[] {
	const secret = allParameters().flatMap(({ name, sensitive }) => (sensitive ? [name] : []));
	const directories = allParameters().flatMap(({ name, type }) =>
		(type === 'path' || type === 'pathList') && /Dir$|^volumes$/.test(name) ? [name] : [],
	);
	return [collectScript(hosts, { secret, directories })];
}
