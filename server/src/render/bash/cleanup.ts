import { uniqueBy } from '../../base/collections.ts';
import { PACKAGE_EXCLUDES } from '../../plan/moves.ts';
import type { HostPath, Operation } from '../../plan/operation.ts';
import { below, overlaps } from '../../plan/path-relations.ts';
import type { Move, Plan } from '../../plan/plan.ts';
import { shellWords } from '../shell-quote.ts';
import { helpFunction, scriptHeader, shellFunction } from './header.ts';

const HELP = [
	'bash cleanup.sh [--apply]    removes what a finished plan left behind; without --apply it only names it',
	'',
	'  --apply      remove it, after a question that only the words it asks for answer; there is no way back',
	'  --dry-run    name what would be removed (the default)',
	'  --help       show this',
	'',
	'It removes originals of copies that are in use, backups, kept and retired files, marks and notes, and nothing else.',
	'Exit codes: 0 done, 1 something failed, 2 wrong options, 3 refused, 75 another run is under way.',
];

/** The script that removes what a finished plan left behind. Nothing calls it. */
export function cleanupScript(plan: Plan): string {
	const purpose = [
		'Removes what the finished plan left behind: for the time after a full backup. Without --apply it changes nothing.',
	];
	return [
		...scriptHeader(plan, 'cleanup.sh', purpose),
		"OPTIONS='--apply --dry-run'",
		"GO_ON='To go on: bash cleanup.sh --apply'",
		`HAS_SEAL=${plan.steps.some(({ seals }) => seals) ? 'yes' : 'no'}`,
		'',
		...helpFunction(HELP),
		...shellFunction(
			'each_leftover',
			leftovers(plan).map((words) => `leftover ${shellWords(words)}`),
		),
		'cleanup_main "$@"',
		'',
	].join('\n');
}

/** Originals first, marks last: they tell what belongs to the plan. */
function leftovers(plan: Plan): string[][] {
	const operations = plan.steps.flatMap((step) => step.operations);
	return [
		...originals(plan).map(({ from, to, excludes }) => [
			...['original', from.host, from.path, to.host, to.path],
			...staying(from, excludes, plan),
		]),
		...operations.flatMap(retiredFile),
		...operations.flatMap(backup),
		...operations.flatMap(keptFile),
		...uniqueBy(operations.flatMap(marks), (words) => JSON.stringify(words)),
	];
}

/** What was copied away, unless the new layout uses the place: for a package, or for a copy that came there. */
function originals({ moves, target }: Plan): Move[] {
	return moves.filter(({ from }) => {
		const arrived = moves.some(({ to }) => to.host === from.host && overlaps(to.path, from.path));
		const used = target.some((one) => one.host === from.host && below(from.path, one.package) !== undefined);
		return !arrived && !used;
	});
}

/** What a copy left out because others use it: all but what belongs to machines, and what other copies took along. */
function staying(from: HostPath, excludes: readonly string[], { moves }: Plan): string[] {
	const taken = new Set(moves.filter((move) => move.from.host === from.host).map((move) => move.from.path));
	return excludes
		.map((exclude) => exclude.replace(/\/$/, ''))
		.filter((exclude) => exclude.startsWith('/') && !PACKAGE_EXCLUDES.includes(exclude))
		.map((exclude) => from.path + exclude)
		.filter((path) => !taken.has(path));
}

function retiredFile(operation: Operation): string[][] {
	return operation.op === 'rename' ? [['retired_file', operation.host, operation.to]] : [];
}

function backup(operation: Operation): string[][] {
	return operation.op === 'copy-tree' && operation.snapshot ? [['backup', operation.to.host, operation.to.path]] : [];
}

function keptFile(operation: Operation): string[][] {
	if (operation.op !== 'write-file' || operation.before === 'absent') return [];
	return [['kept_file', operation.host, operation.keep, operation.before]];
}

function marks(operation: Operation): string[][] {
	if (operation.op === 'make-folder') return [['mark', operation.host, operation.path]];
	return operation.op === 'copy-tree' && !operation.snapshot ? [['mark', operation.to.host, operation.to.path]] : [];
}
