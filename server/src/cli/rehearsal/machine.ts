import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { promisify } from 'node:util';
import type { Message } from '../../base/message.ts';
import { say } from '../../base/message.ts';

/** Where programs are looked for, here and on the hosts of a rehearsal. */
export const SYSTEM_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

const TOOLS = [
	'bash',
	'unshare',
	'nsenter',
	'mount',
	'umount',
	'pivot_root',
	'ip',
	'rsync',
	'flock',
	'sed',
	'find',
	'diff',
	'awk',
	'tar',
	'cp',
	'timeout',
];

/** How this machine makes namespaces, or why a rehearsal is not possible here and what to do. */
export type Ability = { readonly flags: readonly string[] } | { readonly reason: Message };

/** Finds out whether this machine can hold a rehearsal that needs some programs more. */
export async function abilityOf(more: readonly string[]): Promise<Ability> {
	if (process.platform !== 'linux') return { reason: say(NO_LINUX) };
	const missing = [...TOOLS, ...more].filter((tool) => whereIs(tool) === undefined);
	if (missing.length > 0) return { reason: say(NO_TOOLS, { list: missing.join(', ') }) };
	if (!(await succeeds('sed', ['--version']))) return { reason: say(NO_GNU_SED) };
	const spaces = ['--mount', '--net', '--pid', '--uts', '--ipc', '--fork', '--mount-proc', 'true'];
	const user = ['--user', '--map-root-user'];
	if (await succeeds('unshare', [...user, ...spaces])) return { flags: user };
	if (process.getuid?.() === 0 && (await succeeds('unshare', spaces))) return { flags: [] };
	return { reason: say(NO_NAMESPACES) };
}

/** The place of a program; nothing where it is not installed. */
export function whereIs(tool: string): string | undefined {
	return SYSTEM_PATH.split(':')
		.map((folder) => `${folder}/${tool}`)
		.find((file) => {
			try {
				accessSync(file, constants.X_OK);
				return true;
			} catch {
				return false;
			}
		});
}

async function succeeds(program: string, words: readonly string[]): Promise<boolean> {
	try {
		await promisify(execFile)(program, [...words], { env: { PATH: SYSTEM_PATH } });
		return true;
	} catch {
		return false;
	}
}

const NO_LINUX = {
	en: 'a rehearsal needs Linux; on Windows, run it in WSL, elsewhere in a virtual machine or on any Linux server',
	zh: '演练需要 Linux；在 Windows 上请使用 WSL，其他系统请使用虚拟机或任意 Linux 服务器',
};
const NO_TOOLS = {
	en: 'a rehearsal needs these programs, which are missing here: {list}; install them (packages util-linux, iproute2, rsync, diffutils, tar, unzip)',
	zh: '演练需要以下程序，但本机没有：{list}；请安装（软件包 util-linux、iproute2、rsync、diffutils、tar、unzip）',
};
const NO_GNU_SED = {
	en: 'a rehearsal needs GNU sed, as the hosts have it; that of this machine is another one',
	zh: '演练需要与主机相同的 GNU sed；本机的 sed 不是 GNU 版本',
};
const NO_NAMESPACES = {
	en: 'this machine does not let you make namespaces; allow it (sysctl user.max_user_namespaces, kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns=0), or run the rehearsal as root outside of containers',
	zh: '本机不允许创建命名空间；请放开限制（sysctl user.max_user_namespaces、kernel.unprivileged_userns_clone、kernel.apparmor_restrict_unprivileged_userns=0），或在容器之外以 root 身份演练',
};
