import { say } from '../../base/message.ts';
import { resolveName } from '../../catalog/catalog.ts';
import { nameAt } from '../../model/files/cfg-file.ts';
import { deleteEntry } from '../edits.ts';
import { defineEntryRule } from '../line-rules.ts';
import { isSetting } from './settings.ts';

/** Seen in files of servers that run, and offered for files by the web console: no reason to warn. */
const SEEN_IN_FILES: ReadonlySet<string> = new Set(['console', 'logFile']);

export default defineEntryRule({
	code: 'cfg-commandline-only',
	severity: 'warning',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	title: { en: 'A parameter for the command line only', zh: '仅限命令行的配置项' },
	why: {
		en: 'The value in the file seems to apply, while the process may use the one of the start script.',
		zh: '文件中的值看似生效，而进程实际采用的可能是启动脚本中的值。',
	},
	behaviour: {
		en: 'The manual lists these parameters for the command line only, and the start scripts of the installation package pass them there. It does not say what happens when one is set in a file.',
		zh: '手册规定这类配置项只能在命令行中指定，安装包的启动脚本也是这样传递的；手册没有说明写在文件中会怎样。',
	},
	source: '[ST]; [IN]; [NP] 3 — certain',
	*checkEntry(file, entry) {
		const known = resolveName(entry.name);
		// Names that differ in capitals only are cfg-parameter-case.
		if (!known?.parameter.commandLineOnly || known.how === 'case' || !isSetting(entry)) return;
		yield {
			at: nameAt(entry),
			...(SEEN_IN_FILES.has(known.parameter.name) && { severity: 'info' }),
			message: say(
				{ en: '{name} can only be given on the command line.', zh: '{name} 只能在命令行中指定。' },
				{ name: entry.name },
			),
			fixes: () => [
				{
					title: say({ en: 'Delete {name} from the file', zh: '从文件中删除 {name}' }, { name: entry.name }),
					changes: [deleteEntry(file, entry)],
				},
			],
		};
	},
});
