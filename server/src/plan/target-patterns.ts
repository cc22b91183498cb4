import type { Template } from '../base/message.ts';

/** An absolute path without `.` or `..`, without empty parts and without a slash at the end. */
export const ABSOLUTE_PATH = /^(?:\/(?!\.{1,2}(?:\/|$))[^/\p{Cc}]+)+$/u;

/** A host name or address; it cannot be taken for an option of ssh. */
export const HOST_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** The same, or an IPv6 address, which configuration files cannot have. */
export const SSH_ADDRESS = /^[A-Za-z0-9:][A-Za-z0-9._:%-]*$/;

/** A user name; it cannot be taken for an option of ssh. */
export const USER_NAME = /^[A-Za-z_][A-Za-z0-9_.-]*$/;

/** One or more jump hosts, as after `ssh -J`. */
export const JUMP = /^[A-Za-z0-9_][A-Za-z0-9._@:,-]*$/;

/** An alias that has no sign with a meaning in configuration files or paths. */
export const ALIAS = /^[^\s:,=%?<>/.\p{Cc}][^\s:,=%?<>/\p{Cc}]*$/u;

/** The name of a parameter. */
export const PARAMETER_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/** The name of one file or folder. */
export const FILE_NAME = /^(?!\.{1,2}$)[^/\p{Cc}]+$/u;

/** Any text in one line. */
export const ONE_LINE = /^[^\p{Cc}]+$/u;

const needs: readonly (readonly [RegExp, Template])[] = [
	[
		ABSOLUTE_PATH,
		{
			en: 'write an absolute path without "..", control characters and a slash at the end',
			zh: '请填写绝对路径，不得含 ".."、控制字符或结尾的斜杠',
		},
	],
	[HOST_NAME, { en: 'write a host name or an IPv4 address', zh: '请填写主机名或 IPv4 地址' }],
	[SSH_ADDRESS, { en: 'write a host name or an address', zh: '请填写主机名或地址' }],
	[USER_NAME, { en: 'write a user name', zh: '请填写用户名' }],
	[JUMP, { en: 'write jump hosts as after ssh -J', zh: '请按 ssh -J 的写法填写跳板机' }],
	[
		ALIAS,
		{
			en: 'write an alias without blanks, control characters and any of : , = % ? < > /',
			zh: '别名不得含空格、控制字符以及 : , = % ? < > /',
		},
	],
	[PARAMETER_NAME, { en: 'write the name of a parameter', zh: '请填写参数名' }],
	[FILE_NAME, { en: 'write one name without slashes and control characters', zh: '请填写不含斜杠和控制字符的名称' }],
	[ONE_LINE, { en: 'write text without line breaks and control characters', zh: '不得含换行或控制字符，且不能为空' }],
];

/** What a pattern asks for, in words, by the text that schema problems carry. */
export function needOf(pattern: string): Template | undefined {
	return needs.find(([known]) => String(known) === pattern)?.[1];
}
