/** Pages of the manual that describe parameters; sources name them by their path. */
const PAGE = /\bdocs zh, (db_distr_comp\/cfg\/(?:cluster|function_configuration|init|standalone))\b/;

/** The address of the page of the vendor's manual that a source names; nothing where it names none of them. */
export function documentationPage(source: string): string | undefined {
	const page = PAGE.exec(source)?.[1];
	return page && `https://docs.dolphindb.cn/zh/${page}.html`;
}
