import { groupBy } from '../../base/collections.ts';
import type { Plan } from '../../plan/plan.ts';
import { checksOf } from '../checks.ts';
import { visible } from '../shell-quote.ts';
import { askWords, callLine, copyWords, questionWords } from './calls.ts';
import type { Hosts } from './hosts.ts';
import { itemsOf, type Knowledge } from './items.ts';
import { partKey } from './plays.ts';
import { requireItems } from './require.ts';
import { reopened, reopenKey } from './rollback.ts';
import type { Part, Wave } from './waves.ts';
import type { Yaml } from './yaml.ts';

/** What each host has to do, by its address: the items of every part, by the key of the part. */
export type HostVars = ReadonlyMap<string, Readonly<Record<string, Yaml>>>;

/** The variables of all hosts. */
export function hostVars(plan: Plan, know: Knowledge, forth: readonly Wave[], back: readonly Wave[]): HostVars {
	const vars = new Map<string, Record<string, Yaml>>(plan.hosts.map(({ address }) => [address, {}]));
	const add = (key: string, items: ReadonlyMap<string, Yaml>) => {
		for (const [host, item] of items) {
			const own = vars.get(host) ?? {};
			own[key] = item;
			vars.set(host, own);
		}
	};
	for (const [prefix, waves] of [
		['', forth],
		['undo.', back],
	] as const) {
		for (const wave of waves)
			for (const [at, part] of wave.parts.entries())
				for (const [key, items] of partItems(partKey(prefix, wave, at), part, know)) add(key, items);
	}
	for (const wave of back) add(reopenKey(wave), reopenItems(plan, wave));
	for (const [key, items] of Object.entries(sealItems(plan, know.hosts))) add(key, items);
	add('verify', verifyItems(plan, know.hosts));
	return vars;
}

function partItems(key: string, part: Part, know: Knowledge): [string, ReadonlyMap<string, Yaml>][] {
	if (part.task !== 'require') return [[key, itemsOf(part, part.task, know)]];
	const { asked, told } = requireItems(part, know);
	return [
		[key, asked],
		[`${key}.told`, told],
	];
}

function reopenItems(plan: Plan, wave: Wave): Map<string, Yaml> {
	const step = wave.steps[0]?.id ?? '';
	const item = (paths: readonly string[]) => [{ step, what: 'backups', call: callLine(['at_reopen', ...paths]) }];
	return new Map([...reopened(plan, wave)].map(([host, paths]) => [host, item(paths)]));
}

/** What is compared, and marked, when the copies come into use. */
function sealItems({ steps }: Plan, hosts: Hosts): Record<string, Map<string, Yaml>> {
	const seal = steps.findIndex(({ seals }) => seals);
	const before = steps.slice(0, Math.max(seal, 0)).flatMap(({ operations }) => operations);
	const copies = before.filter((operation) => operation.op === 'copy-tree').filter(({ snapshot }) => !snapshot);
	const writes = before.filter((operation) => operation.op === 'write-file');
	const last = new Map(writes.map((write) => [JSON.stringify([write.host, write.path]), write]));
	const marks = (name: string) =>
		perHost(
			copies,
			({ to }) => to.host,
			(group) => [{ call: callLine([name, ...group.map(({ to }) => to.path)]) }],
		);
	return {
		'seal.copies': perHost(
			copies,
			({ to }) => to.host,
			(group) =>
				group.map((copy) => ({
					...{ what: copy.to.path, source: hosts.nameOf(copy.from.host) },
					call: callLine(copyWords(hosts, 'compare_tree', copy)),
				})),
		),
		'seal.files': perHost(
			[...last.values()],
			({ host }) => host,
			(group) => [{ call: callLine(['at_are_written', ...group.flatMap(({ path, sha256 }) => [path, sha256])]) }],
		),
		'seal.marks': marks('at_seal'),
		'seal.unmarks': marks('at_unseal'),
	};
}

function verifyItems(plan: Plan, hosts: Hosts): Map<string, Yaml> {
	return perHost(
		checksOf(plan),
		({ host }) => host,
		(checks) => {
			const questions = checks.flatMap(({ text, host, probe, mayBeMeant }) => [
				mayBeMeant ? 'may' : 'must',
				...questionWords([[visible(text), askWords(hosts, host, probe)]]),
			]);
			return [{ call: callLine(['check_all', ...questions]) }];
		},
	);
}

function perHost<T>(
	items: readonly T[],
	hostOf: (item: T) => string,
	yamlOf: (group: readonly T[]) => Yaml,
): Map<string, Yaml> {
	return new Map([...groupBy(items, hostOf)].map(([host, group]) => [host, yamlOf(group)]));
}
