import { say } from '../../../base/message.ts';
import { type CfgFile, parameterValue } from '../../../model/files/cfg-file.ts';
import { isWhole } from '../../../rules/cfg/settings.ts';
import { setValue } from '../../../rules/cluster-edits.ts';
import { controllerPackages } from '../../../rules/controller/controllers.ts';
import { type Disagreement, disagreements, type Said } from '../../../rules/controller/group-settings.ts';
import { appendLines, deleteEntry } from '../../../rules/edits.ts';
import type { FileChange } from '../../../rules/rule.ts';
import { listed } from '../../../rules/votes.ts';
import type { Place, Refactoring } from '../refactoring.ts';

/** Gives all controllers the settings of this one that the whole group has to share; what is a host's own stays. */
export function* syncController({ cluster, file }: Place): Iterable<Refactoring> {
	if (file.kind !== 'controller') return;
	const different = [...disagreements(cluster)].flatMap((one) => leads(one, file));
	const raft = raftMissing(
		controllerPackages(cluster).map(({ controller }) => controller),
		file,
	);
	const names = [...different.map(({ name }) => name), ...(raft.length > 0 ? ['dfsHAMode'] : [])];
	if (names.length === 0) return;
	yield {
		id: 'sync-controller',
		kind: 'refactor.rewrite.sync',
		title: say(
			{ en: 'Give all controllers the {names} of this one', zh: '使所有控制节点的 {names} 与此文件一致' },
			{ names: listed(names) },
		),
		rewrite: () => ({ changes: joined([...different.flatMap(({ changes }) => changes), ...raft]) }),
	};
}

/** A line to set or to delete in a controller.cfg. */
interface Change {
	readonly file: CfgFile;
	readonly name: string;
	/** Nothing where the line has to go. */
	readonly value: string | undefined;
}

interface Lead {
	readonly name: string;
	readonly changes: readonly Change[];
}

function leads({ parameter: { name }, sides }: Disagreement, file: CfgFile): Lead[] {
	const isOwn = ({ pkg }: Said) => pkg.controller === file;
	const own = sides.flat().find(isOwn);
	const others = sides.filter((side) => !side.some(isOwn)).flat();
	if (!own || others.length === 0) return [];
	// Where this one leaves it unset, the others do so, too.
	const value = own.entry && own.text;
	return [{ name, changes: others.map(({ pkg }) => ({ file: pkg.controller, name, value })) }];
}

/** dfsHAMode is no matter of the majority: without it a controller is none of the group. */
function raftMissing(files: readonly CfgFile[], file: CfgFile): Change[] {
	const value = parameterValue(file, 'dfsHAMode');
	if (value === undefined || !/^raft$/i.test(value)) return [];
	const without = files.filter((one) => isWhole(one) && !/^raft$/i.test(parameterValue(one, 'dfsHAMode') ?? ''));
	return without.map((one) => ({ file: one, name: 'dfsHAMode', value }));
}

/** New lines of one file are added together, since of two additions at one place nobody knows the order. */
function joined(changes: readonly Change[]): FileChange[] {
	const files = [...new Set(changes.map(({ file }) => file))];
	return files.flatMap((file) => {
		const own = changes.filter((change) => change.file === file);
		const added = own.flatMap(({ name, value }) =>
			file.common.has(name) || value === undefined ? [] : [`${name}=${value}`],
		);
		return [...own.flatMap(changed), ...(added.length > 0 ? [appendLines(file, added)] : [])];
	});
}

function changed({ file, name, value }: Change): FileChange[] {
	const entry = file.common.get(name);
	if (!entry) return [];
	return [value === undefined ? deleteEntry(file, entry) : setValue(entry, value)];
}
