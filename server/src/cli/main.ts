import { type Locale, render, say } from '../base/message.ts';
import { type Command, exitCode, localeIn, refusal, UsageError } from './command.ts';
import { check } from './commands/check.ts';
import { compare } from './commands/compare.ts';
import { doctor } from './commands/doctor.ts';
import { effective } from './commands/effective.ts';
import { explain } from './commands/explain.ts';
import { writeFetchScript } from './commands/fetch.ts';
import { format } from './commands/format.ts';
import { lsp } from './commands/lsp.ts';
import { migrate } from './commands/migrate.ts';
import { plan } from './commands/plan.ts';
import { rehearse } from './commands/rehearse.ts';
import { topology } from './commands/topology.ts';
import { helpText } from './help.ts';

declare const SERVER_VERSION: string | undefined;

const commands: Readonly<Record<string, Command>> = {
	check,
	topology,
	effective,
	plan,
	migrate,
	rehearse,
	doctor,
	fetch: writeFetchScript,
	compare,
	format,
	explain,
	lsp,
};

/** Runs a command line and says with which code the process should end; the codes are an API (see docs/cli.md). */
export async function run(args: readonly string[]): Promise<number> {
	const [name, ...rest] = args;
	const locale = localeIn(args);
	if (name === undefined || name === '--help' || name === '-h' || name === 'help' || name.startsWith('--locale'))
		return print(helpText[locale], name === undefined);
	if (name === '--version') return print(typeof SERVER_VERSION === 'string' ? SERVER_VERSION : 'dev', false);
	const command = commands[name];
	try {
		if (!command)
			throw refusal(
				{ en: 'there is no command {name}; there are {list}', zh: '没有命令 {name}；可用的有 {list}' },
				{ name: JSON.stringify(name), list: Object.keys(commands).join(', ') },
			);
		return await command(rest);
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
