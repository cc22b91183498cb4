import { describe, expect, test } from 'vitest';
import type { FileKind } from '../../../server/src/catalog/file-kinds.ts';
import type { Cluster } from '../../../server/src/model/cluster.ts';
import type { ConfigFile } from '../../../server/src/model/files/config-file.ts';
import type { Installation } from '../../../server/src/model/installation.ts';
import { rules } from '../../../server/src/rules/registry.generated.ts';
import type { Rule } from '../../../server/src/rules/rule.ts';
import { Workspace } from '../../../server/src/workspace/workspace.ts';
import { manyHosts } from '../../bench/workload.ts';

const ROOT = 'file:///w/';

/** How often rules were asked about whole files, about some lines, and about clusters. */
interface Asked {
	files: number;
	lines: number;
	clusters: string[];
}

/** The rules, counting how often they are asked. */
function counted(): { rules: Rule[]; asked: Asked } {
	const asked: Asked = { files: 0, lines: 0, clusters: [] };
	const wrapped = rules.map((rule): Rule => {
		if (rule.scope === 'file') {
			const { check, checkLines } = rule;
			return {
				...rule,
				check: (file: ConfigFile, installation: Installation) => {
					asked.files++;
					return check(file, installation);
				},
				...(checkLines && {
					checkLines: (file, lines, installation) => {
						asked.lines++;
						return checkLines(file, lines, installation);
					},
				}),
			};
		}
		if (rule.scope !== 'cluster') return rule;
		return {
			...rule,
			check: (cluster: Cluster, installation: Installation) => {
				asked.clusters.push(rule.code);
				return rule.check(cluster, installation);
			},
		};
	});
	return { rules: wrapped, asked };
}

describe('in a workspace of 1,000 hosts', () => {
	const { rules: wrapped, asked } = counted();
	const workspace = new Workspace(wrapped);
	const files = manyHosts(1_000);
	for (const [name, text] of files) workspace.setText(ROOT + name, text);
	const judge = () => {
		const snapshot = workspace.snapshot();
		return [...snapshot.files.keys()].flatMap((file) => snapshot.findings(file)).length;
	};
	judge();

	/** What an edit of a file makes necessary; the file has its first text again afterwards. */
	function costOf(name: string, edit: (text: string) => string) {
		const text = files.get(name) ?? '';
		const counts = { ...workspace.counts };
		Object.assign(asked, { files: 0, lines: 0, clusters: [] });
		workspace.setText(ROOT + name, edit(text));
		judge();
		const clustered = workspace.counts.clustered - counts.clustered;
		const cost = { read: workspace.counts.read - counts.read, clustered, ...asked, clusters: [...asked.clusters] };
		workspace.setText(ROOT + name, text);
		judge();
		return cost;
	}

	const lineRules = (kind: FileKind) =>
		rules.filter((rule) => rule.scope === 'file' && rule.checkLines && rule.kinds.includes(kind)).length;

	test('a comment is looked at by the rules about lines alone', () => {
		const cost = costOf('10.2.0.1/config/cluster.cfg', (text) => `${text}# a note\n`);
		expect(cost).toEqual({ read: 1, clustered: 0, files: 0, lines: lineRules('cluster'), clusters: ['file-missing'] });
	});

	test('a broken line of a controller is looked at by the rules about lines and by those that miss a setting', () => {
		const cost = costOf('10.0.1.1/config/controller.cfg', (text) => text.replace('\n', '\nbroken\n'));
		expect(cost).toMatchObject({ read: 1, clustered: 0, lines: lineRules('controller') });
		expect(cost.files).toBe(0);
		expect(cost.clusters).toEqual(['file-missing', 'nodes-several-controllers-without-raft']);
	});

	test('a value is looked at by the rules that read it, and groups nothing anew', () => {
		const cost = costOf('10.0.1.1/config/controller.cfg', (text) => text.replace('dataSync=1', 'dataSync=0'));
		expect(cost).toMatchObject({ read: 1, clustered: 0 });
		expect(cost.clusters).toContain('controller-datasync-cache');
		expect(cost.clusters).not.toContain('cross-controller-site-differ');
		expect(cost.clusters.length).toBeLessThan(10);
	});

	test('a row without alias concerns no rule about directories', () => {
		const cost = costOf('10.0.1.1/config/cluster.nodes', (text) => `${text}10.9.9.9:8\n`);
		expect(cost).toMatchObject({ read: 1, clustered: 1, lines: lineRules('nodes') });
		expect(cost.clusters).toContain('nodes-duplicate-endpoint');
	});

	test('a site groups once, and asks each rule about sites once', () => {
		const cost = costOf('10.2.0.1/config/agent.cfg', (text) => text.replace(':8901:', ':18901:'));
		expect(cost).toMatchObject({ read: 1, clustered: 1 });
		expect(new Set(cost.clusters).size).toBe(cost.clusters.length);
		expect(cost.clusters).toContain('agent-localsite-mismatch');
		expect(cost.clusters).not.toContain('cross-cluster-cfg-differ');
	});

	test('a text that is what it was costs nothing', () => {
		const cost = costOf('10.2.0.1/config/agent.cfg', (text) => text);
		expect(cost).toEqual({ read: 0, clustered: 0, files: 0, lines: 0, clusters: [] });
	});
});
