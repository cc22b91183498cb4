import { unique } from '../../base/collections.ts';
import { demoFolder } from '../../plan/folders.ts';
import type { Operation } from '../../plan/operation.ts';
import type { WrittenPlan } from '../../plan/plan-text.ts';

/** Every path that a plan names on its hosts; where one leads out of its host or is no path at all, it says so. */
export function pathsOf(plan: WrittenPlan): string[] {
	const placements = [...plan.source, ...plan.target].map(({ package: path }) => path);
	const moves = plan.moves.flatMap(({ from, to }) => [from.path, to.path]);
	const files = plan.files.map(({ path }) => path);
	const inSteps = plan.steps.flatMap(({ operations }) => operations.flatMap(operationPaths));
	return unique([...placements, ...placements.map(demoFolder), ...moves, ...files, ...inSteps]);
}

function operationPaths(operation: Operation): string[] {
	switch (operation.op) {
		case 'write-file':
		case 'restore-file':
			return [operation.path, operation.keep];
		case 'copy-tree':
			return [operation.from.path, operation.to.path];
		case 'rename':
			return [operation.from, operation.to];
		case 'make-folder':
			return [operation.path];
		case 'require':
			return 'path' in operation.probe ? [operation.probe.path] : [];
		default:
			return [];
	}
}

/** Whether a path leads somewhere below the root of a host, and nowhere else. */
export function isPlainPath(path: string): boolean {
	return path.startsWith('/') && !path.includes('\0') && !path.split('/').some((part) => part === '..' || part === '.');
}
