import { firstBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Location } from '../../base/span.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { documentationPage } from '../../catalog/documentation.ts';
import { findNodesColumn } from '../../catalog/nodes-columns.ts';
import { nameAt } from '../../model/files/cfg-file.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import { place } from '../../model/files/site.ts';
import type { DocumentLink } from './document-link.ts';

/** For each page of the manual that describes something of a file, the first thing it describes. */
export function manualLinks(file: ConfigFile): DocumentLink[] {
	const described = namesIn(file).flatMap(({ at, source }) => {
		const url = source && documentationPage(source);
		return url ? [{ at, url }] : [];
	});
	const tooltip = say({ en: 'Open the manual, configuration (in Chinese)', zh: '打开手册中的配置说明' });
	return [...firstBy(described, ({ url }) => url).values()].map(({ at, url }) => ({ at, target: { url }, tooltip }));
}

interface DescribedName {
	readonly at: Location;
	readonly source: string | undefined;
}

function namesIn(file: ConfigFile): DescribedName[] {
	if (file.kind !== 'nodes') {
		return [...firstBy(file.entries, ({ name }) => name).values()].map((entry) => ({
			at: nameAt(entry),
			source: resolveName(entry.name)?.parameter.source,
		}));
	}
	const header = file.tree.lines[0];
	const columns = header?.kind === 'header' ? header.columns : [];
	return columns.map((column) => ({ at: place(file.id, 0, column), source: findNodesColumn(column.text)?.source }));
}
