import { say } from '../../base/message.ts';
import { nameOf } from '../files/paths.ts';
import { type Case, type Defect, isConfig } from './defect.ts';
import { rowsIn, siteIn } from './sites.ts';

/** D-20: a page by https of a node that does not speak it. */
export const httpsOff: Defect = {
	code: 'script-https-off',
	severity: 'warning',
	*find(examined) {
		for (const found of examined.text.text.matchAll(/https:\/\/([\w.-]+:\d+)/gi)) {
			const [whole, site = ''] = found;
			const at = { start: found.index, end: found.index + whole.length };
			const node = nodeAt(site, examined);
			if (node && isOff(node, examined)) yield { at, message: say(TEXT, { alias: node.alias, site }) };
		}
	},
};

interface PageNode {
	readonly alias: string;
	readonly isController: boolean;
}

/** The node that answers at an address, before or afterwards. */
function nodeAt(site: string, examined: Case): PageNode | undefined {
	const own = controllerFiles(examined).find(({ address }) => address === site);
	if (own) return { alias: own.alias, isController: true };
	const row = filesOf(examined)
		.flatMap(({ path, text }) => (path.endsWith('.nodes') ? rowsIn(text) : []))
		.find(({ host, port }) => `${host}:${port}` === site);
	return row && { alias: row.alias, isController: row.mode === 'controller' };
}

/** Whether the files that decide are known, and none of them switches https on. */
function isOff({ alias, isController }: PageNode, examined: Case): boolean {
	const deciding = isController
		? controllerFiles(examined).filter((one) => one.alias === alias)
		: filesOf(examined).filter(({ path }) => nameOf(path) === 'cluster.cfg');
	return deciding.length > 0 && !deciding.some(({ text }) => ON.test(text));
}

const ON = /^[ \t]*(?:[^\s=#]+\.)?enableHTTPS[ \t]*=[ \t]*(?:true|1)\b/im;

function controllerFiles(examined: Case) {
	return filesOf(examined).flatMap(({ path, text }) => {
		const site = nameOf(path) === 'controller.cfg' ? siteIn(text) : undefined;
		return site ? [{ text, alias: site.alias, address: `${site.host}:${site.port}` }] : [];
	});
}

function filesOf({ before, after }: Case): { readonly path: string; readonly text: string }[] {
	return [...before.files(), ...after.files()].flatMap(({ path, text }) =>
		isConfig(path) && text !== undefined ? [{ path, text }] : [],
	);
}

const TEXT = {
	en: '{alias} does not speak https, since enableHTTPS is not set for it: its page is http://{site}',
	zh: '{alias} 未设置 enableHTTPS，不支持 https：其页面地址为 http://{site}',
};
