import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { planLines, type WrittenPlan } from '../../plan/plan-text.ts';
import { readPlanText } from '../../plan/read-plan-text.ts';
import { refusal, type UsageError } from '../command.ts';
import { isPlainPath, pathsOf } from './plan-paths.ts';
import type { RehearsedPlan } from './rehearsal.ts';

/** The plans of a folder that `migrate` wrote: one, or several in folders of their own. Throws `UsageError`. */
export function plansIn(folder: string, given: string): RehearsedPlan[] {
	if (!existsSync(folder)) throw refusal({ en: '{given}: no such folder', zh: '{given}：没有该目录' }, { given });
	if (existsSync(path.join(folder, 'plan.json'))) return [{ plan: planIn(folder, given), folder: '' }];
	const parts = readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && existsSync(path.join(folder, entry.name, 'plan.json')))
		.map(({ name }) => name)
		.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
	if (parts.length === 0) throw noPlan(given);
	return parts.map((name) => ({ plan: planIn(path.join(folder, name), path.join(given, name)), folder: `/${name}` }));
}

function noPlan(given: string): UsageError {
	return refusal(
		{
			en: '{given}: there is no plan.json; give a folder that "dolphindb-cluster migrate" wrote',
			zh: '{given}：没有 plan.json；请指定由 "dolphindb-cluster migrate" 写入的目录',
		},
		{ given },
	);
}

function planIn(folder: string, given: string): WrittenPlan {
	const plan = readPlan(path.join(folder, 'plan.json'), given);
	const missing = ['migrate.sh', 'rollback.sh', 'verify.sh', 'lib.sh'].filter(
		(name) => !existsSync(path.join(folder, name)),
	);
	if (missing.length > 0)
		throw refusal(
			{
				en: '{given}: {list} is missing; write the folder again with "--render bash"',
				zh: '{given}：缺少 {list}；请用 "--render bash" 重新生成',
			},
			{ given, list: missing.join(', ') },
		);
	return plan;
}

function readPlan(file: string, given: string): WrittenPlan {
	try {
		const plan = readPlanText(readFileSync(file, 'utf8'));
		planLines(plan); // what cannot be written again is no plan
		const words = plan.hosts.flatMap(({ address, sshAddress, port }) => [address, sshAddress, String(port)]);
		const isSound = words.every((word) => /^[^\s/]+$/.test(word)) && pathsOf(plan).every(isPlainPath);
		if (isSound) return plan;
	} catch {
		// Said below, as for any other text that is no plan.
	}
	throw refusal(
		{
			en: '{given}/plan.json is no plan that can be rehearsed: it was changed, or is of another version; write the folder again',
			zh: '{given}/plan.json 不是可演练的计划：已被修改或版本不同；请重新生成该目录',
		},
		{ given },
	);
}
