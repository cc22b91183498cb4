import { groupBy } from '../../base/collections.ts';
import { type Message, render, say } from '../../base/message.ts';
import type { Examination } from '../../doctor/examine.ts';
import type { HostPath } from '../../doctor/files/copy.ts';
import type { World } from '../../doctor/files/world.ts';
import type { Extent } from '../../doctor/shell/ast.ts';
import { rules } from '../../rules/registry.generated.ts';
import type { RuleFinding } from '../../rules/rule-finding.ts';
import { type Snapshot, Workspace } from '../../workspace/workspace.ts';

/** A finding of a rule in a file that a runbook left, at the command that is to blame. */
export interface BlamedFinding {
	readonly code: string;
	readonly severity: RuleFinding['severity'];
	readonly message: Message;
	readonly at: Extent;
	readonly files: readonly HostPath[];
}

/** What our rules find in the files afterwards and did not find before: errors and warnings, each once for a command. */
export function newFindings({ settings }: Snapshot, { before, after, events }: Examination): BlamedFinding[] {
	const known = new Set(found(before, settings).map(keyOf));
	const fresh = found(after, settings).filter((one) => !known.has(keyOf(one)));
	const blamed = fresh.flatMap((one) => {
		const at = commandFor(one.file, events);
		return at ? [{ ...one, at }] : [];
	});
	const groups = groupBy(blamed, ({ at, finding }) => `${at.start} ${finding.code}`);
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		return first
			? [
					{
						code: first.finding.code,
						severity: first.finding.severity,
						message: messageOf(group),
						at: first.at,
						files: group.map(({ file }) => file),
					},
				]
			: [];
	});
}

interface Found {
	readonly finding: RuleFinding;
	readonly file: HostPath;
}

const ROOT = 'file:///hosts/';

function found(world: World, settings: Snapshot['settings']): Found[] {
	const workspace = new Workspace(rules);
	workspace.setSettings({ ...settings, hosts: {} });
	for (const { host, path, text } of world.files())
		if (text !== undefined) workspace.setText(ROOT + host + slashed(path), text);
	const snapshot = workspace.snapshot();
	return [...snapshot.files.keys()].flatMap((id) =>
		snapshot
			.findings(id)
			.filter(({ severity }) => severity === 'error' || severity === 'warning')
			.map((finding) => ({ finding, file: placeOf(id) })),
	);
}

/** The home of a user has no path of its own. */
function slashed(path: string): string {
	return path.startsWith('/') ? path : `/${path}`;
}

function placeOf(id: string): HostPath {
	const [host = '', ...parts] = id.slice(ROOT.length).split('/');
	const path = parts[0] === '~' ? parts.join('/') : `/${parts.join('/')}`;
	return { host, path };
}

function keyOf({ finding, file }: Found): string {
	return `${file.host}:${file.path} ${finding.code} ${render(finding.message, 'en')}`;
}

/** The last command that wrote a file, or brought the folder it lies in. */
function commandFor({ host, path }: HostPath, events: Examination['events']): Extent | undefined {
	const event = events.findLast(
		(one) =>
			(one.kind === 'wrote' && one.file.host === host && one.file.path === path) ||
			(one.kind === 'copied' && one.to.host === host && path.startsWith(`${one.to.path}/`)),
	);
	return event?.at ?? events.findLast((one) => one.kind === 'wrote')?.at;
}

function messageOf(group: readonly Found[]): Message {
	const [first] = group;
	const { host, path } = first?.file ?? { host: '', path: '' };
	const values = { host, path, message: first?.finding.message ?? '', more: group.length - 1 };
	return say(group.length > 1 ? SEVERAL : ONE, values);
}

const ONE = {
	en: 'Afterwards, in {path} on {host}: {message}',
	zh: '执行后，{host} 上的 {path}：{message}',
};
const SEVERAL = {
	en: 'Afterwards, in {path} on {host}, and in {more} more places: {message}',
	zh: '执行后，{host} 上的 {path}（以及另外 {more} 处）：{message}',
};
