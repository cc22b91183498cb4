import { type Message, say } from '../../base/message.ts';
import type { FileId } from '../../base/span.ts';
import type { Snapshot } from '../../workspace/workspace.ts';

/** Why a file is not formatted: what is no UTF-8 was not read whole, and would be written back with the loss. */
export function formattingRefusal({ encodings }: Snapshot, file: FileId, shown: string): Message | undefined {
	if (!encodings.has(file)) return undefined;
	return say(
		{
			en: '{file}: this file is not in UTF-8 and was not formatted; save it as UTF-8 first.',
			zh: '{file}：该文件不是 UTF-8 编码，未做格式化；请先另存为 UTF-8。',
		},
		{ file: shown },
	);
}
