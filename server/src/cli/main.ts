import { type Locale, render, say } from '../base/message.ts';
import { nativeSum } from '../node/native-sum.ts';
import { exitCode, localeIn, refusal, UsageError } from './command.ts';
import { version } from './version.ts';

/** Runs a command line and says with which code the process should end; the codes are an API (see docs/cli.md). */
export async function run(args: readonly string[]): Promise<number> {
	const [name, ...rest] = args;
	const locale = localeIn(args);
	if (name === undefined || name === '--help' || name === '-h' || name === 'help' || name.startsWith('--locale'))
		return print(await help(locale), name === undefined);
	if (name === '--version') return print(version(), false);
	try {
		return await runCommand(name, rest, locale);
	} catch (error) {
		if (error instanceof UsageError) {
			console.error(`dolphindb-cluster: ${render(error.said, locale)}`);
			return exitCode.refused;
		}
		console.error(fault(locale));
		console.error(error instanceof Error ? error.stack : error);
		return exitCode.fault;
	}
}

async function help(locale: Locale): Promise<string> {
	const [{ commands }, { helpText }] = await Promise.all([import('./commands.ts'), import('./help.ts')]);
	return helpText(commands, locale);
}

async function runCommand(name: string, args: readonly string[], locale: Locale): Promise<number> {
	// The server is loaded by itself: an editor waits for it, and the others are much.
	if (name === 'lsp' && !asksForHelp(args)) return (await import('./commands/lsp.ts')).lsp.run(args);
	const { commands } = await import('./commands.ts');
	const command = commands.find((one) => one.name === name);
	if (!command) {
		throw refusal(
			{ en: 'there is no command {name}; there are {list}', zh: '没有命令 {name}；可用的有 {list}' },
			{ name: JSON.stringify(name), list: commands.map((one) => one.name).join(', ') },
		);
	}
	if (asksForHelp(args)) return print((await import('./help.ts')).commandHelp(command, locale), false);
	(await import('../plan/fingerprint.ts')).makeSumsBy(nativeSum);
	return command.run(args);
}

function asksForHelp(args: readonly string[]): boolean {
	const end = args.indexOf('--');
	return args.slice(0, end < 0 ? undefined : end).some((word) => word === '--help' || word === '-h');
}

function fault(locale: Locale): string {
	const template = {
		en: 'dolphindb-cluster failed. This is a mistake of ours; please report it with the lines below.',
		zh: 'dolphindb-cluster 出错。这是程序自身的缺陷，请附上以下内容报告。',
	};
	return render(say(template), locale);
}

function print(text: string, isMistake: boolean): number {
	if (isMistake) console.error(text);
	else console.log(text);
	return isMistake ? exitCode.refused : exitCode.clean;
}
