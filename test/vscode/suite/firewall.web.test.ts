import * as vscode from 'vscode';
import { twoHostsIn } from '../../support/drift.ts';
import { api } from './exports.ts';
import { closeEditors, equal, inWorkspace, remove, writeAll } from './support.ts';

const PLACE = 'guarded';
const run = async <Answer>(argument: object) =>
	vscode.commands.executeCommand<Answer>('dolphindbCluster.generateFirewallRules', {
		cluster: inWorkspace(PLACE).toString(),
		confirm: false,
		...argument,
	});

describe('firewall rules', () => {
	before(async () => {
		await writeAll(PLACE, twoHostsIn('10.8.0'));
		const { clusters } = await api();
		const hasCluster = async () => {
			const roots = await clusters.getChildren();
			return roots.some((one) => one.kind === 'cluster' && one.tree.name === PLACE && one.tree.hosts.length === 2);
		};
		for (let tries = 0; tries < 200 && !(await hasCluster()); tries++)
			await new Promise((resolve) => setTimeout(resolve, 50));
		equal(await hasCluster(), true);
	});
	afterEach(closeEditors);
	after(() => remove(PLACE));

	it('are written beside the cluster, and the matrix is shown', async () => {
		const answer = await run<{ written: readonly string[] }>({ clients: ['10.1.0.0/16'] });
		equal(answer.written.length, 2 + 2 * 3);
		equal(answer.written[0], inWorkspace(`${PLACE}/firewall/ways.txt`).toString());
		equal(vscode.window.activeTextEditor?.document.uri.toString(), answer.written[0]);
		const rules = await vscode.workspace.fs.readFile(inWorkspace(`${PLACE}/firewall/10.8.0.1/ufw.sh`));
		equal(new TextDecoder().decode(rules).includes('allow 10.1.0.0/16 tcp'), true);
	});

	it('that cannot be made say why', async () => {
		const { problems } = await run<{ problems: readonly string[] }>({ admins: ['nowhere'] });
		equal([problems.length, problems[0]?.includes('nowhere')], [1, true]);
	});
});
