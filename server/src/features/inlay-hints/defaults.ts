import { groupBy } from '../../base/collections.ts';
import type { Template } from '../../base/message.ts';
import { remembering } from '../../base/remember.ts';
import { findParameter, resolveName } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import type { CfgFile, CfgKind, Entry } from '../../model/files/cfg-file.ts';
import { attempts, hasNoValue, isSetting } from '../../rules/cfg/settings.ts';
import { paragraphs } from '../hover/markdown.ts';
import { catalogText } from '../hover/parameter-text.ts';
import { knownEntries } from './entries.ts';
import type { Hint, HintContext } from './hint.ts';

/** The parameters that decide what survives a failure and how much memory is used, by the file that should set them. */
const vital: Readonly<Partial<Record<CfgKind, readonly string[]>>> = {
	controller: ['dfsReplicationFactor', 'dfsReplicaReliabilityLevel', 'dataSync'],
	cluster: ['maxMemSize'],
	single: ['maxMemSize', 'dataSync'],
};

/** Parameters that belong together: beside the line of the one, the default of the other is of interest. */
const partners: Readonly<Record<string, string>> = {
	dfsReplicationFactor: 'dfsReplicaReliabilityLevel',
	dfsReplicaReliabilityLevel: 'dfsReplicationFactor',
};

/** The default of a setting without a value, and of vital parameters that a file does not set. */
export function* defaultHints(file: CfgFile, context: HintContext): Iterable<Hint> {
	for (const { entry, parameter } of knownEntries(file, context)) {
		if (!hasNoValue(entry) || entry.value !== '' || !parameter.default) continue;
		yield hintAt(entry, [parameter], context.speak(EMPTY.label, { value: parameter.default }), EMPTY.tooltip, context);
	}
	for (const [anchor, parameters] of unset(file)) {
		if (anchor.line < context.first || anchor.line > context.last) continue;
		yield hintAt(anchor, parameters, unsetText(parameters, context), UNSET, context);
	}
}

/** Nobody knows what DolphinDB does with an empty value, so nothing more is said than what the default is. */
const EMPTY = {
	label: { en: 'default {value}', zh: '默认 {value}' },
	tooltip: {
		en: 'There is no value here. What there is to know of the parameter:',
		zh: '此处没有值。该配置项的说明：',
	},
};
const UNSET = { en: 'Not set in this file, so the default holds:', zh: '本文件中未设置，采用默认值：' };

/** The vital parameters that a file does not set, by the line that they are shown beside. */
const unset = remembering(findUnset);

function findUnset(file: CfgFile): ReadonlyMap<Entry, readonly Parameter[]> {
	const missing = (vital[file.kind] ?? []).filter((name) => !isSet(file, name));
	const placed = missing.flatMap((name) => {
		const parameter = findParameter(name);
		const anchor = anchorFor(file, name);
		return parameter?.default && anchor ? [{ parameter, anchor }] : [];
	});
	const groups = groupBy(placed, ({ anchor }) => anchor);
	return new Map([...groups].map(([anchor, all]) => [anchor, all.map(({ parameter }) => parameter)]));
}

/** Set for some nodes or in some zone is set as well, and so is what only lacks its `=`. */
function isSet(file: CfgFile, name: string): boolean {
	return attempts(file, name) || file.entries.some((entry) => resolveName(entry.name)?.parameter.name === name);
}

/** The line of the partner, else the one that says what the file is for, else the first setting. */
function anchorFor({ entries, common }: CfgFile, name: string): Entry | undefined {
	const partner = common.get(partners[name] ?? '');
	return partner ?? common.get('mode') ?? entries.find(isSetting);
}

function unsetText(parameters: readonly Parameter[], { speak }: HintContext): string {
	const [first, ...others] = parameters.map(({ name, default: value }) => `${name}=${value}`);
	const rest = others.length > 0 ? ` (+${others.length})` : '';
	return speak({ en: 'default {first}{rest}', zh: '默认 {first}{rest}' }, { first: first ?? '', rest });
}

function hintAt(
	entry: Entry,
	parameters: readonly Parameter[],
	text: string,
	about: Template,
	context: HintContext,
): Hint {
	return {
		kind: 'defaults',
		position: { line: entry.line, character: Math.max(entry.syntax.value.end, entry.syntax.equals + 1) },
		parts: [{ text }],
		tooltip: () =>
			paragraphs([context.speak(about), ...parameters.map((parameter) => catalogText(parameter, context.speak))]),
	};
}
