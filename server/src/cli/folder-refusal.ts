import { type Message, say, type Template, verbatim } from '../base/message.ts';
import { refusal, type UsageError } from './command.ts';

/** Does something with a folder that files are written to. What the system refuses names the folder and the reason. */
export async function writingTo<Result>(given: string, work: () => Promise<Result>): Promise<Result> {
	try {
		return await work();
	} catch (error) {
		if (isOfSystem(error)) throw notWritable(given, error);
		throw error;
	}
}

function isOfSystem(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
	return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

function notWritable(given: string, error: NodeJS.ErrnoException & { readonly code: string }): UsageError {
	return refusal(
		{ en: '{given}: cannot be written to: {reason}', zh: '{given}：无法写入：{reason}' },
		{ given, reason: reasonOf(error) },
	);
}

/** In words where they are known; what else can happen is told in those of the system. */
function reasonOf({ code, path, message }: NodeJS.ErrnoException & { readonly code: string }): Message {
	const template = REASONS[code];
	return template ? say(template, { path: path ?? '' }) : verbatim(message);
}

const NO_PERMISSION = { en: 'no permission for {path}', zh: '没有权限：{path}' };
const NO_FOLDER = { en: '{path} is no folder, or lies below a file', zh: '{path} 不是目录，或位于文件之下' };

const REASONS: Readonly<Record<string, Template>> = {
	EACCES: NO_PERMISSION,
	EPERM: NO_PERMISSION,
	EROFS: { en: 'the file system of {path} is read-only', zh: '{path} 所在的文件系统为只读' },
	ENOSPC: { en: 'no space is left for {path}', zh: '空间不足，无法写入 {path}' },
	ENOTDIR: NO_FOLDER,
	EEXIST: NO_FOLDER,
};
