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
		expect(stdout.match(/^UNKNOWN .* the logs of .*/gm)).toHaveLength(2); // no program of the package runs
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
		expect(stdout).toContain('9 checks, 4 not passed.');
	});

	test('shows errors in logs since the nodes started, and does not count them', async () => {
		await hosts.run('migrate.sh --apply --yes');
		const log = '/home/toy_2/server/clusterDemo/log';
		hosts.put(TWO, `${log}/controller.log`, '2000-01-01 00:00:00.000000 <ERROR> :long ago\n');
		hosts.inside(TWO, 'cp /bin/sleep /home/toy_2/server/toyd');
		const node = hosts.background(TWO, ['/home/toy_2/server/toyd', '60']);
		await new Promise((resolve) => setTimeout(resolve, 1200)); // the start of a process is known to the second
		const looked = async () => (await hosts.run('verify.sh')).stdout;
		const about = (stdout: string) => stdout.match(/^\w+ +10\.9\.0\.2: the logs of .*\n(?: {8}.*\n)*/m)?.[0];
		expect(about(await looked())).toMatch(/^ok {6}/);
		hosts.inside(
			TWO,
			`date '+%F %T.123456 <INFO> :well' >> ${log}/agent.log; date '+%F %T.123456 <ERROR> :no leader' >> ${log}/agent.log`,
		);
		const stdout = await looked();
		node.kill();
		expect(about(stdout)).toMatch(/^LOOK {4}.*\n {8}\d{4}-\d\d-\d\d [\d:.]+ <ERROR> :no leader\n$/);
		expect(stdout).toContain('9 checks, 3 not passed.'); // nothing listens, and toy hosts see the processes of one another
		expect(stdout).toContain('2 to look at: that may be so, and is not counted.');
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
