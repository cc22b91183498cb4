import path from 'node:path';
import { unitsOf } from '../../features/units/units.ts';
import { defineCommand, exitCode, type Given, localeFrom, refusal } from '../command.ts';
import { meantIn, sayProblems } from '../meant.ts';
import { configOption, localeOption, type Options } from '../options.ts';
import { refuseForeignFolder, writeBelow } from '../write-files.ts';

const options = {
	out: {
		type: 'string',
		value: 'DIR',
		completes: 'folder',
		isNeeded: true,
		says: {
			en: 'The folder to write the units to, one folder for each host.',
			zh: '写入 unit 文件的目录，每台主机一个子目录。',
		},
	},
	user: {
		type: 'string',
		value: 'NAME',
		completes: [],
		isNeeded: true,
		says: { en: 'The user who runs the cluster.', zh: '运行集群的系统用户。' },
	},
	target: {
		type: 'string',
		value: 'FILE',
		completes: 'file',
		says: { en: 'The target file that says where packages lie.', zh: '说明软件包位置的目标文件。' },
	},
	config: configOption,
	locale: localeOption,
} as const satisfies Options;

/** Writes units for systemd, one for each controller, agent and standalone server. */
export const units = defineCommand(
	{
		name: 'units',
		says: {
			en: 'Writes units for systemd, one for each controller and agent.',
			zh: '为每个控制节点和代理节点写入一个 systemd unit 文件。',
		},
		takes: { shown: 'PATH', completes: 'folder' },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	const { out, user, target } = values;
	if (out === undefined || user === undefined)
		throw refusal({
			en: '--out DIR and --user NAME are needed: the folder for the units, and the user who runs the cluster',
			zh: '需要 --out DIR 和 --user NAME：写入 unit 文件的目录和运行集群的系统用户',
		});
	const locale = localeFrom(values.locale);
	const meant = await meantIn(positionals, target, locale, values.config);
	const made = 'problems' in meant ? meant : unitsOf(meant.cluster, meant.target, user);
	sayProblems('problems' in made ? made.problems : made.warnings, target, locale);
	if ('problems' in made) return exitCode.refused;
	const folder = path.resolve(out);
	await refuseForeignFolder(
		folder,
		out,
		made.files.map((file) => file.path.split('/')[0] ?? ''),
	);
	await writeBelow(folder, out, made.files);
	return exitCode.clean;
}
