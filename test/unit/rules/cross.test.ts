import { describe, expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import { applyChanges } from '../../../server/src/rules/apply-changes.ts';
import type { RuleFinding } from '../../../server/src/rules/rule-finding.ts';
import { defaultSettings } from '../../../server/src/workspace/settings.ts';
import type { Snapshot } from '../../../server/src/workspace/workspace.ts';
import { workspaceOf } from '../../support/workspace.ts';

const controller = (alias: string, host: string) =>
	`mode=controller\nlocalSite=${host}:8800:${alias}\ndfsHAMode=Raft\n`;
const agent = (alias: string, host: string, sites: string) =>
	`mode=agent\nlocalSite=${host}:8801:${alias}\ncontrollerSite=10.0.0.80:8800:c1\nsites=${host}:8801:${alias}:agent,${sites}\n`;
const sites = '10.0.0.80:8800:c1:controller,10.0.0.81:8800:c2:controller';
const nodes =
	'localSite,mode\n10.0.0.80:8800:c1,controller\n10.0.0.81:8800:c2,controller\n10.0.0.80:8801:a1,agent\n10.0.0.81:8801:a2,agent\n';

/** The state of a workspace in which settings say which folder belongs to which host. */
function snapshotOf(files: Record<string, string>, hosts: Record<string, string> = {}): Snapshot {
	const workspace = workspaceOf(Object.entries(files).map(([name, text]) => [`file:///w/${name}`, text]));
	workspace.setSettings({ ...defaultSettings, hosts });
	return workspace.snapshot();
}

function findings(snapshot: Snapshot, code: string): RuleFinding[] {
	return [...snapshot.files.keys()]
		.sort()
		.flatMap((id) => snapshot.findings(id))
		.filter((found) => found.code === code);
}

const told = (found: readonly RuleFinding[]) =>
	found.map(({ at, message }) => `${at.file.slice('file:///w/'.length)}:${at.span.line + 1} ${render(message, 'en')}`);

describe('hosts that a setting declares', () => {
	const files = {
		'server-a/cluster.nodes': nodes,
		'server-a/controller.cfg': controller('c1', '10.0.0.80'),
		'server-a/agent.cfg': agent('a1', '10.0.0.80', sites),
		'server-b/cluster.nodes': nodes,
		'server-b/controller.cfg': controller('c2', '10.0.0.81'),
	};
	const hosts = { 'server-a': '10.0.0.80', 'server-b': '10.0.0.81' };

	test('a localSite on another host is an error', () => {
		const wrong = { ...files, 'server-b/agent.cfg': agent('a2', '10.0.0.91', sites) };
		const found = findings(snapshotOf(wrong, hosts), 'cross-host-mismatch');
		expect(told(found)).toEqual([
			'server-b/agent.cfg:2 localSite in server-b/agent.cfg names host 10.0.0.91, but the package is on 10.0.0.81.',
		]);
		expect(findings(snapshotOf(wrong), 'cross-host-mismatch')).toEqual([]);
	});

	test('the declared host decides which of two addresses of a controller is right', () => {
		const stale = { ...files, 'server-b/controller.cfg': controller('c2', '10.0.0.91') };
		delete (stale as Partial<typeof files>)['server-b/cluster.nodes'];
		delete (stale as Partial<typeof files>)['server-a/agent.cfg'];
		const undecided = told(findings(snapshotOf(stale), 'cross-controller-site-differ'));
		expect(undecided.map((text) => text.split(' ')[0])).toEqual([
			'server-a/cluster.nodes:3',
			'server-b/controller.cfg:2',
		]);
		const decided = told(
			findings(snapshotOf(stale, { ...hosts, 'server-b': '10.0.0.91' }), 'cross-controller-site-differ'),
		);
		expect(decided.map((text) => text.split(' ')[0])).toEqual(['server-a/cluster.nodes:3']);
	});

	test('an agent.cfg that is missing there is a warning, and a mere hint of a fact where nobody declared the host', () => {
		const severities = (declared: typeof hosts | Record<string, never>) =>
			findings(snapshotOf(files, declared), 'cross-agent-cfg-absent').map(({ severity }) => severity);
		expect(severities(hosts)).toEqual(['warning']);
		expect(severities({})).toEqual(['info']);
	});

	test('one declared host is enough to tell which controllers cannot be checked', () => {
		const one = { 'server-a/cluster.nodes': nodes, 'server-a/controller.cfg': controller('c1', '10.0.0.80') };
		expect(findings(snapshotOf(one), 'cross-controller-cfg-absent')).toEqual([]);
		expect(told(findings(snapshotOf(one, hosts), 'cross-controller-cfg-absent'))).toEqual([
			'server-a/cluster.nodes:3 No controller.cfg found for c2; some checks are skipped.',
		]);
	});
});

describe('cluster.cfg that differ', () => {
	const secret = 'clusterReplicationExecutionPassword';
	const files = (own: string) => ({
		'P1/config/cluster.nodes': nodes,
		'P1/config/controller.cfg': controller('c1', '10.0.0.80'),
		'P1/config/cluster.cfg': `${secret}=first\nmaxMemSize=8\n`,
		'P2/config/cluster.nodes': nodes,
		'P2/config/controller.cfg': controller('c2', '10.0.0.81'),
		'P2/config/cluster.cfg': own,
	});

	test('a secret is never shown', () => {
		const [, found] = findings(snapshotOf(files(`${secret}=second\nmaxMemSize=16\n`)), 'cross-cluster-cfg-differ');
		const texts = [found?.message, ...(found?.related ?? []).map(({ message }) => message)].map((message) =>
			message ? `${render(message, 'en')} ${render(message, 'zh')}` : '',
		);
		expect(texts[0]).toContain(`P1/cluster.cfg and P2/cluster.cfg differ in ${secret}, maxMemSize.`);
		expect(texts.join('\n')).toContain(`${secret}=***`);
		expect(texts.join('\n')).toContain('maxMemSize=8');
		expect(texts.join('\n')).not.toMatch(/first|second/);
	});

	test('no fix is certain where one stands against one', () => {
		const snapshot = snapshotOf(files('maxMemSize=8\n'));
		const [found] = findings(snapshot, 'cross-cluster-cfg-differ');
		expect((found ? snapshot.fixes(found) : []).map(({ preferred }) => preferred)).toEqual([false, false]);
	});
});

test('files of one name are told apart by their paths', () => {
	const files = {
		'a/P1/controller.cfg': controller('c1', '10.0.0.80'),
		'a/P1/cluster.nodes': nodes,
		'b/P1/controller.cfg': controller('c1', '10.0.0.91'),
		'b/P1/cluster.nodes': nodes,
	};
	expect(told(findings(snapshotOf(files), 'cross-controller-duplicate'))).toEqual([
		'b/P1/controller.cfg:2 Controller c1 is configured in both a/P1/controller.cfg and b/P1/controller.cfg.',
	]);
});

test('a thousand agents that follow an old address are told once each, and one fix mends all', () => {
	const hosts = Array.from({ length: 1000 }, (_, at) => `10.1.${at >> 8}.${at & 255}`);
	const rows = hosts.map((host, at) => `${host}:8801:agent${at},agent\n`).join('');
	const files: Record<string, string> = {
		'P1/cluster.nodes': `localSite,mode\n10.0.0.80:8800:c1,controller\n10.0.0.91:8800:c2,controller\n${rows}`,
		'P1/controller.cfg': controller('c1', '10.0.0.80'),
		'P2/controller.cfg': controller('c2', '10.0.0.91'),
	};
	hosts.forEach((host, at) => {
		const known = at < 400 ? sites : sites.replace('81:8800:c2', '91:8800:c2');
		files[`hosts/h${at}/agent.cfg`] = agent(`agent${at}`, host, known);
	});
	const snapshot = snapshotOf(files);
	const found = findings(snapshot, 'agent-sites-controller-mismatch');
	expect(found.length).toBe(400);
	const [fix] = found.slice(0, 1).flatMap((one) => snapshot.fixes(one));
	expect(fix?.preferred).toBe(true);
	const mended = workspaceOf(applyChanges(snapshot.texts, fix?.changes ?? [])).snapshot();
	expect(findings(mended, 'agent-sites-controller-mismatch')).toEqual([]);
});
