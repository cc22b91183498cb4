import path from 'node:path';
import { renderers } from '../../render/registry.ts';
import { defineCommand, exitCode, type Given, localeFrom, oneOf, refusal, type UsageError } from '../command.ts';
import { localeOption, type Options } from '../options.ts';
import { planFrom, targetOption } from '../plan-from.ts';
import { refuseForeignFolder, writeBelow } from '../write-files.ts';

const options = {
	target: targetOption,
	out: {
		type: 'string',
		value: 'DIR',
		completes: 'folder',
		isNeeded: true,
		says: {
			en: 'The folder to write to: new, empty, or with an earlier result.',
			zh: '写入的目录：新建、为空或存有以前的结果。',
		},
	},
	render: {
		type: 'string',
		words: ['bash', 'by-hand', 'ansible', 'runbook'],
		isList: true,
		says: { en: 'What is written; all without it.', zh: '写入哪些内容；未给出时全部写入。' },
	},
	locale: localeOption,
} as const satisfies Options;

/** Writes the scripts, files and the runbook of a plan into a folder. */
export const migrate = defineCommand(
	{
		name: 'migrate',
		says: {
			en: 'Writes the scripts, files and runbook of a plan into a folder.',
			zh: '将计划的脚本、文件和操作手册写入目录。',
		},
		takes: { shown: 'PATH', completes: 'folder' },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	if (values.out === undefined) throw noFolder();
	const chosen = renderersFrom(values.render);
	const generated = await planFrom(positionals, values.target, localeFrom(values.locale), chosen);
	if (!generated) return exitCode.findings;
	const out = path.resolve(values.out);
	await refuseForeignFolder(out, values.out, OURS);
	await writeBelow(out, values.out, generated.files);
	return exitCode.clean;
}

/**
 * The renderers that are asked for. The plan itself always goes along: it tells that a folder is ours; and so do the
 * scripts in DolphinDB's language, which the questions of all others name.
 */
function renderersFrom(list: string | undefined): readonly string[] {
	const ids = renderers.map(({ id }) => id);
	if (list === undefined) return ids;
	return ['json', 'dos', ...list.split(',').map((word) => oneOf('render', word.trim(), ids))];
}

function noFolder(): UsageError {
	return refusal({
		en: '--out DIR is missing: the folder to write the scripts to',
		zh: '缺少 --out DIR：写入脚本的目录',
	});
}

/** The file that a result of ours always has: of one plan, or of several. */
const OURS = ['plan.json', 'OVERVIEW.md'];
