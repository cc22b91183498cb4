import { chmodSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { render } from '../../server/src/base/message.ts';
import { UsageError } from '../../server/src/cli/command.ts';
import { writingTo } from '../../server/src/cli/folder-refusal.ts';
import { presetTarget } from '../../server/src/plan/presets.ts';
import { cli, folderWith } from '../support/cli.ts';
import { twoHosts } from '../support/drift.ts';
import { unprivileged } from '../support/unprivileged.ts';

const deployment = JSON.stringify(presetTarget('deploy-single', undefined, ['10.20.0.9']));
const COMMANDS = [
	['migrate', 'w', '--target', 'new.migration.json'],
	['fetch', 'w'],
	['migrate', 'w', '--locale', 'zh-cn', '--target', 'new.migration.json'],
];

/** A folder with files everybody may read, and others in which nobody may write or look. */
function prepare(): string {
	const files = Object.entries(twoHosts).map(([name, text]) => [`w/${name}`, text]);
	const folder = folderWith({ ...Object.fromEntries(files), 'new.migration.json': deployment });
	for (const [name, mode] of [
		['.', 0o755],
		['locked', 0o555],
		['hidden', 0o311],
	] as const) {
		mkdirSync(path.join(folder, name), { recursive: true });
		chmodSync(path.join(folder, name), mode);
	}
	return folder;
}

describe.each(COMMANDS)('%s %s %s %s into a folder that cannot be written', (...command) => {
	const words = command.includes('zh-cn')
		? ['无法写入', '没有权限', '不是目录']
		: ['cannot be written to', 'no permission for', 'is no folder'];
	const [refused = '', permission = '', file = ''] = words;
	const cases = [
		['locked', permission, 'locked'],
		['locked/deeper/out', permission, 'locked/deeper'],
		['hidden', permission, 'hidden'],
		['new.migration.json', file, 'new.migration.json'],
		['new.migration.json/out', file, 'new.migration.json'],
	];

	test.each(cases)('%s: names it and the reason, and writes nothing', async (out, reason, place) => {
		const folder = prepare();
		const before = readdirSync(folder, { recursive: true });
		const { code, stdout, stderr } = await unprivileged(() => cli(folder, ...command, '--out', out));
		expect([code, stdout]).toEqual([2, '']);
		expect(stderr).toMatch(new RegExp(`^dolphindb-cluster: ${out}[:：] ?${refused}[:：]`));
		expect(stderr).toContain(reason);
		expect(stderr).toContain(path.join(folder, place));
		expect(readdirSync(folder, { recursive: true })).toEqual(before);
	});
});

describe('what the system refuses', () => {
	const refusedBy = (code: string) =>
		writingTo('out', () =>
			Promise.reject(Object.assign(new Error(`${code}: of the system`), { code, syscall: 'open', path: '/w/out/a' })),
		);

	test.each([
		['EROFS', 'out: cannot be written to: the file system of /w/out/a is read-only'],
		['EPERM', 'out: cannot be written to: no permission for /w/out/a'],
		['ENOSPC', 'out: cannot be written to: no space is left for /w/out/a'],
		['EIO', 'out: cannot be written to: EIO: of the system'],
	])('%s is told as a refusal', async (code, text) => {
		const error = await refusedBy(code).catch((one: unknown) => one);
		expect(error).toBeInstanceOf(UsageError);
		expect(render((error as UsageError).said, 'en')).toBe(text);
	});

	test('a mistake of ours stays one', async () => {
		const mistake = new TypeError('ours');
		await expect(writingTo('out', () => Promise.reject(mistake))).rejects.toBe(mistake);
	});
});
