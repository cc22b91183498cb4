import { say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import type { Entry } from '../../model/files/cfg-file.ts';
import { defineEntryRule } from '../line-rules.ts';
import type { Finding } from '../rule.ts';
import { isAbsolute } from './dir-paths.ts';
import { elementsAt, elementsOf, isJudgeable, OWN_DIRS } from './directories.ts';

export default defineEntryRule({
	code: 'cluster-dir-relative',
	severity: 'warning', // for what the manual wants absolute; elsewhere a relative path is a hint
	title: { en: 'A directory given by a relative path', zh: '目录使用了相对路径' },
	why: {
		en: 'A relative path starts from the home directory of the process, which changes when the package folder or the agent moves.',
		zh: '相对路径以进程的主目录为起点，安装包目录或代理节点迁移后就会指向别处。',
	},
	behaviour: {
		en: 'For volumes and TDEKeyDir the manual allows absolute paths only. Other relative paths start from the home directory of each node, so that equal texts are different directories; for TSDBRedoLogDir the manual recommends this as one way to keep nodes apart, so it is not reported there.',
		zh: '手册规定 volumes 与 TDEKeyDir 只能使用绝对路径。其他配置项的相对路径以各节点自己的主目录为起点，因此相同的写法指向不同的目录；对于 TSDBRedoLogDir，手册把相对路径列为区分各节点的方法之一，因此不报告。',
	},
	source: '[HA] FAQ 6.8; [FC] TSDBRedoLogDir — certain (volumes)',
	kinds: ['cluster', 'controller'],
	*checkEntry(file, entry) {
		const name = resolveName(entry.name)?.parameter.name ?? '';
		const isDir = file.kind === 'cluster' ? IN_CLUSTER.has(name) : IN_CONTROLLER.has(name);
		if (isDir) yield* findings(entry, name, file.kind === 'controller');
	},
});

const ABSOLUTE_ONLY = new Set(['volumes', 'TDEKeyDir']);
const IN_CONTROLLER = new Set(['dfsMetaDir', 'TDEKeyDir']);
// A relative TSDBRedoLogDir is recommended, and tempResultsSpillDir is relative by default.
const IN_CLUSTER = new Set(
	[...OWN_DIRS, 'TDEKeyDir'].filter((name) => !/^(TSDBRedoLogDir|tempResultsSpillDir)$/.test(name)),
);

function* findings(entry: Entry, name: string, isController: boolean): Iterable<Finding> {
	for (const [element, { text }] of elementsOf(entry).entries()) {
		if (!isJudgeable(text) || isAbsolute(text)) continue;
		const at = elementsAt(entry, [element]);
		const values = { key: entry.name, value: text };
		if (ABSOLUTE_ONLY.has(name)) {
			yield {
				at,
				message: say(
					{ en: '{key} must be an absolute path, found {value}.', zh: '{key} 必须为绝对路径，当前为 {value}。' },
					values,
				),
			};
		} else {
			yield {
				at,
				severity: 'hint',
				message: say(
					isController
						? {
								en: 'Path {value} of {key} is relative to the home directory of the controller.',
								zh: '{key} 的路径 {value} 相对于控制节点的主目录。',
							}
						: {
								en: 'Path {value} of {key} is relative to the home directory of each node.',
								zh: '{key} 的路径 {value} 相对于各节点的主目录。',
							},
					values,
				),
			};
		}
	}
}
