import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { exampleTree } from '../support/firewall.ts';
import { unitFiles, valuesOf } from '../support/units.ts';
import { hostsAvailable } from './available.ts';
import { createLab, type Lab } from './lab.ts';

const HOST = '10.20.0.1';

describe.runIf(hostsAvailable())('three controllers and an agent on one host', () => {
	let lab: Lab;
	const source = new Map([...exampleTree('single-server')].filter(([file]) => !file.endsWith('.json')));
	const units = unitFiles(source);

	beforeAll(async () => {
		lab = await createLab({ hosts: [HOST], operator: '10.20.0.100' });
		for (const name of new Set([...source.keys()].map((file) => file.split('/')[0] ?? ''))) {
			const own = [...source].filter(([file]) => file.startsWith(`${name}/`));
			const config = Object.fromEntries(own.map(([file, text]) => [path.posix.basename(file), text]));
			await lab.installPackage(HOST, `/home/${name}`, { config });
		}
	});
	afterAll(() => lab?.close());

	const listening = async () => {
		const { stdout } = await lab.run(HOST, "ss -Hltn | awk '{ print $4 }' | sed 's/.*://' | grep ^88 | sort");
		return stdout.trim().split('\n');
	};

	/** Starts each unit as systemd would: its command line in its folder, in the foreground. */
	test('start by the command lines of the units, and each ends alone by its signal', async () => {
		for (const [number, unit] of units.entries()) {
			const [folder, line] = [valuesOf(unit, 'WorkingDirectory')[0], valuesOf(unit, 'ExecStart')[0]];
			const program = `cd ${folder} && echo $$ > /tmp/unit${number} && exec env ${valuesOf(unit, 'Environment')[0]} ${line}`;
			await lab.run(HOST, `setsid bash -c '${program}' > /dev/null 2>&1 < /dev/null &`);
		}
		await vi.waitFor(async () => expect(await listening()).toEqual(['8801', '8802', '8803', '8804']), {
			timeout: 20_000,
			interval: 200,
		});
		const second = units.findIndex(({ path }) => path.endsWith('-controller2.service'));
		await lab.run(HOST, `kill -TERM "$(cat /tmp/unit${second})"`);
		await vi.waitFor(async () => expect(await listening()).toEqual(['8801', '8803', '8804']), {
			timeout: 20_000,
			interval: 200,
		});
	});
});
