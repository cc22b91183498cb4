import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { run } from '../../server/src/cli/main.ts';

/** What a command line printed, and its exit code. */
export interface CliResult {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs the command line in this process, without a build, in a folder. */
export async function cli(folder: string, ...args: string[]): Promise<CliResult> {
	const stdout: string[] = [];
	const stderr: string[] = [];
	vi.stubEnv('LC_ALL', 'C'); // the answers must not depend on the language of whoever runs the tests
	const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder);
	const log = vi.spyOn(console, 'log').mockImplementation((text) => void stdout.push(String(text)));
	const error = vi.spyOn(console, 'error').mockImplementation((text) => void stderr.push(String(text)));
	try {
		const code = await run(args);
		return { code, stdout: stdout.join('\n'), stderr: stderr.join('\n') };
	} finally {
		for (const spy of [cwd, log, error]) spy.mockRestore();
		vi.unstubAllEnvs();
	}
}

/** A folder with these files, which goes when the test is done. */
export function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'ddb-'));
	onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
	for (const [name, content] of Object.entries(files)) {
		const file = path.join(folder, name);
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, content);
	}
	return folder;
}
