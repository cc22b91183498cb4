import type { HostProbe, Probe } from '../../plan/operation.ts';

/** What a host answers alone, without calling another one. */
type Alone = Exclude<HostProbe, { probe: 'ssh-to' }>;

/** The words of lib.sh that ask a host: a function returning 0 for yes and 1 for no, with its arguments. */
export function probeWords(host: string, probe: Probe): readonly string[] {
	switch (probe.probe) {
		case 'space-for':
			return [
				...['space_for', host, probe.path, String(probe.percent)],
				...probe.trees.flatMap((tree) => [tree.host, tree.path]),
			];
		case 'ssh-to':
			return ['ssh_between', host, probe.host];
		case 'same-output':
			return ['same_output', host, probe.other.host, String(probe.argv.length), ...probe.argv, ...probe.other.argv];
		case 'owner-known':
			return ['owner_known', host, probe.of.host, probe.of.path];
		case 'disk-like':
			return ['disk_like', host, probe.aspect, probe.path, probe.other.host, probe.other.path];
		case 'clock-within':
			return ['clock_within', host, String(probe.milliseconds)];
		default:
			return ['on', host, ...aloneWords(probe)];
	}
}

/** The words that a host runs to answer. */
export function aloneWords(probe: Alone): readonly string[] {
	switch (probe.probe) {
		case 'no-process-below':
			return ['at_no_process_below', ...probe.folders];
		case 'port-free':
			return ['at_port_free', String(probe.port)];
		case 'port-listening':
			return ['at_port_listening', String(probe.port)];
		case 'file-is':
			return ['at_file_is', probe.path, ...probe.sha256];
		case 'path-exists':
			return ['at_path_exists', probe.path];
		case 'path-absent':
			return ['at_path_absent', probe.path];
		case 'folder-free-or-ours':
			return ['at_free_or_ours', probe.path];
		case 'succeeds':
			return ['at_succeeds', ...probe.argv];
		case 'ways-open':
			return ['at_ways_open', ...probe.to.flatMap(({ host, port }) => [host, String(port)])];
		case 'ports-kept':
			return ['at_ports_kept', ...probe.ports.map(String)];
		case 'nothing-starts':
			return ['at_nothing_starts', ...probe.folders];
		case 'links-inside':
			return ['at_links_inside', ...probe.folders];
		case 'logs-quiet':
			return ['at_logs_quiet', probe.folder, probe.of];
		case 'holds-only':
			return ['at_holds_only', probe.path, ...probe.names];
	}
}
