import { withName } from '../../base/names-in-text.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { type Site, siteText } from '../../model/files/site.ts';
import { applyEdits } from '../../rules/apply-changes.ts';
import { setValue } from '../../rules/cluster-edits.ts';
import { renamedPath } from '../../rules/controller/meta-dirs.ts';
import { textOf } from '../../syntax/tree.ts';
import type { NewNode } from './new-rows.ts';

/** For whom a file was written, and for whom it is copied. */
export interface Adaptation {
	readonly from: Pick<Site, 'host' | 'port' | 'alias'>;
	readonly to: NewNode;
	/** The folder that the package of the pattern is called by, and the one of the new package. */
	readonly folders: { readonly from: string; readonly to: string } | undefined;
}

/** The text of a file as another process needs it: its own site, its own directories, all else as it is. */
export function adapted(
	pattern: CfgFile,
	adaptation: Adaptation,
	values: Readonly<Record<string, string>> = {},
): string {
	const given: Readonly<Record<string, string>> = { localSite: siteText(adaptation.to), ...values };
	const edits = pattern.entries.flatMap((entry) => {
		const value = entry.qualifier === undefined ? (given[entry.name] ?? ownValue(entry, adaptation)) : entry.value;
		return value === entry.value ? [] : [setValue(entry, value)];
	});
	return applyEdits(
		textOf(pattern.tree).replace(/^\ufeff/, ''),
		edits.filter((change) => change.kind === 'edit'),
	);
}

/** A path that is called by the old process or package is called by the new one; beside the old one it needs a folder of its own. */
function ownValue({ name, value }: Entry, { from, to, folders }: Adaptation): string {
	const parameter = resolveName(name)?.parameter;
	if (parameter?.type === 'hostName' || parameter?.type === 'hostPort' || name === 'publicName') {
		return withName(value, from.host, to.host);
	}
	if (parameter?.type !== 'path' && parameter?.type !== 'pathList') return value;
	const renamed = withName(folders ? withName(value, folders.from, folders.to) : value, from.alias, to.alias);
	const isShared =
		renamed === value && from.host === to.host && name === 'dfsMetaDir' && /^([\\/]|[A-Za-z]:)/.test(value);
	return isShared ? renamedPath(value, undefined, to.alias) : renamed;
}
