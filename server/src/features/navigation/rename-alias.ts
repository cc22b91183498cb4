import type { Message } from '../../base/message.ts';
import { say } from '../../base/message.ts';
import { partAt } from '../../model/named-places.ts';
import { replaceAt } from '../../rules/edits.ts';
import { aliasEffects } from './alias-effects.ts';
import { namesOf } from './names.ts';
import { plainly, type Refusal, type Renaming, refuse } from './renaming.ts';
import type { Wish } from './wish.ts';

/** Gives a node another alias. */
export function renameAlias({
	snapshot,
	cluster,
	to,
	abilities,
	alias,
}: Wish & { readonly alias: string }): Renaming | Refusal {
	if (to === alias) return plainly([]);
	const { byAlias } = namesOf(snapshot, cluster);
	const problem = aliasProblem(to) ?? taken(byAlias.keys(), alias, to);
	if (problem) return problem;
	const places = (byAlias.get(alias) ?? []).flatMap(({ place }) => (place.alias ? [partAt(place, place.alias)] : []));
	const changes = places.map((place) => replaceAt(place, to));
	const { values, folders } = aliasEffects(cluster, alias, to);
	const [first] = values;
	if (first && !abilities.asks) {
		return refuse(
			{ en: 'Settings of {alias} would change: {change}.', zh: '{alias} 的配置会改变：{change}。' },
			{ alias, change: first },
		);
	}
	const effects = joined([...values, ...folders]);
	if (!effects) return plainly(changes);
	if (!abilities.asks) return { ...plainly(changes), notes: [folderNote(alias, to, effects)] };
	return {
		groups: [
			{ changes, label: effectLabel(alias, values.length > 0, folders.length > 0), detail: effects, asks: true },
		],
		notes: [],
	};
}

/** Why a text cannot be an alias. */
function aliasProblem(name: string): Refusal | undefined {
	if (/^[^\s,:;=%?<>.|#@]+$/.test(name)) return undefined;
	return refuse(
		{
			en: '“{name}” cannot be an alias: it must not be empty or contain blanks or any of , : ; = % ? < > . | # @',
			zh: '“{name}” 不能用作别名：不能为空，也不能包含空格或以下字符：, : ; = % ? < > . | # @',
		},
		{ name },
	);
}

/** Why an alias is not free: something of the cluster has it, settings for a node to come included. */
function taken(aliases: Iterable<string>, alias: string, to: string): Refusal | undefined {
	const lower = to.toLowerCase();
	for (const other of aliases) {
		if (other === to) {
			return refuse(
				{ en: 'The cluster names a node {name} already.', zh: '集群中已有名为 {name} 的节点或其配置。' },
				{ name: to },
			);
		}
		if (other !== alias && other.toLowerCase() === lower) {
			return refuse(
				{ en: '{name} differs from node {other} in case only.', zh: '{name} 与节点 {other} 仅大小写不同。' },
				{ name: to, other },
			);
		}
	}
	return undefined;
}

function effectLabel(alias: string, valuesChange: boolean, foldersChange: boolean): Message {
	const both = { en: '{alias}: settings and folders change', zh: '{alias}：配置与目录会改变' };
	const values = { en: '{alias}: settings change', zh: '{alias}：配置会改变' };
	const folders = { en: '{alias}: folders change', zh: '{alias}：目录会改变' };
	return say(valuesChange ? (foldersChange ? both : values) : folders, { alias });
}

function folderNote(alias: string, to: string, effects: Message): Message {
	return say(
		{
			en: 'Before {to} starts, move what {alias} has stored: {effects}.',
			zh: '启动 {to} 之前，请移动 {alias} 已存储的内容：{effects}。',
		},
		{ alias, to, effects },
	);
}

/** So many effects are told; there may be dozens of folders. */
const MOST = 4;

function joined(effects: readonly Message[]): Message | undefined {
	const [first, ...others] = effects.slice(0, MOST);
	if (!first) return undefined;
	const list = others.reduce<Message>(
		(before, next) => say({ en: '{before}; {next}', zh: '{before}；{next}' }, { before, next }),
		first,
	);
	const more = effects.length - MOST;
	return more > 0 ? say({ en: '{list}; and {more} more', zh: '{list}；另有 {more} 项' }, { list, more }) : list;
}
