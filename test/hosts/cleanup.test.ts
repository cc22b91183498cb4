import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hostsAvailable } from './available.ts';
import { createLab, type Lab } from './lab.ts';
import { isRunning, namespaceOf } from './processes.ts';
import { type LabRecord, sweepStaleLabs } from './stale.ts';

const OPTIONS = { hosts: ['172.0.0.1'], operator: '172.0.0.100' };

function record(dir: string): LabRecord {
	return JSON.parse(readFileSync(join(dir, 'lab.json'), 'utf8')) as LabRecord;
}

/** The network, mount and pid namespaces that some process of this machine is in. */
function namespacesInUse(): Set<string> {
	const links = readdirSync('/proc').flatMap((pid) =>
		['net', 'mnt', 'pid'].map((kind) => {
			try {
				return readlinkSync(`/proc/${pid}/ns/${kind}`);
			} catch {
				return '';
			}
		}),
	);
	return new Set(links);
}

/** What there was of a lab, to look for it later. */
function remains({ dir }: Pick<Lab, 'dir'>) {
	const { processes } = record(dir);
	const kinds = ['net', 'mnt', 'pid'] as const;
	const own = processes.flatMap(({ pid }) => kinds.map((kind) => namespaceOf(pid, kind)));
	const shared = new Set(kinds.map((kind) => namespaceOf(process.pid, kind)));
	const namespaces = own.filter((name) => name !== undefined && !shared.has(name));
	return {
		dir,
		count: namespaces.length,
		expectGone() {
			const inUse = namespacesInUse();
			expect(namespaces.filter((name) => name !== undefined && inUse.has(name))).toEqual([]);
			expect(processes.filter(isRunning)).toEqual([]);
			expect(readFileSync('/proc/self/mountinfo', 'utf8')).not.toContain('ddbt-');
		},
	};
}

describe.runIf(hostsAvailable())('nothing stays behind', () => {
	let scratch: string;
	let bundle: string;

	beforeAll(async () => {
		scratch = mkdtempSync(join(tmpdir(), 'labs-'));
		bundle = join(scratch, 'lab.mjs');
		vi.stubEnv('TMPDIR', scratch); // no labs but those of this file
		await build({
			entryPoints: [join(import.meta.dirname, 'lab.ts')],
			outfile: bundle,
			bundle: true,
			platform: 'node',
			format: 'esm',
			define: { 'import.meta.dirname': JSON.stringify(import.meta.dirname) },
			logLevel: 'silent',
		});
	});
	afterAll(() => {
		vi.unstubAllEnvs();
		rmSync(scratch, { recursive: true });
	});
	const labFolders = () => readdirSync(scratch).filter((name) => name.startsWith('ddbt-'));

	/** Another process with a lab that is in use; afterwards it runs `then`. */
	async function labElsewhere(then: string): Promise<{ child: ChildProcess; dir: string }> {
		const script = `import { createLab } from ${JSON.stringify(pathToFileURL(bundle).href)};
			const lab = await createLab(${JSON.stringify(OPTIONS)});
			lab.spawn('operator', 'ssh 172.0.0.1 sleep 600');
			console.log(lab.dir);
			setTimeout(() => { ${then} }, 600);`;
		const args = ['--input-type=module', '-e', script];
		const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
		const [dir] = await once(createInterface(child.stdout), 'line');
		return { child, dir };
	}

	test('after close, even with commands running and a host down', async () => {
		const lab = await createLab(OPTIONS);
		const left = remains(lab);
		expect(left.count).toBe(7);
		const open = lab.spawn('operator', 'ssh 172.0.0.1 sleep 600');
		await vi.waitFor(
			() => expect(lab.processes('172.0.0.1').some(({ exe }) => exe.endsWith('/sleep'))).toBe(true),
			5000,
		);
		await lab.hostDown('172.0.0.1', 'cable');
		await lab.close();
		await open.done;
		left.expectGone();
		expect(existsSync(lab.dir)).toBe(false);
		await lab.close();
	});

	test('after a lab that could not be made', async () => {
		await expect(createLab({ ...OPTIONS, hosts: ['172.0.0.1', 'no-address'] })).rejects.toThrow('did not start');
		expect(labFolders()).toEqual([]);
	});

	test('after a process that ends without close', async () => {
		const { child, dir } = await labElsewhere('process.exit()');
		const left = remains({ dir });
		await once(child, 'exit');
		await vi.waitFor(() => left.expectGone(), 5000);
		sweepStaleLabs();
		expect(existsSync(dir)).toBe(false);
	});

	test('after a process that was killed: the hosts end by themselves, the next lab removes the folder', async () => {
		const { child, dir } = await labElsewhere('');
		const left = remains({ dir });
		expect(sweepStaleLabs()).not.toContain(dir);
		child.kill('SIGKILL');
		await once(child, 'exit');
		await vi.waitFor(() => left.expectGone(), 5000);
		expect(existsSync(dir)).toBe(true);
		expect(sweepStaleLabs()).toContain(dir);
		expect(existsSync(dir)).toBe(false);
	});
});
