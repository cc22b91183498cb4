import { filesOn, hasComparableHost } from './pairs.ts';
import type { HostRow, NodeRow, PackageRow, TreeRow } from './rows.ts';

/** What can be done with a row. The menu of the view asks for these words. */
export const abilities = ['addable', 'comparable', 'hasFiles', 'movable', 'named', 'renamable'] as const;

/** One of these words. */
export type Ability = (typeof abilities)[number];

/** Whether VS Code can write where a file is. */
export type IsWritable = (uri: string) => boolean;

/** What the menu of a row depends on: `node movable named renamable`. */
export function contextValue(row: TreeRow, isWritable: IsWritable): string {
	return [row.kind, ...abilitiesOf(row, isWritable)].join(' ');
}

function abilitiesOf(row: TreeRow, isWritable: IsWritable): Ability[] {
	switch (row.kind) {
		case 'cluster':
			return row.tree.hosts.some((host) => isAddable({ tree: row.tree, host }, isWritable)) ? ['addable'] : [];
		case 'host':
			return [
				...placeAbilities(row, isWritable),
				...(row.host.place && isWritable(row.host.place.uri) ? (['renamable'] as const) : []),
			];
		case 'package':
			return placeAbilities(row, isWritable);
		case 'node':
			return nodeAbilities(row, isWritable);
	}
}

function placeAbilities(row: HostRow | PackageRow, isWritable: IsWritable): Ability[] {
	const files = filesOn(row.host, row.kind === 'package' ? row.pkg : undefined);
	return [
		...(isAddable(row, isWritable) ? (['addable'] as const) : []),
		...(hasComparableHost(row.tree, row.host, files) ? (['comparable'] as const) : []),
		...(files.length > 0 ? (['hasFiles'] as const) : []),
	];
}

function isAddable({ tree, host }: Pick<HostRow, 'tree' | 'host'>, isWritable: IsWritable): boolean {
	if (tree.isStandalone || !tree.hasNodesFile || host.address === '') return false;
	const [first] = [...(host.place ? [host.place] : []), ...host.packages.flatMap(({ files }) => files)];
	return first !== undefined && isWritable(first.uri);
}

/** A move is written into a target file, which can be one that is not saved yet. */
function nodeAbilities({ tree, alias, uri }: NodeRow, isWritable: IsWritable): Ability[] {
	if (alias === '') return [];
	return [
		...(tree.isStandalone ? [] : (['movable'] as const)),
		'named',
		...(isWritable(uri) ? (['renamable'] as const) : []),
	];
}
