// What a fresh machine needs: node modules, and programs from the distribution. Uses nothing but Node itself.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Installs the node modules where they are missing or older than the lock file. */
export function ensureModules() {
	const installed = path.join(root, 'node_modules/.package-lock.json');
	const lock = path.join(root, 'package-lock.json');
	if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
	console.log('Installing node modules (npm ci) …');
	const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
	const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { cwd: root, stdio: 'inherit' });
	if (status !== 0) throw new Error('npm ci failed; the lines above say why');
}

/** Programs that tests use, by name, or other files by their paths, with the Debian packages that each needs. */
export const testPrograms = {
	chromium: 'chromium',
	sshd: 'openssh-server',
	ssh: 'openssh-client',
	rsync: 'rsync',
	'ansible-playbook': 'ansible-core',
	'ansible-lint': 'ansible-lint',
	sudo: 'sudo',
	ip: 'iproute2',
	nft: 'nftables',
	ufw: 'ufw',
	'systemd-analyze': 'systemd',
	'firewall-offline-cmd': 'firewalld',
	shellcheck: 'shellcheck',
	unzip: 'unzip',
	zip: 'zip',
	cc: 'gcc',
	nvim: 'neovim',
	emacs: 'emacs-nox elpa-eglot',
	vim: 'vim',
	'/usr/share/vim-ale/plugin/ale.vim': 'vim-ale',
	kak: 'kakoune',
	python3: 'python3',
	zsh: 'zsh',
	fish: 'fish',
	mandoc: 'mandoc',
	'pre-commit': 'pre-commit',
};

/**
 * Installs the missing ones of these programs where that is allowed, else says what to install.
 * @returns {string[]} the programs that are still missing
 */
export function ensurePrograms(programs) {
	const missing = () => Object.keys(programs).filter((name) => !isInstalled(name));
	const first = missing();
	if (first.length === 0) return [];
	const packages = [...new Set(first.flatMap((name) => programs[name].split(' ')))];
	if (process.getuid?.() === 0 && isInstalled('apt-get')) {
		console.log(`Installing ${packages.join(', ')} (apt-get) …`);
		const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
		const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: environment };
		spawnSync('apt-get', ['update', '-qq'], quiet);
		spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
	}
	const still = missing();
	if (still.length > 0) {
		console.log(`Missing: ${still.join(', ')}. To run every test: sudo apt-get install ${packages.join(' ')}`);
	}
	return still;
}

function isInstalled(name) {
	if (path.isAbsolute(name)) return existsSync(name);
	const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin', '/sbin'];
	return folders.some((folder) => existsSync(path.join(folder, name)));
}
