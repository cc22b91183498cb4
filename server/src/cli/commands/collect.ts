import path from 'node:path';
import { collectFiles } from '../../features/collect/collect-files.ts';
import { type Reach, type ReadHosts, readHosts, targetHosts } from '../../features/collect/read-hosts.ts';
import { collectedFolder, collectName } from '../../render/collect/collect.ts';
import { allOf, defineCommand, exitCode, type Given, refusal, UsageError } from '../command.ts';
import { readRequired } from '../load.ts';
import { localeOption, type Options } from '../options.ts';
import { refuseForeignFolder, writeBelow } from '../write-files.ts';

const options = {
	host: {
		type: 'string',
		multiple: true,
		value: 'HOST,...',
		completes: [],
		says: { en: 'Hosts, each as [user@]address[:port].', zh: '主机，写作 [用户@]地址[:端口]。' },
	},
	hosts: {
		type: 'string',
		value: 'FILE',
		completes: 'file',
		says: { en: 'A file with hosts, a line each; # begins a comment.', zh: '主机列表文件，每行一台；# 后为注释。' },
	},
	target: {
		type: 'string',
		value: 'FILE',
		completes: 'file',
		says: {
			en: 'A target file whose "hosts" say how they are reached.',
			zh: '目标文件，其 "hosts" 说明如何访问各主机。',
		},
	},
	user: {
		type: 'string',
		value: 'USER',
		completes: [],
		says: { en: 'The user that ssh logs in as; root without it.', zh: 'ssh 登录用户，默认为 root。' },
	},
	port: {
		type: 'string',
		value: 'PORT',
		completes: [],
		says: { en: 'The port of sshd; 22 without it.', zh: 'sshd 端口，默认为 22。' },
	},
	key: {
		type: 'string',
		value: 'FILE',
		completes: 'file',
		says: { en: 'The private key.', zh: '私钥文件。' },
	},
	jump: {
		type: 'string',
		value: 'HOST',
		completes: [],
		says: { en: 'The jump host, as after ssh -J.', zh: '跳板机，写法同 ssh -J。' },
	},
	sudo: {
		type: 'boolean',
		says: { en: 'The user becomes root by sudo -n.', zh: '通过 sudo -n 以 root 身份执行。' },
	},
	out: {
		type: 'string',
		value: 'DIR',
		completes: 'folder',
		isNeeded: true,
		says: { en: 'The folder to write the script to.', zh: '写入脚本的目录。' },
	},
	locale: localeOption,
} as const satisfies Options;

/** Writes the script that collects a running cluster from its hosts. It asks no host by itself, and needs no workspace. */
export const collect = defineCommand(
	{
		name: 'collect',
		says: {
			en: 'Writes a script that collects a running cluster from hosts, without a workspace.',
			zh: '写入从主机收集正在运行的集群的脚本，无需工作区。',
		},
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	const { out } = values;
	if (out === undefined || positionals.length > 0) throw noFolder();
	const read = await hostsIn(values);
	if ('problems' in read) throw new UsageError(allOf(read.problems));
	await refuseForeignFolder(path.resolve(out), out, [collectName, collectedFolder]);
	await writeBelow(path.resolve(out), out, collectFiles(read.hosts));
	return exitCode.clean;
}

async function hostsIn(values: Given<typeof options>['values']): Promise<ReadHosts> {
	const { host = [], hosts, target, user, port, key, jump, sudo } = values;
	const lines = [...host, ...(hosts === undefined ? [] : [await readRequired(hosts)])];
	if (target !== undefined && lines.length === 0) return targetHosts(await readRequired(target));
	if (target !== undefined || lines.length === 0) throw noHosts();
	const reach: Reach = {
		...(user !== undefined && { user }),
		...(port !== undefined && { port: Number(port) }),
		...(key !== undefined && { keyFile: path.resolve(key) }),
		...(jump !== undefined && { jump }),
		...(sudo && { sudo }),
	};
	return readHosts(lines.join('\n'), reach);
}

function noFolder(): UsageError {
	return refusal({
		en: '--out DIR is missing: the folder to write the script to',
		zh: '缺少 --out DIR：写入脚本的目录',
	});
}

function noHosts(): UsageError {
	return refusal({
		en: 'name the hosts: --host, --hosts FILE, or --target FILE alone',
		zh: '请指定主机：使用 --host、--hosts FILE，或单独使用 --target FILE',
	});
}
