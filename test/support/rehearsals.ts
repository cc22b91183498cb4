import { rmSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import type { Plan } from '../../server/src/plan/plan.ts';
import { renderAll } from '../../server/src/render/registry.ts';
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

/** A folder with a workspace `w`, and the scripts of plans in `plan`, as `migrate` would write them. */
export function scriptsFor(source: Tree, plans: readonly Plan[]): string {
	const files = [...source].map(([file, text]) => [`w/${file}`, text] as const);
	const scripts = plans.flatMap((plan, at) => {
		const folder = plans.length > 1 ? `plan/${at + 1}-part` : 'plan';
		return renderAll(plan, ['bash', 'json']).map(({ path: name, text }) => [`${folder}/${name}`, text] as const);
	});
	return folderWith({ 'w/.keep': '', ...Object.fromEntries([...files, ...scripts]) });
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
