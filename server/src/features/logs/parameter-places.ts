import { uniqueBy } from '../../base/collections.ts';
import { say, type Template } from '../../base/message.ts';
import { findParameter, resolveName } from '../../catalog/catalog.ts';
import { canonicalFileNames } from '../../catalog/file-kinds.ts';
import type { KnownFailure } from '../../logs/known-failure.ts';
import type { Cluster } from '../../model/cluster.ts';
import { matchesPattern } from '../../model/effective.ts';
import type { CfgFile, CfgKind, Entry } from '../../model/files/cfg-file.ts';
import type { ConfigFile } from '../../model/files/config-file.ts';
import type { CausePlace, LogScene } from './explain-log.ts';
import { beginningOf } from './named-by-log.ts';

/** The lines that set the parameters of a failure, and the files that those belong into which are missing. */
export function parameterPlaces(scene: LogScene, { parameters = [], needs = [] }: KnownFailure): CausePlace[] {
	return scene.clusters.flatMap((cluster) => {
		const set = parameters.flatMap((name) => settingsOf(cluster, name, scene.alias));
		const missing = set.length > 0 ? [] : parameters.slice(0, 1).flatMap((name) => homesOf(cluster, name, DEFAULT));
		const needed = needs.flatMap((name) => {
			const own = settingsOf(cluster, name, scene.alias);
			return own.length > 0 ? own : homesOf(cluster, name, MISSING);
		});
		return [...set, ...missing, ...needed];
	});
}

/** The licences that lie beside the packages. */
export function licencePlaces({ clusters }: LogScene): CausePlace[] {
	const beside = clusters.flatMap(({ packages }) => packages.flatMap(({ bystanders }) => bystanders));
	return uniqueBy(
		beside.filter(({ kind }) => kind === 'licence'),
		({ id }) => id,
	).map(({ id }) => ({ at: beginningOf(id), message: say(LICENCE) }));
}

function isSettings(file: ConfigFile): file is CfgFile {
	return file.kind !== 'nodes';
}

/** Of a node that is known, lines for other nodes do not count. Values stay out: they may be secret. */
function settingsOf({ files }: Cluster, name: string, alias: string | undefined): CausePlace[] {
	const isFor = ({ qualifier }: Entry) =>
		alias === undefined || qualifier === undefined || matchesPattern(qualifier, alias);
	return files
		.filter(isSettings)
		.flatMap(({ entries }) => entries)
		.filter((entry) => resolveName(entry.name)?.parameter.name === name && isFor(entry))
		.map(({ file, line, syntax: { key, value } }) => ({
			at: { file, span: { line, start: key.start, end: value.end } },
			message: say(SET, { name }),
		}));
}

/** The files of the first kind that takes a parameter: cluster.cfg sooner than others, since it is for all nodes. */
function homesOf({ isStandalone, files }: Cluster, name: string, template: Template): CausePlace[] {
	const kinds: readonly CfgKind[] = isStandalone ? ['single'] : ['cluster', 'controller', 'agent'];
	const takes = (kind: CfgKind) => findParameter(name)?.files.includes(canonicalFileNames[kind]);
	const kind = kinds.find((one) => takes(one) && files.some((file) => file.kind === one));
	return files
		.filter((file) => file.kind === kind)
		.map(({ id }) => ({
			at: beginningOf(id),
			message: say(template, { name, file: kind ? canonicalFileNames[kind] : '' }),
		}));
}

const SET: Template = { en: '{name} is set here.', zh: '此处设置了 {name}。' };
const DEFAULT: Template = {
	en: '{name} is not set, so that its default holds; it belongs into {file}.',
	zh: '未设置 {name}，使用默认值；该参数应写入 {file}。',
};
const MISSING: Template = { en: '{name} is not set; it belongs into {file}.', zh: '未设置 {name}，应写入 {file}。' };
const LICENCE: Template = { en: 'The licence of this package.', zh: '该安装包的 license。' };
