import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { cli, folderWith } from './cli.ts';
import type { Tree } from './tree.ts';

/** What a rehearsal said as JSON, as far as tests read it. */
export interface Report {
	readonly plans: readonly {
		readonly asPlanned: boolean;
		readonly scripts: readonly { readonly script: string; readonly code: number; readonly words: string }[];
		readonly hosts: readonly {
			readonly host: string;
			readonly files: readonly { readonly path: string; readonly diff: readonly string[] }[];
			readonly running: readonly { readonly alias: string; readonly port: number }[];
		}[];
		readonly differences: readonly { readonly host: string; readonly path: string; readonly what: string }[];
		readonly licences: readonly { readonly host: string; readonly path: string }[];
		readonly troubles: readonly string[];
	}[];
	readonly trees: Readonly<Record<string, string>>;
}

/** A folder with a workspace `w`, and the scripts of a target in `plan`. */
export async function scriptsFor(source: Tree, target: string): Promise<string> {
	const files = Object.fromEntries([...source].map(([file, text]) => [`w/${file}`, text]));
	const folder = folderWith({ 'w/.keep': '', ...files, 't.migration.json': target });
	const made = await cli(
		folder,
		'migrate',
		path.join(folder, 'w'),
		'--target',
		path.join(folder, 't.migration.json'),
		'--out',
		path.join(folder, 'plan'),
		'--render',
		'bash',
	);
	if (made.code !== 0) throw new Error(made.stderr);
	return folder;
}

/** Rehearses the scripts in such a folder; trees that are kept go when the test is done. */
export async function rehearseIn(
	folder: string,
	...options: string[]
): Promise<{ code: number; stderr: string; report: Report }> {
	const words = ['--workspace', path.join(folder, 'w'), '--format', 'json', ...options];
	const { code, stdout, stderr } = await cli(folder, 'rehearse', path.join(folder, 'plan'), ...words);
	const report: Report = stdout === '' ? { plans: [], trees: {} } : JSON.parse(stdout);
	onTestFinished(() => {
		for (const tree of Object.values(report.trees))
			rmSync(path.resolve(tree, '../..'), { recursive: true, force: true });
	});
	return { code, stderr, report };
}

/** The configuration files in use in kept trees, as a workspace would have them: by host, package and name. */
export function configIn({ trees }: Report): Tree {
	const all = new Map<string, string>();
	for (const [host, tree] of Object.entries(trees)) {
		const list = ['-path', '*/server/clusterDemo/config/*', '-type', 'f', '-regex', '.*\\.\\(cfg\\|nodes\\)'];
		const found = execFileSync('find', [`${tree}/home`, ...list], { encoding: 'utf8' });
		for (const file of found.split('\n').filter(Boolean).sort()) {
			const name = file.slice(tree.length).replace(/^.*(\/[^/]+)\/server\/clusterDemo/, '$1');
			all.set(host + name, readFileSync(file, 'utf8'));
		}
	}
	return all;
}
