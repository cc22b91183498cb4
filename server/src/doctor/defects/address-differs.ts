import { groupBy } from '../../base/collections.ts';
import { say } from '../../base/message.ts';
import type { Extent } from '../shell/ast.ts';
import { type Case, type Defect, isConfig } from './defect.ts';

interface Mention {
	readonly alias: string;
	readonly site: string;
	readonly at: Extent;
}

/** D-09: the runbook gives one node two addresses, and so they stand in the files in the end. */
export const addressDiffers: Defect = {
	code: 'script-address-differs',
	severity: 'error',
	*find(examined) {
		const written = mentions(examined);
		for (const [alias, all] of groupBy(written, ({ alias }) => alias)) {
			const bySite = [...groupBy(all, ({ site }) => site)].sort(([, a], [, b]) => b.length - a.length);
			const [most, ...others] = bySite;
			if (!most) continue;
			for (const [site, wrong] of others) {
				if (wrong.length === most[1].length || !stands(examined, most[0], alias) || !stands(examined, site, alias))
					continue;
				for (const { at } of wrong) yield { at, message: say(TEXT, { alias, site, other: most[0] }) };
			}
		}
	},
};

/** The sites that the commands themselves spell out, where they write into files. */
function mentions({ events, text }: Case): Mention[] {
	const seen = new Map<number, Extent>();
	for (const event of events) {
		if (event.kind === 'wrote' && event.how !== 'copy' && isConfig(event.file.path)) seen.set(event.at.start, event.at);
	}
	return [...seen.values()].flatMap((extent) => {
		const command = text.text.slice(extent.start, extent.end);
		const found = command.matchAll(/(?<![\w.])(\d{1,3}(?:\.\d{1,3}){3}:\d+):([A-Za-z]\w*)/g);
		return [...found].map(({ 0: whole, 1: site = '', 2: alias = '', index }) => {
			const start = extent.start + index;
			return { alias, site, at: { start, end: start + whole.length } };
		});
	});
}

function stands({ after }: Case, site: string, alias: string): boolean {
	return [...after.files()].some(({ path, text }) => isConfig(path) && text?.includes(`${site}:${alias}`));
}

const TEXT = {
	en: '{alias} is {site} here and {other} everywhere else',
	zh: '此处 {alias} 为 {site}，其他各处为 {other}',
};
