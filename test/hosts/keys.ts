import { execFile } from 'node:child_process';
import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { SYSTEM_PATH } from './available.ts';

const run = promisify(execFile);

/** Where one host keeps its files, and whether it answers to ssh. */
export interface KeyHolder {
	readonly address: string;
	readonly dir: string;
	readonly service: 'sshd' | 'none';
	readonly sshPort: number;
}

const SERVER = `Port @port
ListenAddress @address
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

/** A user on every host who is not root; what sudo allows lies in /etc/sudoers.d of a host, and is nothing at first. */
export const LOGIN_USER = { name: 'deploy', id: 4711, home: '/lab/deploy' } as const;

/** Accounts without passwords, so that an account locked on this machine is open in the lab and no hash is shown. */
async function writeAccounts(dir: string): Promise<void> {
	const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').filter((line) => /^(?!root:)[^:]+:/.test(line));
	const { name, id, home } = LOGIN_USER;
	const accounts = ['root:x:0:0:root:/root:/bin/bash', `${name}:x:${id}:${id}::${home}:/bin/bash`, ...lines];
	await writeFile(`${dir}/etc/passwd`, `${accounts.join('\n')}\n`);
	const secrets = accounts.map((line) => `${line.split(':')[0]}:*:19000:0:99999:7:::\n`);
	await writeFile(`${dir}/etc/shadow`, secrets.join(''), { mode: 0o600 });
}

/** Gives every host a host key and one key pair for root and the login user, and lets all of them know one another. */
export async function writeKeys(labDir: string, holders: readonly KeyHolder[]): Promise<void> {
	const [login, ...hostKeys] = await Promise.all([
		generate(`${labDir}/login`, 'root@lab'),
		...holders.map(({ address, dir }) => generate(`${dir}/etc/ssh/ssh_host_ed25519_key`, address)),
	]);
	const known = holders.map(({ address, service, sshPort }, index) =>
		service === 'sshd'
			? `${sshPort === 22 ? address : `[${address}]:${sshPort}`} ${hostKeys[index]?.split(' ').slice(0, 2).join(' ')}\n`
			: '',
	);
	for (const { address, dir, sshPort } of holders) {
		await writeAccounts(dir);
		await writeFile(
			`${dir}/etc/ssh/sshd_config`,
			SERVER.replace('@address', address).replace('@port', String(sshPort)),
		);
		await writeFile(`${dir}/etc/ssh/ssh_config`, '');
		await chmod(`${dir}/etc/sudoers.d`, 0o750);
		for (const [home, id] of [
			['/root', 0],
			[LOGIN_USER.home, LOGIN_USER.id],
		] as const) {
			await writeLogin(`${dir}${home}`, id, {
				authorized_keys: `${login}\n`,
				known_hosts: known.join(''),
				config: CLIENT,
				id_ed25519: await readFile(`${labDir}/login`),
				'id_ed25519.pub': `${login}\n`,
			});
		}
	}
}

/** The home of a user with a folder for ssh. */
async function writeLogin(home: string, id: number, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
	await mkdir(`${home}/.ssh`, { recursive: true, mode: 0o700 });
	for (const [name, content] of Object.entries(files)) {
		await writeFile(`${home}/.ssh/${name}`, content, { mode: 0o600 });
		await chown(`${home}/.ssh/${name}`, id, id);
	}
	await chown(`${home}/.ssh`, id, id);
	await chown(home, id, id);
}
