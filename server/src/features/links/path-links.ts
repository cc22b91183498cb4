import { say } from '../../base/message.ts';
import { baseName } from '../../base/paths.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { checkedPart } from '../../catalog/values.ts';
import type { Cluster } from '../../model/cluster.ts';
import type { CfgFile, Entry } from '../../model/files/cfg-file.ts';
import { place } from '../../model/files/site.ts';
import { filesOf } from '../../model/package.ts';
import { splitToken, type Token, tokenBetween } from '../../syntax/lines.ts';
import { fileLabel } from '../hover/places.ts';
import type { DocumentLink } from './document-link.ts';

/** Paths that name another file of the same package. */
export function pathLinks(cluster: Cluster, file: CfgFile): DocumentLink[] {
	const pkg = cluster.packageOfFile.get(file.id);
	const others = pkg ? filesOf(pkg).filter(({ id }) => id !== file.id) : [];
	const names = others.map(({ id }) => baseName(id));
	const entries = file.entries.filter(({ value }) => names.some((name) => value.includes(name)));
	return entries.flatMap((entry) =>
		pathsIn(entry).flatMap((path): DocumentLink[] => {
			const end = endOf(path.text);
			const target = others.find(({ id }) => id.endsWith(`/${end}`))?.id;
			if (target === undefined) return [];
			const tooltip = say({ en: 'Open {file}', zh: '打开 {file}' }, { file: fileLabel(cluster, target) });
			return [{ at: place(file.id, entry.line, path), target: { file: target }, tooltip }];
		}),
	);
}

/** The paths in a value; none in one that is secret. */
function pathsIn({ name, syntax }: Entry): readonly Token[] {
	const parameter = resolveName(name)?.parameter;
	if (!parameter || parameter.sensitive || !/^(path|pathList)$/.test(parameter.type)) return [];
	const { text, value } = syntax;
	const list = tokenBetween(text, value.start, value.start + checkedPart(value.text).length);
	return parameter.type === 'path' ? [list] : splitToken(text, list, ',');
}

/**
 * What the address of the file has to end with. A relative path starts where the process runs, which the workspace need
 * not show; of an absolute one, the folder has to agree.
 */
function endOf(path: string): string {
	const parts = path.split(/[\\/]+/).filter((part) => part !== '' && part !== '.' && part !== '..');
	return /^([\\/]|[A-Za-z]:)/.test(path) ? parts.slice(-2).join('/') : parts.join('/');
}
