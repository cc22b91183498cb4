import { blueprintOf } from './blueprint.ts';
import { configFolder } from './final-files.ts';
import { readSource, type Source } from './source.ts';
import type { Target } from './target-layout.ts';
import { hostFileId, wantedCluster } from './wanted-cluster.ts';

/** The cluster after a plan was carried out, read from the files that the plan predicts. */
export function sourceAfter(source: Source, target: Target): Source {
	const { files, wanted } = blueprintOf(source, target);
	const packages = new Map(wanted.packages.map((pkg) => [hostFileId(pkg.host, configFolder(pkg.path)), pkg]));
	const next = readSource(
		wantedCluster(files),
		({ folder }) => packages.get(folder)?.path ?? '',
		({ folder, name }) => packages.get(folder)?.name ?? name,
	);
	const origins = files.map(({ host, path, workspaceFile }) => [hostFileId(host, path), workspaceFile] as const);
	return { ...next, origins: new Map(origins) };
}
