import type { Locale } from '../../base/message.ts';
import { type Command, defineCommand, exitCode, type Given, localeFrom, refusal } from '../command.ts';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { zshCompletion } from '../completion/zsh.ts';
import { localeOption, type Options } from '../options.ts';

const SHELLS: Readonly<Record<string, (commands: readonly Command[], locale: Locale) => string>> = {
	bash: bashCompletion,
	zsh: zshCompletion,
	fish: fishCompletion,
};

const options = { locale: localeOption } as const satisfies Options;

/** The command that prints what a shell needs to complete the other commands, and itself. */
export function completionOf(commands: () => readonly Command[]): Command {
	const run = async ({ values, positionals }: Given<typeof options>) => {
		const [shell = '', ...more] = positionals;
		const script = SHELLS[shell];
		if (!script || more.length > 0) throw refusal(NO_SHELL, { list: Object.keys(SHELLS).join(', ') });
		console.log(script(commands(), localeFrom(values.locale)).trimEnd());
		return exitCode.clean;
	};
	const says = { en: 'Prints what a shell needs to complete command lines.', zh: '输出 shell 补全命令行所需的脚本。' };
	const takes = { shown: Object.keys(SHELLS).join('|'), completes: Object.keys(SHELLS) };
	return defineCommand({ name: 'completion', says, takes, options }, run);
}

const NO_SHELL = {
	en: 'completion takes the name of one shell: {list}',
	zh: 'completion 需要一个 shell 的名称：{list}',
};
