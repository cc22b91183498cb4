import path from 'node:path';
import type { Locale } from '../../base/message.ts';
import { type Choices, readChoices } from '../../features/firewall/choices.ts';
import { checkFile, firewallKit, firewalls, type Guarded, ruleFiles } from '../../features/firewall/kit.ts';
import { matrixText, wayReports } from '../../features/firewall/matrix.ts';
import { canonicalHost } from '../../model/files/hosts.ts';
import { waysOf } from '../../model/ways/ways-of.ts';
import { installationOf } from '../../workspace/apply-settings.ts';
import { defineCommand, exitCode, type Given, localeFrom, oneOf, refusal } from '../command.ts';
import { meantIn, sayProblems } from '../meant.ts';
import { configOption, formatOption, localeOption, type Option, type Options } from '../options.ts';
import { refuseForeignFolder, writeBelow } from '../write-files.ts';

const network = { type: 'string', multiple: true, value: 'ADDRESS', completes: [] } as const satisfies Partial<Option>;

const options = {
	format: formatOption('text', 'json', 'check', ...firewalls),
	host: {
		type: 'string',
		value: 'HOST',
		completes: [],
		says: { en: 'The host whose rules are printed.', zh: '要输出规则的主机。' },
	},
	clients: {
		...network,
		says: {
			en: 'Addresses or networks of programs that use data and compute nodes.',
			zh: '使用数据节点和计算节点的客户端程序的地址或网段。',
		},
	},
	admins: {
		...network,
		says: {
			en: 'Addresses or networks of people who open the web interface.',
			zh: '打开 Web 界面的用户的地址或网段。',
		},
	},
	address: {
		type: 'string',
		multiple: true,
		value: 'NAME=ADDRESS',
		completes: [],
		says: { en: 'The address of a host that files call by name.', zh: '配置文件中以名称出现的主机的地址。' },
	},
	'nft-chain': {
		type: 'string',
		value: 'CHAIN',
		completes: [],
		says: {
			en: 'The chain of nftables that decides what comes in; without it "inet filter input".',
			zh: '决定入站访问的 nftables 链；未给出时为 "inet filter input"。',
		},
	},
	target: {
		type: 'string',
		value: 'FILE',
		completes: 'file',
		says: { en: 'The target file that says how hosts are reached.', zh: '说明如何访问各主机的目标文件。' },
	},
	out: {
		type: 'string',
		value: 'DIR',
		completes: 'folder',
		says: {
			en: 'Writes the ways, the script that tries them, and rules for every host and firewall to a folder.',
			zh: '将访问关系、检查脚本以及每台主机各种防火墙的规则写入目录。',
		},
	},
	config: configOption,
	locale: localeOption,
} as const satisfies Options;

/** Prints which hosts have to reach which ports and why, rules for firewalls, and a script that tries it. Changes nothing. */
export const firewall = defineCommand(
	{
		name: 'firewall',
		says: {
			en: 'Prints who has to reach which ports, rules for firewalls, and a script that tries it.',
			zh: '输出各端口的访问关系、防火墙规则，以及检查连通性的脚本。',
		},
		takes: { shown: '[PATH]', completes: 'folder' },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	const locale = localeFrom(values.locale);
	const format = oneOf('format', values.format, options.format.words);
	const meant = await meantIn(positionals.length > 0 ? positionals : ['.'], values.target, locale, values.config);
	const choices = readChoices({ ...values, addresses: values.address ?? [], chain: values['nft-chain'] });
	const problems = [meant, choices].flatMap((one) => ('problems' in one ? one.problems : []));
	sayProblems(problems, values.target, locale);
	if ('problems' in meant || 'problems' in choices) return exitCode.refused;
	const guarded = { ...meant, installation: installationOf(meant.settings) };
	if (values.out !== undefined) return write(values.out, firewallKit(guarded, choices, locale), values.target, locale);
	return print(format, guarded, choices, values, locale);
}

type Made = ReturnType<typeof firewallKit>;
type Format = (typeof options.format.words)[number];

async function write(given: string, made: Made, target: string | undefined, locale: Locale): Promise<number> {
	if (!said(made, target, locale)) return exitCode.refused;
	const out = path.resolve(given);
	await refuseForeignFolder(out, given, ['check-ways.sh']);
	await writeBelow(out, given, made.files);
	return exitCode.clean;
}

function print(
	format: Format,
	guarded: Guarded,
	choices: Choices,
	{ host, target }: Given<typeof options>['values'],
	locale: Locale,
): number {
	const ways = waysOf(guarded.cluster, guarded.installation);
	const { name } = guarded.cluster;
	if (format === 'text') console.log(matrixText(name, ways, locale).trimEnd());
	if (format === 'json')
		console.log(JSON.stringify({ version: 1, name, ways: wayReports(ways, locale) }, undefined, 2));
	if (format === 'text' || format === 'json') return exitCode.clean;
	const made = format === 'check' ? checkFile(guarded) : ruleFiles(guarded, choices, [format]);
	if (!said(made, target, locale)) return exitCode.refused;
	console.log(fileOf(made.files, format === 'check' ? undefined : host).trimEnd());
	return exitCode.clean;
}

/** Says what is wrong, or what is left out. */
function said(made: Made, target: string | undefined, locale: Locale): made is Exclude<Made, { problems: unknown }> {
	sayProblems('problems' in made ? made.problems : made.warnings, target, locale);
	return !('problems' in made);
}

/** The only file, or that of a host. */
function fileOf(files: readonly { readonly path: string; readonly text: string }[], host: string | undefined): string {
	const hosts = files.map((file) => file.path.split('/')[0] ?? '');
	const [only, ...others] = host === undefined ? files : files.filter((_, at) => hosts[at] === canonicalHost(host));
	if (only && others.length === 0) return only.text;
	throw refusal(
		{
			en: 'name one of the hosts {hosts} with --host, or a folder for all of them with --out',
			zh: '请用 --host 指定主机 {hosts} 之一，或用 --out 指定存放全部规则的目录',
		},
		{ hosts: hosts.join(', ') },
	);
}
