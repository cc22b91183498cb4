import path from 'node:path';
import { expect, vi } from 'vitest';
import type { Plan } from '../../server/src/plan/plan.ts';
import { renderAll } from '../../server/src/render/registry.ts';
import { clusterOf } from '../support/scenarios.ts';
import type { Tree } from '../support/tree.ts';
import type { CommandResult, Lab } from './lab.ts';

const demo = (folder: string) => `${folder}/server/clusterDemo`;

/** Makes hosts empty and starts a cluster on them; its files lie in a folder per host, and in that one per package. */
export async function startCluster(lab: Lab, hosts: readonly string[], files: Tree): Promise<void> {
	for (const host of hosts)
		await lab.run(host, 'pkill -KILL -x dolphindb; find /home /ssd /data /backup /tmp -mindepth 1 -delete');
	const rows = [...(clusterOf(files)?.rowsByAlias.values() ?? [])];
	for (const [key, config] of packagesIn(files)) {
		const [host = '', name = ''] = key.split('/');
		await lab.installPackage(host, `/home/${name}`, { config });
		for (const [, folder] of config['controller.cfg']?.matchAll(/^dfsMetaDir=(.+)$/gm) ?? [])
			await lab.put(host, `${folder}/DFSMasterMetaCheckpoint.0`, `metadata of ${key}\n`);
		if (config['controller.cfg']) await lab.run(host, `cd ${demo(`/home/${name}`)} && sh startController.sh`);
		if (rows.some((row) => row.mode === 'agent' && config['agent.cfg']?.includes(`localSite=${row.site.text}`)))
			await lab.run(host, `cd ${demo(`/home/${name}`)} && sh startAgent.sh`);
	}
}

/** The files of each package, by host and package. */
function packagesIn(files: Tree): Map<string, Record<string, string>> {
	const packages = new Map<string, Record<string, string>>();
	for (const [file, text] of files) {
		const [host, name] = file.split('/');
		const key = `${host}/${name}`;
		packages.set(key, { ...packages.get(key), [path.posix.basename(file)]: text });
	}
	return packages;
}

/** Leaves something in every folder that will travel. */
export async function leaveMarks(lab: Lab, plan: Plan): Promise<void> {
	for (const { from } of plan.moves) await lab.put(from.host, `${from.path}/mark`, `mark of ${from.path}\n`);
}

/** Carries a plan out as an operator does who has licences at hand and starts the data nodes on the console. */
export async function carryOut(lab: Lab, plan: Plan): Promise<void> {
	await installScripts(lab, plan);
	const first = await migrate(lab);
	if (first.stderr.includes('dolphindb.lic')) await addLicences(lab, plan);
	const end = first.code === 0 ? first : await migrate(lab);
	expect(end.code, end.stdout + end.stderr).toBe(0);
	expect(end.stdout).toContain('Finished: every step is done');
	await startDataNodes(lab, plan);
}

/** Carries a plan out up to a step, as an operator does who has licences at hand. */
export async function goUntil(lab: Lab, plan: Plan, step: string): Promise<void> {
	await installScripts(lab, plan);
	const first = await migrate(lab, `--until ${step}`);
	if (first.stderr.includes('dolphindb.lic')) await addLicences(lab, plan);
	const end = first.code === 0 ? first : await migrate(lab, `--until ${step}`);
	expect(end.code, end.stdout + end.stderr).toBe(0);
}

/** Takes back what was done of a plan. */
export async function goBack(lab: Lab, plan: Plan): Promise<void> {
	const back = await lab.run('operator', 'cd plan && bash rollback.sh --apply --yes', { timeoutSeconds: 400 });
	expect(back.code, back.stdout + back.stderr).toBe(0);
	await lab.run('operator', `rm -r /var/tmp/ddb-migrate/${plan.id}`);
}

/** What has to be so on the hosts when a plan is done: files, processes, and what verify.sh says. */
export async function expectDone(lab: Lab, plan: Plan): Promise<void> {
	const machineOf = machines(plan);
	for (const { host, path: file, after } of plan.files)
		expect((await lab.get(machineOf(host), file)).toString(), `${host}:${file}`).toBe(after);
	for (const { from, to } of plan.moves)
		expect((await lab.get(machineOf(to.host), `${to.path}/mark`)).toString()).toBe(`mark of ${from.path}\n`);
	for (const { address } of plan.hosts) {
		const wanted = plan.target.filter(({ host, registered }) => host === address && registered).length;
		const running = lab.processes(machineOf(address)).filter(({ exe }) => exe.startsWith('/home/'));
		expect(running.length, `processes on ${address}`).toBe(wanted);
	}
	const verify = await lab.run('operator', 'cd plan && bash verify.sh', { timeoutSeconds: 240 });
	expect(verify, verify.stdout).toMatchObject({ code: 0, stderr: '' });
}

/** The machine behind an address: one that has got a new address is reached by ssh as before. */
function machines({ hosts }: Plan): (address: string) => string {
	const known = new Map(hosts.map(({ address, sshAddress }) => [address, sshAddress]));
	return (address) => known.get(address) ?? address;
}

function migrate(lab: Lab, options = ''): Promise<CommandResult> {
	return lab.run('operator', `cd plan && bash migrate.sh --apply --yes ${options}`, { timeoutSeconds: 400 });
}

async function installScripts(lab: Lab, plan: Plan): Promise<void> {
	await lab.run('operator', 'rm -rf /root/plan');
	await lab.putFiles('operator', '/root/plan', renderAll(plan, ['bash', 'dos', 'runbook', 'json']));
}

async function addLicences(lab: Lab, plan: Plan): Promise<void> {
	for (const { host, package: folder } of plan.target.filter(({ mode }) => mode === 'controller' || mode === 'agent'))
		await lab.run(
			host,
			`test -e ${folder}/server/dolphindb.lic || echo 'license of ${host}' > ${folder}/server/dolphindb.lic`,
		);
}

async function startDataNodes(lab: Lab, plan: Plan): Promise<void> {
	const { target } = plan;
	const machineOf = machines(plan);
	const nodes = target.filter(({ mode }) => mode === 'datanode' || mode === 'computenode');
	for (const { host, port, alias, mode } of nodes) {
		const agent = target.find((one) => one.mode === 'agent' && one.registered && one.host === host);
		const words = `-mode ${mode} -home data -localSite ${host}:${port}:${alias}`;
		await lab.run(
			machineOf(host),
			`cd ${demo(agent?.package ?? '')}; nohup ./../dolphindb ${words} > ${alias}.nohup 2>&1 &`,
		);
	}
	for (const { host, port } of nodes) {
		const listening = async () => (await lab.run(machineOf(host), `ss -Hltn 'sport = :${port}'`)).stdout;
		await vi.waitFor(async () => expect(await listening()).not.toBe(''), 10_000);
	}
}
