import { type FileId, type Location, type Position, touches } from '../../base/span.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { type NamedPlace, namedPlacesIn, namedPlacesOn, partAt } from '../../model/named-places.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** What may be typed as an alias: whatever else an alias may hold by its grammar has a meaning where it stands. */
export const aliasPattern = '[^\\s,:;=%?<>.|#]+';

/**
 * The places of a file that name the same node as the place at a position, itself included; none where it is alone.
 * They change together while somebody types. All of them are the same text, and lie in this file.
 */
export function linkedAliases({ files }: Pick<Snapshot, 'files'>, id: FileId, position: Position): Location[] {
	const file = files.get(id);
	const alias = file && aliasOn(file, position);
	if (!file || alias === undefined) return [];
	const places = aliasesOf(namedPlacesIn(file)).filter(({ name }) => name === alias);
	const nodes = places.filter(({ form }) => form === 'row').length; // of two, one is about to get another name
	return places.length > 1 && nodes < 2 ? places.map(({ at }) => at) : [];
}

function aliasOn(file: ConfigFile, position: Position): string | undefined {
	return aliasesOf(namedPlacesOn(file, position.line)).find(({ at }) => touches(at.span, position))?.name;
}

interface AliasPlace extends Pick<NamedPlace, 'form'> {
	readonly name: string;
	readonly at: Location;
}

/** The aliases of this cluster; a pattern stands for many, and a process of another cluster has names of its own. */
function aliasesOf(places: readonly NamedPlace[]): AliasPlace[] {
	return places.flatMap((place) => {
		const { alias, form, clusterName } = place;
		if (!alias || form === 'endpoint' || clusterName !== undefined) return [];
		return isAlias(alias.text) ? [{ name: alias.text, form, at: partAt(place, alias) }] : [];
	});
}

const ALIAS = new RegExp(`^${aliasPattern}$`);

function isAlias(text: string): boolean {
	return ALIAS.test(text);
}
