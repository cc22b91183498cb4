import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { SYSTEM_PATH } from './available.ts';

const run = promisify(execFile);

/** Where one host keeps its files, and whether it answers to ssh. */
export interface KeyHolder {
	readonly address: string;
	readonly dir: string;
	readonly service: 'sshd' | 'none';
}

const SERVER = `ListenAddress @address
HostKey /etc/ssh/ssh_host_ed25519_key
KexAlgorithms curve25519-sha256
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM no
UseDNS no
PrintMotd no
PrintLastLog no
MaxStartups 200
MaxSessions 200
AcceptEnv LANG LC_*
SetEnv PATH=/lab/bin:${SYSTEM_PATH}
PidFile /run/sshd.pid
Subsystem sftp internal-sftp
`;

const CLIENT = `Host *
	IdentityFile ~/.ssh/id_ed25519
	StrictHostKeyChecking yes
	ConnectTimeout 5
	ServerAliveInterval 2
	ServerAliveCountMax 2
`;

async function generate(file: string, comment: string): Promise<string> {
	await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', comment, '-f', file], { env: { PATH: SYSTEM_PATH } });
	return (await readFile(`${file}.pub`, 'utf8')).trim();
}

/** Accounts without passwords, so that an account locked on this machine is open in the lab and no hash is shown. */
async function writeAccounts(dir: string): Promise<void> {
	const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').filter((line) => /^(?!root:)[^:]+:/.test(line));
	const accounts = ['root:x:0:0:root:/root:/bin/bash', ...lines];
	await writeFile(`${dir}/etc/passwd`, `${accounts.join('\n')}\n`);
	const secrets = accounts.map((line) => `${line.split(':')[0]}:*:19000:0:99999:7:::\n`);
	await writeFile(`${dir}/etc/shadow`, secrets.join(''), { mode: 0o600 });
}

/** Gives every host a host key and one key pair for root, and lets all of them know one another. */
export async function writeKeys(labDir: string, holders: readonly KeyHolder[]): Promise<void> {
	const [login, ...hostKeys] = await Promise.all([
		generate(`${labDir}/login`, 'root@lab'),
		...holders.map(({ address, dir }) => generate(`${dir}/etc/ssh/ssh_host_ed25519_key`, address)),
	]);
	const known = holders.map(({ address, service }, index) =>
		service === 'sshd' ? `${address} ${hostKeys[index]?.split(' ').slice(0, 2).join(' ')}\n` : '',
	);
	for (const { address, dir } of holders) {
		await writeAccounts(dir);
		await writeFile(`${dir}/etc/ssh/sshd_config`, SERVER.replace('@address', address));
		await writeFile(`${dir}/etc/ssh/ssh_config`, '');
		await writeFile(`${dir}/root/.ssh/authorized_keys`, `${login}\n`, { mode: 0o600 });
		await writeFile(`${dir}/root/.ssh/known_hosts`, known.join(''), { mode: 0o600 });
		await writeFile(`${dir}/root/.ssh/config`, CLIENT, { mode: 0o600 });
		await cp(`${labDir}/login`, `${dir}/root/.ssh/id_ed25519`);
		await cp(`${labDir}/login.pub`, `${dir}/root/.ssh/id_ed25519.pub`);
	}
}
