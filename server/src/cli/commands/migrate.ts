import path from 'node:path';
import { renderers } from '../../render/registry.ts';
import { exitCode, localeFrom, oneOf, readArguments, refusal, type UsageError } from '../command.ts';
import { planFrom } from '../plan-from.ts';
import { refuseForeignFolder, writeBelow } from '../write-files.ts';

/** Writes the scripts, files and the runbook of a plan into a folder. */
export async function migrate(args: readonly string[]): Promise<number> {
	const { values, positionals } = readArguments(args, {
		target: { type: 'string' },
		out: { type: 'string' },
		render: { type: 'string' },
		locale: { type: 'string' },
	});
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
