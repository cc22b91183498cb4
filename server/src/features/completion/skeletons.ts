import { say } from '../../base/message.ts';
import { findParameter } from '../../catalog/catalog.ts';
import { canonicalFileNames } from '../../catalog/file-kinds.ts';
import { siteText } from '../../model/files/site.ts';
import { lineEndOf } from '../../rules/edits.ts';
import { type Skeleton, skeletonsFor } from '../../rules/file/skeletons.ts';
import { parseCfg } from '../../syntax/cfg.ts';
import type { Draft, DraftLine } from './draft.ts';
import type { Place } from './place.ts';
import { type Proposal, part } from './proposal.ts';
import { escaped } from './snippet.ts';
import { templateFor } from './template.ts';

/** Proposes the whole text of a file that has none, as far as the other files of the cluster tell. */
export function skeletonProposals(place: Place): Proposal[] {
	const { file, cluster, line, character, raw } = place;
	const isEmpty = file.tree.lines.every(({ kind }) => kind === 'blank' || kind === 'comment');
	if (!isEmpty || raw.replace('\ufeff', '').trim() !== '') return [];
	const known = skeletonsFor(cluster, file).filter(({ text }) => text.trim() !== '');
	const drafts = known.length > 0 ? known.map(draftOf) : templateFor(place);
	const range = part(line, { start: character, end: character });
	return drafts.map(({ name, detail, lines }) => ({
		kind: 'file',
		label: `${canonicalFileNames[file.kind]}${name === '' ? '' : `: ${name}`}`,
		text: joined(
			lines.map(({ snippet }) => snippet),
			place,
		),
		isSnippet: true,
		range,
		isWhole: true,
		detail,
		preview: lines.map(({ shown }) => shown).join('\n'),
		rank: -1,
		...(drafts.length === 1 && { isCertain: true }),
	}));
}

function draftOf({ site, text, isCopy }: Skeleton): Draft {
	let secrets = 0;
	const lines = parseCfg(text).lines.map((line): DraftLine => {
		const isSecret = line.kind === 'entry' && findParameter(line.name.text)?.sensitive;
		if (!isSecret) return { snippet: escaped(line.text), shown: line.text };
		const key = line.text.slice(0, line.equals + 1);
		return { snippet: `${escaped(key)}$${++secrets}`, shown: `${key}…` };
	});
	const detail = isCopy
		? say({ en: 'as in the other packages', zh: '与其他安装包相同' })
		: say({ en: 'by the other files of the cluster', zh: '根据集群中的其他文件' });
	return { name: site ? siteText(site) : '', detail, lines };
}

/** The lines with the ends that the file has; the last one has its own where a line follows. */
function joined(lines: readonly string[], { file, line }: Place): string {
	const eol = lineEndOf(file);
	const isEnded = (file.tree.lines[line]?.eol ?? '') !== '';
	return lines.join(eol) + (isEnded ? '' : eol);
}
