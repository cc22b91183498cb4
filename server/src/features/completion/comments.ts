import { unique } from '../../base/collections.ts';
import { type Message, say } from '../../base/message.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import { rules } from '../../rules/registry.generated.ts';
import type { RuleFinding } from '../../rules/rule-finding.ts';
import { lineBelow, suppressionsIn } from '../../rules/suppressions.ts';
import type { Place } from './place.ts';
import { type Proposal, part } from './proposal.ts';

/** In comments that switch findings off: how they begin, and the codes of rules. In all other comments nothing. */
export function commentProposals(place: Place<CfgFile>): Proposal[] {
	const { raw, character } = place;
	const before = raw.slice(0, character).replace(/^[\s\ufeff]*/, '');
	return CODES.test(before) ? codeProposals(place) : BEGUN.test(before) ? directiveProposals(place) : [];
}

const WORD = 'dolphindb-cluster-disable-';
const CODES = /^#\s*dolphindb-cluster-disable-(?:next-line|file)\s/;
/** `# dolphin`: the beginning of such a comment. */
const BEGUN = /^#\s*([a-z-]*)$/;

function directiveProposals({ raw, line, character }: Place<CfgFile>): Proposal[] {
	const typed = /[a-z-]*$/.exec(raw.slice(0, character))?.[0] ?? '';
	const rest = /^[a-z-]*/.exec(raw.slice(character))?.[0] ?? '';
	const range = part(line, { start: character - typed.length, end: character + rest.length });
	const make = (scope: string, detail: Message): Proposal[] => {
		const text = WORD + scope;
		return text.startsWith(typed) ? [{ kind: 'code', label: text, text: `${text} `, range, detail, rank: 1 }] : [];
	};
	return [
		...make('next-line', say({ en: 'switches findings of the next line off', zh: '关闭下一行的诊断' })),
		...make('file', say({ en: 'switches findings of this file off', zh: '关闭此文件的诊断' })),
	];
}

/** The codes of what is found where the comment applies come first. */
function codeProposals(place: Place<CfgFile>): Proposal[] {
	const { file, raw, line, character } = place;
	const typed = /[^\s,]*$/.exec(raw.slice(0, character))?.[0] ?? '';
	const rest = /^[^\s,]*/.exec(raw.slice(character))?.[0] ?? '';
	const slot = { start: character - typed.length, end: character + rest.length };
	const listed = new Set(
		suppressionsIn(file).flatMap(({ code, at: { span } }) =>
			span.line === line && span.start !== slot.start ? [code] : [],
		),
	);
	const found = new Map(findingsFor(place).map(({ code, message }) => [code, message]));
	const codes = unique([...found.keys(), ...rules.map(({ code }) => code)]);
	const titles = new Map(rules.map(({ code, title }) => [code, say(title)]));
	return codes
		.filter((code) => !listed.has(code) && code !== 'suppression-unused')
		.map((code) => {
			const detail = found.get(code) ?? titles.get(code);
			const rank = found.has(code) ? 0 : 1;
			return { kind: 'code', label: code, text: code, range: part(line, slot), ...(detail && { detail }), rank };
		});
}

function findingsFor({ snapshot, file, raw, line }: Place<CfgFile>): readonly RuleFinding[] {
	const found = snapshot.findings(file.id);
	if (/disable-file\s/.test(raw)) return found;
	const below = lineBelow(file, line);
	return found.filter(({ at: { span } }) => span.line === below);
}
