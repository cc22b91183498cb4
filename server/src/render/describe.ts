import { type Message, say, type Template } from '../base/message.ts';
import type { Operation, Probe } from '../plan/operation.ts';
import { shellWords, visible } from './shell-quote.ts';

/** How a value of the plan is shown inside a sentence: as it is in a log, as code in Markdown. */
export type Show = (value: string) => string;

type Table<T, Tag extends keyof T, Result> = {
	readonly [Name in T[Tag] & string]: (item: Extract<T, Record<Tag, Name>>, show: Show) => Result;
};

/** What an operation does, in the words of the log and the runbook; begins with a verb and has no stop. */
export function describeOperation(operation: Operation, show: Show = visible): Message {
	const describe = operations[operation.op] as (operation: Operation, show: Show) => Message; // the entry of its own tag
	return describe(operation, show);
}

/** What a probe asks, as a statement without a stop. */
export function describeProbe(probe: Probe, show: Show = visible): Message {
	const describe = probes[probe.probe] as (probe: Probe, show: Show) => Message; // the entry of its own tag
	return describe(probe, show);
}

const operations: Table<Operation, 'op', Message> = {
	run: ({ host, argv, cwd, unless }, show) =>
		say(cwd === undefined ? (unless ? RUN_UNLESS : RUN) : unless ? RUN_IN_UNLESS : RUN_IN, {
			host: show(host),
			command: show(shellWords(argv)),
			folder: show(cwd ?? ''),
			...(unless && { probe: describeProbe(unless, show) }),
		}),
	'write-file': ({ host, path, before, keep }, show) =>
		say(before === 'absent' ? WRITE_NEW : WRITE, { host: show(host), path: show(path), keep: show(keep) }),
	'restore-file': ({ host, path, before, keep }, show) =>
		say(before === 'absent' ? RESTORE_ABSENT : RESTORE, { host: show(host), path: show(path), keep: show(keep) }),
	'copy-tree': ({ from, to, optional, snapshot }, show) =>
		say(COPY, {
			kind: say(snapshot ? BACK_UP : COPY_VERB),
			fromHost: show(from.host),
			from: show(from.path),
			toHost: show(to.host),
			to: show(to.path),
			optional: say(optional ? IF_THERE : NOTHING),
		}),
	rename: ({ host, from, to }, show) =>
		say(
			{ en: 'rename {from} to {to} on {host}', zh: '在 {host} 上将 {from} 改名为 {to}' },
			{
				host: show(host),
				from: show(from),
				to: show(to),
			},
		),
	'make-folder': ({ host, path }, show) =>
		say(
			{ en: 'make the folder {path} on {host}', zh: '在 {host} 上创建目录 {path}' },
			{
				host: show(host),
				path: show(path),
			},
		),
	'wait-until': ({ host, probe, timeoutSeconds }, show) =>
		say(
			{
				en: 'wait at most {seconds} s on {host} until {probe}',
				zh: '在 {host} 上等待（最长 {seconds} 秒），直到{probe}',
			},
			{ host: show(host), seconds: timeoutSeconds, probe: describeProbe(probe, show) },
		),
	require: ({ host, probe }, show) =>
		say(
			{ en: 'require on {host} that {probe}', zh: '在 {host} 上确认{probe}，否则停止' },
			{
				host: show(host),
				probe: describeProbe(probe, show),
			},
		),
	confirm: ({ question }) =>
		say({ en: 'ask: {question}', zh: '询问：{question}' }, { question: visible(question.replaceAll('\n', ' ')) }),
};

const probes: Table<Probe, 'probe', Message> = {
	'no-process-below': ({ folders }, show) =>
		say(
			{ en: 'no process runs a program below {folders}', zh: '没有进程运行 {folders} 下的程序' },
			{
				folders: folders.map(show).join(', '),
			},
		),
	'port-free': ({ port }) => say({ en: 'nothing listens on port {port}', zh: '端口 {port} 空闲' }, { port }),
	'port-listening': ({ port }) => say({ en: 'port {port} is listened on', zh: '端口 {port} 已在监听' }, { port }),
	'file-is': ({ path, sha256 }, show) =>
		say(
			{ en: '{path} is what the plan knows ({sums})', zh: '{path} 与计划所知一致（{sums}）' },
			{
				path: show(path),
				sums: sha256.map((sum) => visible(sum.slice(0, 12))).join(' | '),
			},
		),
	'path-exists': ({ path }, show) => say({ en: '{path} exists', zh: '{path} 存在' }, { path: show(path) }),
	'path-absent': ({ path }, show) => say({ en: '{path} does not exist', zh: '{path} 不存在' }, { path: show(path) }),
	'folder-free-or-ours': ({ path }, show) =>
		say(
			{
				en: '{path} does not exist, is empty, or was made by this plan',
				zh: '{path} 不存在、为空，或由本计划创建',
			},
			{ path: show(path) },
		),
	'space-for': ({ path, trees, percent }, show) =>
		say(
			{
				en: 'the free space at {path} is {percent} % of {trees}',
				zh: '{path} 的可用空间达到 {trees} 大小的 {percent} %',
			},
			{ path: show(path), percent, trees: trees.map((tree) => show(`${tree.host}:${tree.path}`)).join(' + ') },
		),
	'ssh-to': ({ host }, show) =>
		say({ en: 'ssh leads to {host} without a question', zh: '可免交互通过 ssh 登录 {host}' }, { host: show(host) }),
	succeeds: ({ argv }, show) =>
		say({ en: '{command} succeeds', zh: '{command} 执行成功' }, { command: show(shellWords(argv)) }),
	'same-output': ({ argv, other }, show) =>
		say(
			{
				en: '{command} prints the same as {otherCommand} on {host}',
				zh: '{command} 的输出与 {host} 上 {otherCommand} 的输出相同',
			},
			{ command: show(shellWords(argv)), otherCommand: show(shellWords(other.argv)), host: show(other.host) },
		),
	'owner-known': ({ of }, show) =>
		say(
			{
				en: 'the owner and group of {path} have the same numbers as there',
				zh: '{path} 的属主和属组的 uid、gid 与该主机一致',
			},
			{ path: show(`${of.host}:${of.path}`) },
		),
	'disk-like': ({ path, other, aspect }, show) =>
		say(
			aspect === 'kind'
				? {
						en: '{path} lies on the same kind of file system as {other}',
						zh: '{path} 与 {other} 的文件系统类型相同',
					}
				: {
						en: '{path} is not on the root disk, or {other} is too',
						zh: '{path} 不在根磁盘上（除非 {other} 也在根磁盘上）',
					},
			{ path: show(path), other: show(`${other.host}:${other.path}`) },
		),
	'clock-within': ({ milliseconds }) =>
		say(
			{
				en: 'the clock agrees with that of the operator within {milliseconds} ms',
				zh: '时钟与操作机相差不超过 {milliseconds} 毫秒',
			},
			{ milliseconds },
		),
	'ways-open': ({ to }, show) =>
		say(
			{ en: 'connections to {ports} get through', zh: '到 {ports} 的连接不被阻断' },
			{ ports: to.map(({ host, port }) => show(`${host}:${port}`)).join(', ') },
		),
	'ports-kept': ({ ports }) =>
		say(
			{
				en: 'the system does not give {ports} to other connections',
				zh: '系统不会将端口 {ports} 分配给其他连接',
			},
			{ ports: ports.join(', ') },
		),
	'nothing-starts': ({ folders }, show) =>
		say(
			{
				en: 'no service unit, cron job or start script names {folders}',
				zh: '没有服务单元、定时任务或启动脚本引用 {folders}',
			},
			{ folders: folders.map(show).join(', ') },
		),
	'links-inside': ({ folders }, show) =>
		say(
			{ en: 'no link below {folders} leads elsewhere', zh: '{folders} 下没有指向其外的链接' },
			{ folders: folders.map(show).join(', ') },
		),
	'logs-quiet': ({ folder, of }, show) =>
		say(
			{
				en: 'no log in {folder} has an error since the processes of {of} started',
				zh: '自 {of} 的进程启动以来，{folder} 中的日志没有错误',
			},
			{ folder: show(folder), of: show(of) },
		),
	'holds-only': ({ path, names }, show) =>
		say(
			{ en: '{path} holds nothing but {names}', zh: '{path} 中只有 {names}' },
			{ path: show(path), names: names.map(show).join(', ') },
		),
};

const NOTHING: Template = { en: '', zh: '' };
const RUN: Template = { en: 'run {command} on {host}', zh: '在 {host} 上执行 {command}' };
const RUN_IN: Template = { en: 'run {command} in {folder} on {host}', zh: '在 {host} 的 {folder} 中执行 {command}' };
const RUN_UNLESS: Template = {
	en: 'run {command} on {host}, unless {probe}',
	zh: '在 {host} 上执行 {command}（若{probe}则跳过）',
};
const RUN_IN_UNLESS: Template = {
	en: 'run {command} in {folder} on {host}, unless {probe}',
	zh: '在 {host} 的 {folder} 中执行 {command}（若{probe}则跳过）',
};
const WRITE_NEW: Template = { en: 'write the new file {path} on {host}', zh: '在 {host} 上新建文件 {path}' };
const WRITE: Template = {
	en: 'write {path} on {host}, keeping the old file as {keep}',
	zh: '在 {host} 上写入 {path}，原文件保留为 {keep}',
};
const RESTORE_ABSENT: Template = {
	en: 'remove {path} on {host}, which was not there before',
	zh: '在 {host} 上移除原先不存在的 {path}',
};
const RESTORE: Template = { en: 'put {keep} back as {path} on {host}', zh: '在 {host} 上将 {keep} 恢复为 {path}' };
const COPY: Template = {
	en: '{kind} {from} of {fromHost} to {to} on {toHost}{optional}, then compare by checksum',
	zh: '{kind} {fromHost} 的 {from} 到 {toHost} 的 {to}{optional}，然后按校验和比对',
};
const COPY_VERB: Template = { en: 'copy', zh: '复制' };
const BACK_UP: Template = { en: 'back up', zh: '备份' };
const IF_THERE: Template = { en: ' if it exists', zh: '（如存在）' };
