// Makes what is published of a version, in out/release: the package of the extension, the command line, and their sums.
// It publishes nothing, and apart from what "npm test" installs it needs no network; in the end it prints the commands that
// publish.
// node scripts/release.mjs [--dry-run] [--without-tests] [--base-url=URL]
//   --dry-run         says what keeps the release from being made, or what would be made, and stops
//   --without-tests   does not run npm test, and says so
//   --base-url        where the files of this version are to be seen: pictures and links of the pages lead there
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { complaints, isPreRelease } from './publish/checks.mjs';
import { packageExtension } from './publish/package.mjs';
import { root } from './setup.mjs';

const { values } = parseArgs({
	options: {
		'dry-run': { type: 'boolean' },
		'without-tests': { type: 'boolean' },
		'base-url': { type: 'string' },
	},
});
const manifest = readJson('package.json');
const { name, version } = manifest;
const preRelease = isPreRelease(version);
const folder = path.join(root, 'out/release');
const vsix = `${name}-${version}.vsix`;
const cli = `${name}-${version}.js`;

const found = complaints(state());
for (const complaint of found) console.error(`not ready: ${complaint}`);
if (found.length > 0) process.exit(1);
console.log(`${name} ${version}, ${preRelease ? 'a pre-release (its minor version is odd)' : 'a stable release'}`);
if (!values['dry-run']) await release();

async function release() {
	if (values['without-tests']) console.log('NOT TESTED: npm test was left out');
	else run('npm', ['test']);
	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const out = path.join(folder, vsix);
	process.stdout.write(await packageExtension({ out, preRelease, baseUrl: values['base-url'] }));
	run(process.execPath, ['scripts/build.mjs', '--minify']);
	cpSync(path.join(root, 'dist/cli.js'), path.join(folder, cli));
	writeFileSync(path.join(folder, 'SHA256SUMS'), [vsix, cli].map(sumLine).join(''));
	for (const file of [vsix, cli, 'SHA256SUMS']) console.log(`out/release/${file} ${size(file)}`);
	console.log(`\nTo publish, where you are logged in:\n\n${commands().join('\n')}`);
}

/** What the checks look at. */
function state() {
	return {
		version,
		lockVersion: readJson('package-lock.json').version,
		changelog: readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8'),
		changes: git('status', '--porcelain'),
		tags: git('tag', '--list').split('\n'),
	};
}

/** `vsce publish` takes "pre-release" from the package; it wants to be told all the same. */
function commands() {
	return [
		`git tag -a v${version} -m ${version} && git push origin v${version}`,
		`npx @vscode/vsce publish ${preRelease ? '--pre-release ' : ''}--packagePath out/release/${vsix}`,
		`npx ovsx publish out/release/${vsix}`,
	];
}

function sumLine(file) {
	const sum = createHash('sha256')
		.update(readFileSync(path.join(folder, file)))
		.digest('hex');
	return `${sum}  ${file}\n`;
}

function size(file) {
	return `(${Math.ceil(statSync(path.join(folder, file)).size / 1000)} kB)`;
}

function readJson(file) {
	return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

function git(...args) {
	const { stdout, status } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
	if (status !== 0) throw new Error(`git ${args.join(' ')} failed`);
	return stdout.trimEnd();
}

function run(program, args) {
	const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
	if (status !== 0) process.exit(status ?? 1);
}
