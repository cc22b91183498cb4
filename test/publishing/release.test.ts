import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaints, isPreRelease, sectionOf } from '../../scripts/publish/checks.mjs';
import { installPublishing } from '../host/install.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const CHANGELOG = `# Changelog

## [Unreleased]

## [0.2.0] - 2026-02-03

### Added

- Something.

## [0.1.0] - 2026-01-02

- The first.
`;
const READY = { version: '0.2.0', lockVersion: '0.2.0', changelog: CHANGELOG, changes: '', tags: ['v0.1.0'] };

describe('what keeps a release from being made', () => {
	test('is nothing where all is well', () => {
		expect(complaints(READY)).toEqual([]);
		expect(sectionOf(CHANGELOG, '0.2.0')).toEqual({ date: '2026-02-03', text: '### Added\n\n- Something.' });
	});

	test.for([
		[{ changes: ' M README.md' }, 'files are not committed:\n M README.md'],
		[{ version: '0.2.0-rc.1', lockVersion: '0.2.0-rc.1' }, 'the marketplace takes versions of three numbers'],
		[{ lockVersion: '0.1.0' }, 'package-lock.json has version 0.1.0'],
		[{ tags: ['v0.2.0'] }, 'there is a tag v0.2.0'],
		[{ version: '0.3.0', lockVersion: '0.3.0' }, 'CHANGELOG.md has no section "## [0.3.0]'],
		[{ changelog: CHANGELOG.replace(' - 2026-02-03', '') }, 'has no date'],
		[{ changelog: CHANGELOG.replace('### Added\n\n- Something.', '') }, 'is empty'],
		[{ changelog: CHANGELOG.replace('[Unreleased]', '[Unreleased]\n\n- More.') }, 'under "Unreleased"'],
	] as const)('%j', ([change, complaint]) => {
		expect(complaints({ ...READY, ...change })[0]).toContain(complaint);
	});

	test('odd minor versions are pre-releases', () => {
		expect(['0.1.0', '0.2.9', '1.13.0', '2.0.1'].map(isPreRelease)).toEqual([true, false, true, false]);
	});
});

describe('in a clone', () => {
	const temp = mkdtempSync(path.join(os.tmpdir(), 'ddb-release-'));
	const clone = path.join(temp, 'clone');
	beforeAll(() => {
		installPublishing();
		const quiet = { stdio: 'ignore' } as const;
		execFileSync('git', ['clone', '-q', '--no-hardlinks', root, clone], quiet);
		overlayWorkingTree();
		symlinkSync(path.join(root, 'node_modules'), path.join(clone, 'node_modules'));
		git('-c', 'user.name=t', '-c', 'user.email=t@t', 'commit', '-q', '--allow-empty', '-am', 'as it is');
	});
	afterAll(() => rmSync(temp, { recursive: true, force: true }));

	test('the version of today is refused as long as its changes are not in a section', () => {
		const { status, stderr } = release('--dry-run');
		expect([status, /not ready: CHANGELOG\.md/.test(stderr)]).toEqual([1, true]);
	});

	test('a release has the package, the command line and sums that are right, and says how to publish them', () => {
		prepare('0.2.0');
		expect(release('--dry-run').stdout).toBe('dolphindb-cluster 0.2.0, a stable release\n');
		const { status, stdout, stderr } = release('--without-tests');
		expect([status, stderr]).toEqual([0, '']);
		expect(stdout).toContain('NOT TESTED');
		expect(stdout).toContain('npx @vscode/vsce publish --packagePath out/release/dolphindb-cluster-0.2.0.vsix');
		expect(stdout).toContain('npx ovsx publish out/release/dolphindb-cluster-0.2.0.vsix');
		const folder = path.join(clone, 'out/release');
		const checked = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
		expect(checked).toBe('dolphindb-cluster-0.2.0.vsix: OK\ndolphindb-cluster-0.2.0.js: OK\n');
		const cli = path.join(folder, 'dolphindb-cluster-0.2.0.js');
		expect(execFileSync(process.execPath, [cli, '--version'], { encoding: 'utf8' }).trim()).toContain('0.2.0');
		expect(git('status', '--porcelain')).toBe('');
	});

	test('an odd minor version becomes a pre-release, and says so to the marketplace', () => {
		prepare('0.3.0');
		const { stdout } = release('--without-tests');
		expect(stdout).toContain('a pre-release');
		expect(stdout).toContain('vsce publish --pre-release --packagePath');
		const manifest = execFileSync('unzip', [
			'-p',
			path.join(clone, 'out/release/dolphindb-cluster-0.3.0.vsix'),
			'extension.vsixmanifest',
		]);
		expect(manifest.toString()).toContain('Code.PreRelease" Value="true"');
	});

	test('nothing is made of files that are not committed', () => {
		writeFileSync(path.join(clone, 'README.md'), 'changed');
		const { status, stderr } = release('--without-tests');
		expect([status, stderr]).toEqual([1, expect.stringContaining('not ready: files are not committed')]);
		git('checkout', '-q', 'README.md');
	});

	/** What is changed here and not committed yet is tested, too. */
	function overlayWorkingTree() {
		const diff = execFileSync('git', ['diff', '--binary', 'HEAD'], { cwd: root, maxBuffer: 100_000_000 });
		if (diff.length > 0) execFileSync('git', ['apply', '--index', '-'], { cwd: clone, input: diff });
	}

	/** Gives the clone a version with its section in the changelog, committed. */
	function prepare(version: string) {
		for (const file of ['package.json', 'package-lock.json']) {
			const json = JSON.parse(readFileSync(path.join(clone, file), 'utf8'));
			json.version = version;
			if (json.packages) json.packages[''].version = version;
			writeFileSync(path.join(clone, file), JSON.stringify(json, undefined, '\t'));
		}
		const changelog = path.join(clone, 'CHANGELOG.md');
		const text = readFileSync(changelog, 'utf8').replace(/^## \[(Unreleased|0\.2\.0\] - 2026-02-03)\]?$/m, '## [OLD]');
		writeFileSync(
			changelog,
			text.replace('## [OLD]', `## [${version}] - 2026-02-03\n\n- It is out.\n\n## [0.0.1] - 2026-01-01`),
		);
		git('-c', 'user.name=t', '-c', 'user.email=t@t', 'commit', '-qam', version);
	}

	function git(...args: string[]): string {
		return execFileSync('git', args, { cwd: clone, encoding: 'utf8' });
	}

	function release(...args: string[]) {
		const cache = process.env['VSCODE_HEADLESS_CACHE'] ?? path.join(root, '.vscode-test');
		const env = { ...process.env, VSCODE_HEADLESS_CACHE: cache };
		return spawnSync(process.execPath, ['scripts/release.mjs', ...args], { cwd: clone, encoding: 'utf8', env });
	}
});
