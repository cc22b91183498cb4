// Opens the extension on examples/ from a fresh clone: installs what is missing, builds, opens an editor.
// npm start                   desktop VS Code where there is one, else a VS Code in the browser
// npm start -- --headless     without an editor: checks and migrates an example on the command line
// Only what Node.js brings along may be imported here: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const examples = path.join(root, 'examples');
const windows = process.platform === 'win32';

const { values } = parseArgs({ options: { headless: { type: 'boolean' } } });
installWhatIsMissing();
run('Building', process.execPath, ['scripts/build.mjs']);
if (values.headless) showOnCommandLine(path.join(examples, 'single-server'));
else await openEditor();

function installWhatIsMissing() {
	const installed = changed('node_modules/.package-lock.json');
	if (installed !== undefined && installed >= changed('package-lock.json')) return;
	const cli = process.env.npm_execpath; // set by "npm start"
	const [npm, first] = cli?.endsWith('.js') ? [process.execPath, [cli]] : ['npm', []];
	run('Installing', npm, [...first, 'ci', '--no-audit', '--no-fund'], { shell: windows && npm === 'npm' });
}

/** When a file was last written. */
function changed(file) {
	return statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs;
}

async function openEditor() {
	const code = desktopCode();
	if (code) {
		const args = [`--extensionDevelopmentPath=${root}`, examples];
		return run('Opening VS Code', code, args, { shell: windows });
	}
	console.log('No desktop VS Code with a display here: opening one in the browser.');
	const { openWorkbench } = await import(pathToFileURL(path.join(root, 'scripts/vscode/open.mjs')).href);
	await openWorkbench({ folder: examples });
}

/** The `code` command on the PATH, unless there is no display to open a window on. */
function desktopCode() {
	const display = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
	const name = windows ? 'code.cmd' : 'code';
	const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
	return display ? folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file)) : undefined;
}

function showOnCommandLine(folder) {
	const shown = path.relative(process.cwd(), folder);
	const cli = path.join(root, 'dist/cli.js');
	run(`dolphindb-cluster check ${shown}`, process.execPath, [cli, 'check', folder], { accepted: [0, 1] });
	const target = 'to-three-servers.migration.json';
	const out = path.join(mkdtempSync(path.join(os.tmpdir(), 'dolphindb-cluster-')), 'scripts');
	const args = ['migrate', folder, '--target', path.join(folder, target), '--out', out];
	run(`dolphindb-cluster migrate ${shown} --target ${path.join(shown, target)} --out ${out}`, process.execPath, [
		cli,
		...args,
	]);
	console.log(`\nThe scripts are in ${out}; RUNBOOK.md there says how to use them.`);
	console.log(`To rehearse them here: node dist/cli.js rehearse ${out} --workspace ${path.relative(root, folder)}`);
}

/** Says what is done and does it; a failure ends everything with its exit code. */
function run(title, command, args, { accepted = [0], ...options } = {}) {
	console.log(`\n${title}`);
	const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
	if (error) throw error;
	if (!accepted.includes(status)) process.exit(status ?? 1);
}
