import { say } from '../../base/message.ts';
import type { HostPath } from '../files/copy.ts';
import { isWithin } from '../files/paths.ts';
import { type Case, type Defect, eventsOf } from './defect.ts';
import { rowsIn, siteIn } from './sites.ts';

/** D-15: a copied package keeps the agent of the one it came from, or has one that no list of nodes knows. */
export const agentCloned: Defect = {
	code: 'script-agent-cloned',
	severity: 'error',
	*find(examined) {
		const { events, facts, after } = examined;
		for (const { from, to, at } of eventsOf(events, 'copied')) {
			if (!facts.packages.some(({ host, path }) => host === from.host && path === from.path)) continue;
			const own = agentBelow(examined, to);
			if (!own || from.path.split('/').at(-1) === to.path.split('/').at(-1)) continue;
			const values = { alias: own.alias, site: own.host, host: to.host, to: to.path };
			if (own.alias === agentBelow(examined, from)?.alias) yield { at, message: say(SAME, values) };
			else if (!isRegistered(after.files(), own.alias)) yield { at, severity: 'info', message: say(DORMANT, values) };
		}
	},
};

function agentBelow({ after }: Case, { host, path }: HostPath) {
	for (const [file, entry] of after.below(host, path))
		if (/\/agent\.cfg$/.test(file) && entry.kind === 'file' && isWithin(path, file) && !/\.(bak|orig)\//.test(file))
			return siteIn(entry.text ?? '');
	return undefined;
}

function isRegistered(
	files: Iterable<{ readonly path: string; readonly text: string | undefined }>,
	alias: string,
): boolean {
	return [...files].some(
		({ path, text }) => /\/cluster\.nodes$/.test(path) && rowsIn(text ?? '').some((row) => row.alias === alias),
	);
}

const SAME = {
	en: 'agent.cfg below {to} on {host} still is that of {alias} ({site}): who starts the agent there starts a second {alias}',
	zh: '{host} 上 {to} 中的 agent.cfg 仍属于 {alias}（{site}）：在那里启动代理会产生第二个 {alias}',
};
const DORMANT = {
	en: 'agent.cfg below {to} on {host} makes an agent {alias} that no cluster.nodes knows',
	zh: '{host} 上 {to} 中的 agent.cfg 定义了代理 {alias}，但没有任何 cluster.nodes 包含它',
};
