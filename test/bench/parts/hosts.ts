import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Bench, grouped, inFolder, type Part } from '../bench.ts';
import { floorAndOurs, orTooSlow, typeInTurns, withServers } from '../contest.ts';
import { type Measured, OURS } from '../result.ts';
import { HOSTS, scaleFiles } from '../scale.ts';

const NAME = 'hosts';

/** The files in which somebody types, all of the first host, which runs a controller. */
const EDITED = ['cluster.cfg', 'cluster.nodes', 'controller.cfg', 'agent.cfg'];

/** From a keystroke to diagnostics, by the size of the workspace. */
export const hostsPart: Part = {
	name: NAME,
	title: 'A keystroke, by the number of hosts',
	about:
		'The same in a workspace with the files of so many hosts, four each, whichever file of the first host is edited. What the edit changes in other files follows after the diagnostics of the edited one and is not waited for here.',
	async *measure(bench) {
		for (const isPull of [false, true]) {
			for (const hosts of bench.isQuick ? HOSTS.slice(0, 2) : HOSTS) {
				const what = `${grouped(hosts)} hosts, ${isPull ? 'pull' : 'push'}`;
				yield* orTooSlow({ part: NAME, what, by: OURS, unit: 'ms' }, () => ofHosts(bench, hosts, isPull));
			}
		}
	},
};

function ofHosts(bench: Bench, hosts: number, isPull: boolean): AsyncIterable<Measured> {
	const files = scaleFiles(hosts);
	return inFolder(files, (folder) => {
		const contestants = floorAndOurs(bench, folder, isPull);
		return withServers(contestants, async function* (servers) {
			for (const name of EDITED) {
				const edited = `10.0.1.1/config/${name}`;
				const typed = {
					uri: pathToFileURL(path.join(folder, edited)).href,
					languageId: name.endsWith('nodes') ? 'dolphindb-nodes' : 'dolphindb-cfg',
					text: files.get(edited) ?? '',
				};
				const what = `${grouped(hosts)} hosts, ${name}, ${isPull ? 'pull' : 'push'}`;
				yield* typeInTurns(servers, contestants, { part: NAME, what, typed, effort: bench.effort });
			}
		});
	});
}
