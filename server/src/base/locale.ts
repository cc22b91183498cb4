import type { Locale } from './message.ts';

/** The language for a locale such as `zh-cn` or `zh_CN.UTF-8`: Chinese for any Chinese, else English. */
export function localeOf(locale: unknown): Locale {
	return typeof locale === 'string' && /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}
