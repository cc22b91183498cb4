import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const TOOLS = [
	'unshare',
	'nsenter',
	'mount',
	'pivot_root',
	'setsid',
	'ip',
	'ssh',
	'sshd',
	'ssh-keygen',
	'rsync',
	'sudo',
	'cc',
];
const PROBE = 'ip link add end0 type veth peer name end1 && ip link add hub type bridge && mount -t tmpfs probe /mnt';

/** The search path that the lab uses for tools of the machine, whatever the caller's own path is. */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

function sh(command: string): string {
	return execFileSync('/bin/sh', ['-c', command], {
		encoding: 'utf8',
		env: { PATH: SYSTEM_PATH },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
}

/** Why this machine cannot run a lab of hosts, or undefined when it can. */
export function whyNoHosts(): string | undefined {
	if (process.platform !== 'linux') return 'hosts need the namespaces of Linux';
	if (process.getuid?.() !== 0) return 'hosts need root, to make network and mount namespaces';
	const missing = sh(`for tool in ${TOOLS.join(' ')}; do command -v "$tool" > /dev/null || echo "$tool"; done`).trim();
	if (missing !== '') return `hosts need these programs: ${missing.split('\n').join(', ')}`;
	try {
		sh(`unshare --net --mount --pid --fork --mount-proc sh -c '${PROBE}'`);
		return undefined;
	} catch (error) {
		return `this machine forbids namespaces, veth, bridges or mounts: ${String((error as { stderr?: string }).stderr)}`;
	}
}

/** True when hosts can be had. Otherwise prints why they cannot, and fails where skipping would hide it (CI=true). */
export function hostsAvailable(): boolean {
	const why = whyNoHosts();
	if (why === undefined) return true;
	if (process.env['CI'] === 'true') throw new Error(why);
	console.warn(`SKIPPED: tests on real hosts; ${why}`);
	return false;
}

/** True when Ansible is there. Otherwise says so, and fails where skipping would hide it (CI=true). */
export function ansibleAvailable(): boolean {
	if (existsSync('/usr/bin/ansible-playbook')) return true;
	if (process.env['CI'] === 'true') throw new Error('ansible-playbook is missing');
	console.warn('SKIPPED: Ansible on real hosts; ansible-playbook is missing');
	return false;
}
