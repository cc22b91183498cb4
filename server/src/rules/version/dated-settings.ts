import { resolveName } from '../../catalog/catalog.ts';
import { dispensableSince } from '../../catalog/dispensable.ts';
import { findNodesColumn } from '../../catalog/nodes-columns.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { lacks } from '../../catalog/versions.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { oldName } from '../cfg/old-names.ts';
import { isLegible, isSetting } from '../cfg/settings.ts';
import { rememberedByFile } from '../cluster/qualifiers.ts';

/** A setting that not every release has or needs. */
export interface Dated {
	readonly entry: Entry;
	readonly parameter: Parameter;
	/** The releases from which on zones may stand before a name, where one does. */
	readonly zoneSince: readonly string[] | undefined;
}

/** The settings of a file that not every release has or needs. */
export const datedSettings: (file: CfgFile) => readonly Dated[] = rememberedByFile((file) =>
	file.entries.flatMap((entry) => {
		const parameter = resolveName(entry.name)?.parameter;
		if (!parameter || !isSetting(entry) || !isLegible(entry.syntax.key.text)) return [];
		const zoneSince = isForZone(file, entry) ? findNodesColumn('zone')?.since : undefined;
		return parameter.since || dispensableSince(parameter) || zoneSince ? [{ entry, parameter, zoneSince }] : [];
	}),
);

/** The only qualifier that controller.cfg knows is a zone. */
function isForZone({ kind }: CfgFile, { qualifier, name }: Entry): boolean {
	return kind === 'controller' && qualifier !== undefined && name === 'dfsReplicationFactor';
}

/** Whether a version does not have a setting yet. */
export function isNew({ parameter, zoneSince }: Dated, version: string): boolean {
	return lacks(version, zoneSince ?? parameter.since ?? []);
}

/** Whether a version no longer needs a setting; names that have gone out of use are cfg-parameter-deprecated. */
export function isOver({ entry, parameter }: Dated, version: string): boolean {
	const since = dispensableSince(parameter);
	return since !== undefined && !oldName(entry.name) && !lacks(version, since);
}
