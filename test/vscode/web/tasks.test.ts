import { tasks } from 'vscode';
import { activation, equal } from '../suite/support.ts';

describe('tasks', () => {
	before(activation);

	it('are not offered where no process can be started', async () => {
		const offered = await tasks.fetchTasks({ type: 'dolphindb-cluster' });
		equal(
			offered.map(({ name }) => name),
			[],
		);
	});
});
