import { commands } from 'vscode';
import { equal, findingsIn, inWorkspace, remove, waitFor, write } from '../suite/support.ts';

/** What the extension starts its server with; tests and extensions share one worker, and so its globals. */
const scope = globalThis as unknown as { Worker: new (...args: unknown[]) => EventTarget };

describe('a server in a worker', () => {
	const { Worker } = scope;
	const started: EventTarget[] = [];

	before(() => {
		scope.Worker = class extends Worker {
			constructor(...args: unknown[]) {
				super(...args);
				started.push(this);
			}
		};
	});

	after(async () => {
		scope.Worker = Worker;
		await remove('worker');
	});

	it('is started again when it fails', async () => {
		await commands.executeCommand('dolphindbCluster.restartServer');
		await waitFor('a worker', () => started.length === 1 || undefined);
		started[0]?.dispatchEvent(new Event('error'));
		await waitFor('another worker', () => started.length === 2 || undefined);
		await write('worker/agent.cfg', 'mode=agent\nlocalSite=10.0.0.9:8801:agent9\nnonsense\n');
		await waitFor('a finding', () =>
			findingsIn(inWorkspace('worker/agent.cfg')).find(({ code }) => code === 'cfg-missing-equals'),
		);
		equal(started.length, 2);
	});
});
