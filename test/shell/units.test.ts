import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleTree } from '../support/firewall.ts';
import { available, hasTool } from '../support/toy-hosts.ts';
import { unitFiles, valuesOf } from '../support/units.ts';

const why = hasTool('systemd-analyze') ? undefined : 'systemd-analyze is missing';

describe.runIf(available('units before systemd', why))('systemd', () => {
	let dir = '';
	beforeAll(() => {
		dir = mkdtempSync(path.join(os.tmpdir(), 'ddb-'));
	});
	afterAll(() => rmSync(dir, { recursive: true, force: true }));

	/** What systemd says about the units of an example whose packages lie below a folder of this machine. */
	const verify = (name: string, folder: string) => {
		const files = unitFiles(exampleTree(name), `${dir}/${folder}`);
		const units = `${dir}/units of ${name}`;
		for (const file of files) {
			mkdirSync(path.dirname(`${units}/${file.path}`), { recursive: true });
			writeFileSync(`${units}/${file.path}`, file.text);
			const program = `${valuesOf(file, 'WorkingDirectory')[0]?.replaceAll('%%', '%')}/../dolphindb`;
			mkdirSync(path.dirname(path.dirname(program)), { recursive: true });
			mkdirSync(path.dirname(program), { recursive: true });
			writeFileSync(program, '#!/bin/sh\n');
			chmodSync(program, 0o755);
		}
		const paths = files.map((file) => `${units}/${file.path}`);
		const env = { PATH: process.env['PATH'] ?? '', SYSTEMD_LOG_LEVEL: 'warning', LC_ALL: 'C' };
		const { status, stdout, stderr } = spawnSync(
			'systemd-analyze',
			['verify', '--man=no', '--recursive-errors=no', ...paths],
			{ encoding: 'utf8', env },
		);
		return { status, said: stdout + stderr };
	};

	test.each([
		['three-servers', 'home'],
		['single-server', 'a folder, 100% strange; #数据'],
	])('finds nothing in the units of %s in %s', (name, folder) => {
		expect(verify(name, folder)).toEqual({ status: 0, said: '' });
	});
});
