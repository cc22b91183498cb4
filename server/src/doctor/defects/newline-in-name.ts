import { say } from '../../base/message.ts';
import { type Defect, eventsOf, isConfig } from './defect.ts';

/** D-01: `\node1` in a replacement is a line end and `ode1`. */
export const newlineInName: Defect = {
	code: 'script-newline-in-name',
	severity: 'error',
	*find({ events }) {
		for (const { file, change } of eventsOf(events, 'replaced')) {
			for (const [at, piece] of change.texts.entries()) {
				const rest = change.texts
					.slice(at + 1, at + 40)
					.map(({ text }) => text)
					.join('');
				const [word = ''] = /^\w+/.exec(rest) ?? [];
				const name = `n${word}`;
				const isMeant = word !== '' && (change.tail.endsWith(name) || change.before.includes(name));
				if (piece.text !== '\n' || !isMeant || !isConfig(file.path)) continue;
				yield {
					at: { start: piece.at, end: piece.at + 2 + word.length },
					message: say(TEXT, { name, word, line: change.line, file: file.path, host: file.host }),
				};
			}
		}
	},
};

const TEXT = {
	en: '\\n in a replacement of sed is a line end, not the letter n: {name} is torn in two, and a line with {word} alone comes into being (line {line} of {file} on {host})',
	zh: 'sed 替换文本中的 \\n 是换行符，而不是字母 n：{name} 被拆成两行，其中一行只有 {word}（{host} 上 {file} 的第 {line} 行）',
};
