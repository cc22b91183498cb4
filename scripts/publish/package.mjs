// Makes a package of the extension, a vsix, from the files that git knows and a fresh build; talks to nobody.
// node scripts/publish/package.mjs --out=FILE.vsix [--pre-release] [--base-url=URL]
//   --base-url   where the files of the repository are to be seen; without, the pages in the package have no links to them
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { publishingTools } from '../../test/host/install.mjs';
import { buildAll } from '../build.mjs';
import { withoutFiles } from './plain-markdown.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The pages of a package that galleries and editors show. */
const PAGES = ['README.md', 'README.zh-CN.md', 'CHANGELOG.md'];

/**
 * Writes a package and returns what vsce said.
 * @param {{ out: string, preRelease?: boolean, baseUrl?: string }} options
 */
export async function packageExtension({ out, preRelease = false, baseUrl }) {
	const stage = mkdtempSync(path.join(os.tmpdir(), 'ddb-package-'));
	try {
		copyTracked(stage);
		if (!(await buildAll({ minify: true, into: stage }))) throw new Error('the build failed');
		if (!baseUrl) for (const page of PAGES) rewrite(path.join(stage, page), withoutFiles);
		mkdirSync(path.dirname(path.resolve(out)), { recursive: true });
		return vsce(stage, ['package', ...flags({ preRelease, baseUrl }), '--out', path.resolve(out)]);
	} finally {
		rmSync(stage, { recursive: true, force: true });
	}
}

/** Everything is bundled, and there is no public address of the repository yet that the manifest could name. */
function flags({ preRelease, baseUrl }) {
	return [
		'--no-dependencies',
		'--allow-missing-repository',
		...(baseUrl ? ['--baseContentUrl', baseUrl, '--baseImagesUrl', baseUrl] : []),
		...(preRelease ? ['--pre-release'] : []),
	];
}

/** What a package may have is decided by .vscodeignore; the files of tests are left here because there are so many. */
function copyTracked(stage) {
	const { stdout, status } = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
	if (status !== 0) throw new Error('git ls-files failed: packages are made from a clone');
	const files = stdout.split('\0').filter((file) => file && !file.startsWith('test/'));
	for (const file of files.filter((file) => existsSync(path.join(root, file)))) {
		cpSync(path.join(root, file), path.join(stage, file));
	}
}

function rewrite(file, change) {
	writeFileSync(file, change(readFileSync(file, 'utf8')));
}

function vsce(cwd, args) {
	const run = spawnSync(process.execPath, [publishingTools().vsce, ...args], { cwd, encoding: 'utf8' });
	const said = `${run.stdout}${run.stderr}`;
	if (run.status !== 0) throw new Error(`vsce ${args.join(' ')} failed:\n${said}`);
	return said;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
	const { values } = parseArgs({
		options: { out: { type: 'string' }, 'pre-release': { type: 'boolean' }, 'base-url': { type: 'string' } },
	});
	if (!values.out) throw new Error('--out is needed');
	const { out, 'pre-release': preRelease, 'base-url': baseUrl } = values;
	process.stdout.write(await packageExtension({ out, preRelease, baseUrl }));
}
