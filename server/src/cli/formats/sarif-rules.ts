import { type Locale, render, say } from '../../base/message.ts';
import { rules } from '../../rules/registry.generated.ts';
import type { Rule, Severity } from '../../rules/rule.ts';

/** The levels of SARIF: it has one for facts and advice. */
export const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
	error: 'error',
	warning: 'warning',
	info: 'note',
	hint: 'note',
};

/** All rules with their texts in one language. */
export function sarifRules(locale: Locale) {
	return rules.map((rule) => ({
		...texts(rule, locale),
		defaultConfiguration: { level: LEVELS[rule.severity] },
		helpUri: `dolphindb-rule:/${locale === 'zh' ? 'zh-cn' : 'en'}/${rule.code}.md`,
		properties: { severity: rule.severity, source: rule.source },
	}));
}

/** The texts of all rules in another language. */
export function sarifTranslation(locale: Locale) {
	return {
		name: 'dolphindb-cluster',
		language: locale === 'zh' ? 'zh-CN' : 'en-US',
		contents: ['localizedData'],
		isComprehensive: true,
		rules: rules.map((rule) => texts(rule, locale)),
	};
}

function texts({ code, title, why, behaviour }: Rule, locale: Locale) {
	const [short, reason, does] = [title, why, behaviour].map((template) => render(say(template), locale));
	return {
		id: code,
		shortDescription: { text: short },
		fullDescription: { text: reason },
		help: { text: `${reason}\n\n${does}` },
	};
}
