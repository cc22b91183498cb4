import { uniqueBy } from '../../base/collections.ts';
import { configFolder } from '../../plan/final-files.ts';
import { sha256 } from '../../plan/fingerprint.ts';
import { homeOf } from '../../plan/folders.ts';
import type { HostPath, Operation } from '../../plan/operation.ts';
import type { WrittenPlan } from '../../plan/plan-text.ts';

/** Something that lies on a host before a plan. Packages bring the stand-in for the server and its scripts along. */
export type TreeEntry = HostPath &
	(
		| { readonly kind: 'folder' | 'package' | 'archive' }
		| { readonly kind: 'file'; readonly text: string }
		/** A file of the configuration that was found nowhere. */
		| { readonly kind: 'missing' }
	);

/** The name of the files that show where folders come from. */
export const MARK = 'rehearsal-mark';

/** What has to be there before a plan begins, as far as its own words tell; `textOf` finds files by their sums. */
export function entriesBefore(plan: WrittenPlan, textOf: (sum: string) => string | undefined): TreeEntry[] {
	const files = uniqueBy(configFiles(plan, textOf), keyOf);
	return [...packages(plan), ...files, ...marks(plan), ...folders(plan)];
}

/** Where somebody has to put a licence before a step. */
export function licencePlaces(plan: WrittenPlan): HostPath[] {
	return plan.steps.filter(({ kind }) => kind === 'check-licence').flatMap(({ operations }) => existing(operations));
}

function keyOf({ host, path }: HostPath): string {
	return JSON.stringify([host, path]);
}

function packages(plan: WrittenPlan): TreeEntry[] {
	const source = plan.source.map(({ host, package: path }) => ({ host, path, kind: 'package' }) as const);
	const unpacked = preflight(plan).filter(({ path }) => path.endsWith('/server/dolphindb'));
	const fresh = unpacked.flatMap(({ host, path }): TreeEntry[] => {
		const folder = path.slice(0, -'/server/dolphindb'.length);
		const sample = { host, path: `${configFolder(folder)}/controller.cfg`, kind: 'file', text: 'sample=1\n' } as const;
		return [{ host, path: folder, kind: 'package' }, sample];
	});
	const archives = runs(plan).flatMap(({ host, argv }): TreeEntry[] => {
		const path = argv[0] === 'unzip' ? argv[3] : undefined;
		return path === undefined ? [] : [{ host, path, kind: 'archive' }];
	});
	return [...uniqueBy(source, keyOf), ...uniqueBy(fresh, keyOf), ...uniqueBy(archives, keyOf)];
}

function runs({ steps }: WrittenPlan) {
	return steps.flatMap(({ operations }) => operations.filter((operation) => operation.op === 'run'));
}

/** The files that the plan was made from: the first sum that a check allows is that of today. */
function configFiles(plan: WrittenPlan, textOf: (sum: string) => string | undefined): TreeEntry[] {
	return preflightOperations(plan).flatMap((operation): TreeEntry[] => {
		if (operation.op !== 'require' || operation.probe.probe !== 'file-is') return [];
		const { host, probe } = operation;
		const [sum] = probe.sha256;
		if (sum === undefined || sum === 'absent') return [];
		const text = textOf(sum);
		return [
			text === undefined ? { host, path: probe.path, kind: 'missing' } : { host, path: probe.path, kind: 'file', text },
		];
	});
}

/** A mark in every folder that travels, and the homes of nodes. */
function marks(plan: WrittenPlan): TreeEntry[] {
	const moved = plan.moves.map(({ from }) => from);
	const marked = moved.map(({ host, path }): TreeEntry => {
		const text = `${path} of ${host}, before plan ${plan.id}\n`;
		return { host, path: `${path}/${MARK}`, kind: 'file', text };
	});
	return marked;
}

function folders(plan: WrittenPlan): TreeEntry[] {
	const homes = plan.source
		.filter(({ mode }) => mode === 'controller' || mode === 'datanode')
		.map((node) => ({ host: node.host, path: homeOf(node) }));
	const wanted = preflight(plan).filter(({ path }) => !/\/server\/dolphindb$/.test(path) && !isArchive(plan, path));
	return uniqueBy([...homes, ...wanted], keyOf).map((place) => ({ ...place, kind: 'folder' }));
}

function isArchive(plan: WrittenPlan, path: string): boolean {
	return runs(plan).some(({ argv }) => argv[0] === 'unzip' && argv[3] === path);
}

function preflightOperations({ steps }: WrittenPlan): Operation[] {
	return steps.filter(({ kind }) => kind === 'preflight').flatMap(({ operations }) => operations);
}

/** What the first checks want to exist. */
function preflight(plan: WrittenPlan): HostPath[] {
	return existing(preflightOperations(plan));
}

function existing(operations: readonly Operation[]): HostPath[] {
	return operations.flatMap((operation) =>
		operation.op === 'require' && operation.probe.probe === 'path-exists'
			? [{ host: operation.host, path: operation.probe.path }]
			: [],
	);
}

/** The sum by which texts are found. */
export function sumsOf(texts: Iterable<string>): Map<string, string> {
	return new Map([...texts].map((text) => [sha256(text), text]));
}
