import { type Command, exitCode, UsageError } from './command.ts';
import { check } from './commands/check.ts';
import { effective } from './commands/effective.ts';
import { explain } from './commands/explain.ts';
import { lsp } from './commands/lsp.ts';
import { migrate } from './commands/migrate.ts';
import { plan } from './commands/plan.ts';
import { helpText } from './help.ts';

declare const SERVER_VERSION: string | undefined;

const commands: Readonly<Record<string, Command>> = { check, effective, plan, migrate, explain, lsp };

/** Runs a command line and says with which code the process should end; the codes are an API (see docs/cli.md). */
export async function run(args: readonly string[]): Promise<number> {
	const [name, ...rest] = args;
	if (name === undefined || name === '--help' || name === '-h' || name === 'help')
		return print(helpText, name === undefined);
	if (name === '--version') return print(typeof SERVER_VERSION === 'string' ? SERVER_VERSION : 'dev', false);
	const command = commands[name];
	try {
		if (!command)
			throw new UsageError(
				`there is no command ${JSON.stringify(name)}; there are ${Object.keys(commands).join(', ')}`,
			);
		return await command(rest);
	} catch (error) {
		if (error instanceof UsageError) {
			console.error(`dolphindb-cluster: ${error.message}`);
			return exitCode.refused;
		}
		console.error('dolphindb-cluster failed. This is a mistake of ours; please report it with the lines below.');
		console.error(error instanceof Error ? error.stack : error);
		return exitCode.fault;
	}
}

function print(text: string, isMistake: boolean): number {
	if (isMistake) console.error(text);
	else console.log(text);
	return isMistake ? exitCode.refused : exitCode.clean;
}
