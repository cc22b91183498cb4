import { type Locale, render, say } from '../../base/message.ts';
import { nearestNames, resolveName } from '../../catalog/catalog.ts';
import { catalogText } from '../../features/hover/parameter-text.ts';
import { plainText } from '../../features/hover/plain-text.ts';
import { rules } from '../../rules/registry.generated.ts';
import type { Rule } from '../../rules/rule.ts';
import { defineCommand, exitCode, type Given, localeFrom, refusal } from '../command.ts';
import { localeOption, type Options } from '../options.ts';

const options = { locale: localeOption } as const satisfies Options;

/** Prints what is known of a rule or a parameter. */
export const explain = defineCommand(
	{
		name: 'explain',
		says: { en: 'Prints what is known of a rule or a parameter.', zh: '输出规则或参数的说明。' },
		takes: { shown: 'CODE|PARAMETER', completes: rules.map(({ code }) => code) },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	const locale = localeFrom(values.locale);
	const [word, ...more] = positionals;
	if (word === undefined || more.length > 0) {
		throw refusal({ en: 'explain takes one rule code or parameter name', zh: 'explain 需要一个规则代码或参数名' });
	}
	console.log(ruleText(word, locale) ?? parameterText(word, locale) ?? unknown(word));
	return exitCode.clean;
}

function ruleText(code: string, locale: Locale): string | undefined {
	const rule = rules.find((one) => one.code === code);
	return rule && explainRule(rule, locale);
}

function explainRule({ code, severity, title, why, behaviour, source }: Rule, locale: Locale): string {
	const texts = [why, behaviour].flatMap((text) => [render(say(text), locale), '']);
	return [`${code} (${severity}): ${render(say(title), locale)}`, '', ...texts, source].join('\n');
}

function parameterText(name: string, locale: Locale): string | undefined {
	const parameter = resolveName(name)?.parameter;
	if (!parameter) return undefined;
	return plainText(catalogText(parameter, (template, values) => render(say(template, values), locale)));
}

const NEITHER = { en: '{word} is neither a rule nor a parameter', zh: '{word} 既不是规则也不是参数' };

function unknown(word: string): never {
	const near = [...nearestNames(word), ...rules.map(({ code }) => code).filter((code) => code.includes(word))].slice(
		0,
		5,
	);
	const values = { word: JSON.stringify(word), near: near.join(', ') };
	if (near.length === 0) throw refusal(NEITHER, values);
	throw refusal({ en: `${NEITHER.en}; near to it: {near}`, zh: `${NEITHER.zh}；相近的有：{near}` }, values);
}
