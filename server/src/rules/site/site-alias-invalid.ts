import { type Message, say } from '../../base/message.ts';
import { type Site, sitePartAt } from '../../model/files/site.ts';
import { defineSiteRule, hasItsParts } from './sites.ts';

export default defineSiteRule({
	code: 'site-alias-invalid',
	severity: 'error',
	title: { en: 'Empty alias, or alias with a special character', zh: '别名为空或含有特殊字符' },
	why: {
		en: 'The node has another name than was meant, or none, and its settings may not reach it.',
		zh: '节点的名称与预期不符，或者没有名称，针对它的配置也可能不生效。',
	},
	behaviour: {
		en: 'Separators cannot be escaped, so the site or the row is cut at the wrong place. In cluster.cfg % and ? are wildcards and `<ALIAS>` is a macro; the web console refuses blanks.',
		zh: '分隔符无法转义，站点或行会在错误的位置被截断。在 cluster.cfg 中，% 和 ? 是通配符，`<ALIAS>` 是宏；Web 管理界面不接受空格。',
	},
	source: '[W] alias rule `^\\S+$`; wildcard syntax in [CM] — certain (blank), judgement (rest)',
	*check(written) {
		const { site } = written;
		if (!hasItsParts(written)) return;
		const message = complaint(site);
		if (message) yield { at: sitePartAt(site, 'alias'), message };
	},
});

function complaint(site: Site): Message | undefined {
	const { alias } = site;
	if (alias === '') return say({ en: '{site} has no alias.', zh: '{site} 缺少别名。' }, { site: site.text });
	const char = /[\s,=%?<>]/.exec(alias)?.[0];
	if (char === undefined) return undefined;
	if (/\s/.test(char)) return say({ en: 'Alias {alias} contains a blank.', zh: '别名 {alias} 含有空格。' }, { alias });
	return say(
		{
			en: 'Alias {alias} contains “{char}”, which has a meaning of its own in these files.',
			zh: '别名 {alias} 含有“{char}”，该字符在这些文件中有特殊含义。',
		},
		{ alias, char },
	);
}
