import { groupBy, unique } from '../../base/collections.ts';
import type { Blueprint } from '../blueprint.ts';
import { demoFolder } from '../folders.ts';
import type { PlannedMove } from '../moves.ts';
import { sortedBy } from '../natural-order.ts';
import { below } from '../path-relations.ts';
import checkLicences from '../steps/check-licences.ts';
import copyData from '../steps/copy-data.ts';
import prepareHost from '../steps/prepare-host.ts';
import { type StepSeed, seed } from '../steps/step-kind.ts';
import { keys } from './keys.ts';

/** Folders are made, data are copied, licences are looked for, host by host. */
export function copySeeds(blueprint: Blueprint, after: readonly string[]): StepSeed[] {
	const { moves, wanted } = blueprint;
	const byHost = groupBy(moves, ({ to }) => to.host);
	const prepared = [...byHost].map(([host, arriving]) =>
		seed(prepareHost, { host, folders: foldersToMake(arriving), purpose: 'copies' }, after),
	);
	const copied = [...byHost].flatMap(([, arriving], at) =>
		arriving.map((move) => copySeed(move, keys(prepared.slice(at, at + 1)))),
	);
	const packages = wanted.packages.filter(({ origin }) => origin === 'moved');
	const hosts = sortedBy(unique(packages.map(({ host }) => host)), (host) => host);
	const licences = hosts.map((host) => {
		const paths = packages.filter((pkg) => pkg.host === host).map(({ path }) => path);
		const copies = copied.filter((_, at) => moves[at]?.to.host === host);
		return seed(checkLicences, { host, packages: paths }, copies.length > 0 ? keys(copies) : after);
	});
	return [...prepared, ...copied, ...licences];
}

function copySeed({ from, to, excludes, label, reason, optional }: PlannedMove, after: readonly string[]): StepSeed {
	return seed(copyData, { from, to, excludes, label, reason, optional }, after);
}

/** The outermost folders; those inside them come with the copy. Logs are not copied, but scripts write to them. */
function foldersToMake(moves: readonly PlannedMove[]): string[] {
	const outer = moves.filter(({ to }) => !moves.some((other) => below(other.to.path, to.path)));
	const logs = moves.filter(({ content }) => content === 'package').map(({ to }) => `${demoFolder(to.path)}/log`);
	return [...unique(outer.filter(({ optional }) => !optional).map(({ to }) => to.path)), ...logs];
}
