import { type Message, say } from '../../base/message.ts';

/** Why a word is not known. */
export function notKnown(name: string): Message {
	return say({ en: '{name} has no value in this text', zh: '文中没有给出 {name} 的值' }, { name });
}

/** Why a line is left out. */
export function notShell(reason: Message): Message {
	return say(
		{ en: 'this line cannot be read as shell: {reason}', zh: '无法按 shell 语法解析该行：{reason}' },
		{ reason },
	);
}
