import path from 'node:path';
import type { Locale } from '../base/message.ts';
import { readTextFile } from '../node/file-access.ts';
import { rules } from '../rules/registry.generated.ts';
import { joinSettings } from '../workspace/read-settings.ts';
import { defaultSettings, type Settings } from '../workspace/settings.ts';
import { readSettingsFile, settingsFileName } from '../workspace/settings-file.ts';
import { allOf, complain, noSuchFile, UsageError } from './command.ts';

/**
 * The settings for some files: of the file that is named, else of the nearest `dolphindb-cluster.json` in a folder or
 * above it. A bad entry is reported on standard error and falls back alone; a file that is no JSON is a `UsageError`.
 */
export async function loadSettings(named: string | undefined, folder: string, locale: Locale): Promise<Settings> {
	const file = named === undefined ? await nearest(path.resolve(folder)) : await readNamed(named);
	if (!file) return defaultSettings;
	const shown = path.relative(process.cwd(), file.path) || file.path;
	const { given, problems, isBroken } = readSettingsFile(
		shown,
		file.text,
		rules.map(({ code }) => code),
	);
	if (isBroken) throw new UsageError(allOf(problems));
	complain(problems, locale);
	return joinSettings(given);
}

interface Found {
	readonly path: string;
	readonly text: string;
}

async function readNamed(named: string): Promise<Found> {
	const found = await read(path.resolve(named));
	if (!found) throw noSuchFile(named);
	return found;
}

async function nearest(folder: string): Promise<Found | undefined> {
	const found = await read(path.join(folder, settingsFileName));
	const above = path.dirname(folder);
	return found ?? (above === folder ? undefined : nearest(above));
}

async function read(file: string): Promise<Found | undefined> {
	const result = await readTextFile(file);
	if (result && 'problem' in result) throw new UsageError(result.problem);
	return result && { path: file, text: result.text };
}
