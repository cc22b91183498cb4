import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { renderAll } from '../../server/src/render/registry.ts';
import { ONE, smallBefore, smallPlan, TWO } from '../support/sample-plans.ts';
import { available, ToyHosts, whyNoToyHosts } from '../support/toy-hosts.ts';

describe.runIf(available('verify.sh on toy hosts', whyNoToyHosts()))('verify.sh', () => {
	let hosts: ToyHosts;

	beforeAll(() => {
		hosts = new ToyHosts([ONE, TWO]);
		hosts.install(renderAll(smallPlan()));
	});
	beforeEach(() => hosts.reset(smallBefore));
	afterAll(() => hosts?.close());

	const listen = (host: string, port: number) =>
		hosts.background(host, [process.execPath, '-e', `require('net').createServer().listen(${port})`]);

	test('passes when files, ports and processes are as the plan leaves them, and changes nothing', async () => {
		await hosts.run('migrate.sh --apply --yes');
		const servers = [listen(ONE, 9901), listen(TWO, 9902)];
		await new Promise((resolve) => setTimeout(resolve, 700));
		const before = [hosts.tree(ONE), hosts.tree(TWO)];
		const { code, stdout, stderr } = await hosts.run('verify.sh');
		for (const server of servers) server.kill();
		expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' });
		expect(stdout.match(/^ok .*/gm)).toHaveLength(4 + 2 + 1);
		expect(stdout).toContain('ok      10.9.0.2: c2 listens on port 9902');
		expect(stdout).toContain('ok      10.9.0.1: nothing runs from /home/toy_2');
		expect(stdout).not.toContain('a2');
		expect([hosts.tree(ONE), hosts.tree(TWO)]).toEqual(before);
	});

	test('names everything that is wrong, and goes on to the end', async () => {
		await hosts.run('migrate.sh --apply --yes');
		hosts.put(TWO, '/home/toy_2/server/clusterDemo/config/controller.cfg', 'edited\n');
		hosts.inside(ONE, 'cp /bin/sleep /home/toy_2/server/toyd');
		const old = hosts.background(ONE, ['/home/toy_2/server/toyd', '30']);
		await new Promise((resolve) => setTimeout(resolve, 200));
		const { code, stdout } = await hosts.run('verify.sh');
		old.kill();
		expect(code).toBe(1);
		expect(stdout).toMatch(/^WRONG {3}10\.9\.0\.2: .*controller\.cfg is the file of the plan\n {8}.*has the sum/m);
		expect(stdout).toMatch(/^WRONG {3}10\.9\.0\.1: c1 listens on port 9901$/m);
		expect(stdout).toMatch(/^WRONG {3}10\.9\.0\.1: nothing runs from \/home\/toy_2\n {8}process \d+ runs/m);
		expect(stdout).toContain('7 checks, 4 not passed.');
	});

	test('tells a host that cannot be asked from one that is wrong', async () => {
		hosts.setDown(TWO, true);
		const { code, stdout } = await hosts.run('verify.sh');
		hosts.setDown(TWO, false);
		expect(code).toBe(1);
		expect(stdout.match(/No route to host/g)).toHaveLength(1); // said once, however many checks it stands for
		expect(stdout).toMatch(/^UNKNOWN 10\.9\.0\.2: c2 listens on port 9902 \(status 255\)$/m);
		expect((await hosts.run('verify.sh --apply')).code).toBe(2);
		expect((await hosts.run('verify.sh --help')).code).toBe(0);
	});
});
