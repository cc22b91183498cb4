import { type Message, say } from '../../base/message.ts';
import { findParameter } from '../../catalog/catalog.ts';
import { checkedPart } from '../../catalog/values.ts';
import { type CfgFile, type Entry, nameAt } from '../../model/files/cfg-file.ts';
import type { Copy } from '../cluster/copies.ts';
import { rememberedByFile } from '../cluster/qualifiers.ts';
import { defineCfgRule, type Fix, type Severity } from '../rule.ts';
import { commentFix, deleteFix, renameFix } from './line-fixes.ts';
import { isBeforeAll, keyOf, type OldName, oldName, releasesText, settingName } from './old-names.ts';
import { isAtHome, isSetting, takes } from './settings.ts';
import { everywhere, isSetBeside } from './settings-rule.ts';

export default defineCfgRule({
	code: 'cfg-parameter-deprecated',
	severity: 'info',
	kinds: ['controller', 'agent', 'cluster', 'single'],
	reads: ['settings'],
	title: { en: 'An old name of a parameter', zh: '配置项的旧名称' },
	why: {
		en: 'Newer manuals use another name or none, and a later release may silently ignore the old one.',
		zh: '新版手册已改用其他名称或不再列出该配置项，以后的版本可能会静默忽略旧名称。',
	},
	behaviour: {
		en: 'The manual calls OLAPCacheEngineSize and chunkCacheEngineMemSize two names of one parameter. For most other old names it does not say up to which release they are accepted.',
		zh: '手册说明 OLAPCacheEngineSize 与 chunkCacheEngineMemSize 是同一配置项的两个名称；其他旧名称大多没有说明支持到哪个版本。',
	},
	source: '[FC]; [SH]; older performance guide — certain (pages differ), judgement (server behaviour)',
	*check(file, { serverVersion: version }) {
		for (const { entry, old, twin } of outdated(file)) {
			if (isBeforeAll(version, old.since) || isBeforeAll(version, old.current?.since)) continue;
			if (twin && !saysTheSame(entry, twin)) continue; // cfg-parameter-both-names
			yield {
				at: nameAt(entry),
				severity: severityOf(old, version),
				message: messageFor(entry, old, version),
				tags: ['deprecated'],
				fixes: (cluster) => fixes(everywhere(cluster, file, entry), { entry, old, twin }, version !== undefined),
			};
		}
	},
});

interface Outdated {
	readonly entry: Entry;
	readonly old: OldName;
	/** The line of the same file that sets the current name for the same nodes. */
	readonly twin: Entry | undefined;
}

const outdated = rememberedByFile((file: CfgFile): readonly Outdated[] => {
	const found = file.entries.flatMap((entry) => {
		const old = isSetting(entry) ? oldName(entry.name) : undefined;
		// Under its new name, too, it would be cfg-parameter-wrong-file.
		const isHere = !old?.current || isAtHome(old.current, file.kind);
		return old && isHere ? [{ entry, old }] : [];
	});
	if (found.length === 0) return [];
	const last = new Map(file.entries.map((entry) => [keyOf(entry, entry.name), entry]));
	const twinOf = (entry: Entry) => last.get(keyOf(entry, settingName(entry)));
	return found.map(({ entry, old }) => ({
		entry,
		old,
		twin: settingName(entry) === entry.name ? undefined : twinOf(entry),
	}));
});

function saysTheSame(a: Entry, b: Entry): boolean {
	return checkedPart(a.value) === checkedPart(b.value);
}

/** Most files in the wild have some of these; whether another setting is in its place depends on the version. */
function severityOf({ kind }: OldName, version: string | undefined): Severity {
	return version === undefined && (kind === 'dropped' || kind === 'replaced') ? 'hint' : 'info';
}

function messageFor({ name }: Entry, { kind, current, since }: OldName, version: string | undefined): Message {
	const values = { name, new: current?.name ?? '', version: releasesText(version, since ?? []) };
	switch (kind) {
		case 'renamed':
			return say(
				{
					en: '{name} is the older name of {new}, which exists since {version}.',
					zh: '{name} 是 {new} 的旧名称（新名称自 {version} 起可用）。',
				},
				values,
			);
		case 'spelling':
			return say({ en: '{name} is another name of {new}.', zh: '{name} 是 {new} 的另一名称。' }, values);
		case 'replaced':
			return say(
				{ en: 'Since {version} {new} takes the place of {name}.', zh: '自 {version} 起，{name} 由 {new} 取代。' },
				values,
			);
		default:
			return say({ en: '{name} is no longer used since {version}.', zh: '{name} 自 {version} 起不再使用。' }, values);
	}
}

/** `isDeclared`: the version is known, and it has what takes the place of the old name. */
function* fixes(copies: readonly Copy[], { entry, old, twin }: Outdated, isDeclared: boolean): Iterable<Fix> {
	const { kind, current } = old;
	const isCertain = isDeclared && kind === 'renamed';
	const isWithoutEffect = kind === 'replaced' || kind === 'dropped';
	if (isWithoutEffect) yield* commentFix(copies, isDeclared);
	if (twin) yield* deleteFix(copies, isCertain);
	else if (current && takesOver(entry, old)) {
		yield renameFix(copies, current.name, isCertain && !isSetBeside(copies, current.name));
	}
	if (isWithoutEffect) yield* deleteFix(copies);
}

/** Whether the current parameter can have the value as it is. */
function takesOver(entry: Entry, { kind, current }: OldName): boolean {
	if (kind !== 'replaced') return true;
	const before = findParameter(entry.name);
	return before?.type === current?.type && before?.unit === current?.unit && !!current && takes(current, entry.value);
}
