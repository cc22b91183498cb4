import { say } from '../../base/message.ts';
import { nodesFileModes } from '../../catalog/roles.ts';
import type { Cluster } from '../../model/cluster.ts';
import { place, type Site, siteAt } from '../../model/files/site.ts';
import type { Token } from '../../syntax/lines.ts';
import { replaceAt } from '../edits.ts';
import type { FileChange, Finding, Fix } from '../rule.ts';
import { defineSiteRule, hasItsParts, isIpv6, type WrittenSite } from './sites.ts';

export default defineSiteRule({
	code: 'site-syntax',
	severity: 'error',
	title: { en: 'Site with too few or too many parts', zh: '站点的组成部分过多或过少' },
	why: {
		en: 'Without a usable address no process can reach the node; where a row is cut at the wrong place, its other columns are lost as well.',
		zh: '没有可用的地址，其他进程就无法连接该节点；行在错误的位置被截断时，其余各列也会失效。',
	},
	behaviour: {
		en: 'A site is host:port:alias, in `sites` with the mode as a fourth part; the vendor’s inspection reports every other form. The manual does not say what the server does with one.',
		zh: '站点的格式为 host:port:alias，在 sites 中还要加上第四部分节点类型；官方巡检会报告其他格式。手册没有说明服务器如何处理其他格式。',
	},
	source: '[FC] 网络/localSite; [HA]; [WI] checkSites — certain',
	*check(written) {
		if (written.suffix) yield suffixFinding(written.site, written.suffix);
		else if (!hasItsParts(written) && !isIpv6(written)) yield partsFinding(written);
	},
});

function partsFinding(written: WrittenSite): Finding {
	const value = written.site.text === '' ? (written.row?.syntax.text ?? '') : written.site.text;
	return {
		at: siteAt(written.site),
		message: say(
			{ en: '{value} is not a valid site; expected {form}.', zh: '{value} 不是合法的站点，应为 {form}。' },
			{ value, form: written.form },
		),
		fixes: (cluster) => partsFixes(written, cluster),
	};
}

/** Clusters with such agents are known to run, so this is no error. */
function suffixFinding(site: Site, suffix: Token): Finding {
	const at = place(site.file, site.line, suffix);
	return {
		at,
		severity: 'warning',
		message: say(
			{
				en: '{text} behind the alias belongs to cluster.nodes; expected host:port:alias.',
				zh: '别名之后的 {text} 只用于 cluster.nodes，此处应为 host:port:alias。',
			},
			{ text: suffix.text.trim() },
		),
		tags: ['unnecessary'],
		fixes: () => [remove(suffix.text.trim(), replaceAt(at, ''))],
	};
}

function* partsFixes(written: WrittenSite, cluster: Cluster): Iterable<Fix> {
	const { site, form, row } = written;
	const { whole, parts, port, alias, mode } = site.syntax;
	if (form === 'host:port:alias:mode') {
		if (parts === 3) yield* appendMode(written, cluster);
	} else if (parts === 4 && alias && mode && (mode.text === '' || isRowMode(mode.text))) {
		const from = alias.end;
		if (row && row.syntax.fields.length === 1 && mode.text !== '') yield commaForColon(site, from);
		else yield remove(`:${mode.text}`, replaceAt(between(site, from, whole.end), ''));
	} else if (row && parts === 2 && port && isRowMode(row.syntax.fields[2]?.text ?? '')) {
		const next = row.syntax.fields[1] as Token; // the one before the third
		yield {
			title: say({ en: 'Replace the comma with a colon', zh: '将逗号改为冒号' }),
			changes: [replaceAt(between(site, whole.end, next.start), ':')],
			preferred: true,
		};
	}
}

/** In `sites` stand the agent itself and the controllers; certain is what cluster.nodes or the agent's localSite says. */
function* appendMode({ site, file }: WrittenSite, cluster: Cluster): Iterable<Fix> {
	const isOwn = file.kind === 'agent' && file.localSite?.site.alias === site.alias;
	const listed = isOwn ? 'agent' : cluster.rowsByAlias.get(site.alias)?.mode;
	const mode = listed ?? 'controller';
	if (mode !== 'controller' && mode !== 'agent') return; // the alias is the mistake then
	yield {
		title: say({ en: 'Append :{mode}', zh: '补上 :{mode}' }, { mode }),
		changes: [replaceAt(between(site, site.syntax.whole.end, site.syntax.whole.end), `:${mode}`)],
		preferred: listed !== undefined,
	};
}

function commaForColon(site: Site, at: number): Fix {
	return {
		title: say({ en: 'Replace the colon before the mode with a comma', zh: '将节点类型前的冒号改为逗号' }),
		changes: [replaceAt(between(site, at, at + 1), ',')],
		preferred: true,
	};
}

function remove(text: string, change: FileChange): Fix {
	return { title: say({ en: 'Remove {text}', zh: '删除 {text}' }, { text }), changes: [change], preferred: true };
}

function isRowMode(text: string): boolean {
	return nodesFileModes.some((mode) => mode === text);
}

function between({ file, line }: Site, start: number, end: number) {
	return { file, span: { line, start, end } };
}
