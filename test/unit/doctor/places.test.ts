import { describe, expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import { examineRunbook } from '../../../server/src/features/doctor/examine-runbook.ts';
import { workspaceOf } from '../../support/workspace.ts';

const nodes =
	'localSite,mode\n10.0.0.1:8900:c1,controller\n10.0.0.1:8901:agent1,agent\n10.0.0.2:8901:agent2,agent\n10.0.0.1:8902:node1,datanode\n10.0.0.2:8902:node2,datanode\n';
const packageOn = (host: string, name: string, agent: string) => [
	[`file:///w/${host}/home/${name}/server/clusterDemo/config/cluster.nodes`, nodes] as const,
	[
		`file:///w/${host}/home/${name}/server/clusterDemo/config/agent.cfg`,
		`mode=agent\nlocalSite=${host}:8901:${agent}\ncontrollerSite=10.0.0.1:8900:c1\n`,
	] as const,
];
const two = workspaceOf([
	...packageOn('10.0.0.1', 'ddb_1', 'agent1'),
	...packageOn('10.0.0.2', 'ddb_2', 'agent2'),
]).snapshot();

/** A cluster of two servers with one package each. */
const clusterOf = (name: string, net: string) => {
	const rows = [`${net}.1:8900:c1,controller`, `${net}.1:8901:agent1,agent`, `${net}.2:8901:agent2,agent`];
	return [1, 2].flatMap((n) => {
		const config = `file:///w/${name}/${net}.${n}/home/ddb_${n}/server/clusterDemo/config`;
		const agent = `mode=agent\nlocalSite=${net}.${n}:8901:agent${n}\ncontrollerSite=${net}.1:8900:c1\n`;
		return [
			[`${config}/cluster.nodes`, `localSite,mode\n${rows.join('\n')}\n`] as const,
			[`${config}/agent.cfg`, agent] as const,
			...(n === 1 ? [[`${config}/controller.cfg`, `mode=controller\nlocalSite=${net}.1:8900:c1\n`] as const] : []),
		];
	});
};

/** Where a runbook makes files. */
const made = (...lines: string[]) => {
	const { changes } = examineRunbook(two, lines.join('\n'));
	return changes.filter(({ before }) => before === undefined).map(({ host, path }) => `${host}:${path}`);
};

describe('the place where lines are run', () => {
	test.each([
		['a comment', ['# on 10.0.0.2', 'touch /tmp/x.cfg'], ['10.0.0.2:/tmp/x.cfg']],
		['a prompt', ['root@10.0.0.2:~# touch /tmp/x.cfg', 'some output > /tmp/y'], ['10.0.0.2:/tmp/x.cfg']],
		[
			'prompts of two hosts',
			['[ddb@10.0.0.1 ~]$ touch a.cfg', '[ddb@10.0.0.2 ~]$ touch b.cfg'],
			['10.0.0.1:~/a.cfg', '10.0.0.2:~/b.cfg'],
		],
		[
			'ssh with commands',
			['# on 10.0.0.1', "ssh -p 2222 ddb@10.0.0.2 'cd /tmp && touch x.cfg'", 'touch y.cfg'],
			['10.0.0.1:~/y.cfg', '10.0.0.2:/tmp/x.cfg'],
		],
		[
			'ssh with a here-document',
			['# on 10.0.0.1', 'ssh 10.0.0.2 <<EOF', 'touch /tmp/x.cfg', 'EOF'],
			['10.0.0.2:/tmp/x.cfg'],
		],
		[
			'a login',
			['# on 10.0.0.1', 'ssh 10.0.0.2', 'touch x.cfg', 'exit', 'touch y.cfg'],
			['10.0.0.1:~/y.cfg', '10.0.0.2:~/x.cfg'],
		],
		[
			'a sentence',
			['Run this on server 2 (10.0.0.2):', '', '```sh', 'touch /tmp/x.cfg', '```'],
			['10.0.0.2:/tmp/x.cfg'],
		],
		[
			'a sentence with a folder',
			['On host 2 (10.0.0.2), in server/clusterDemo/config of ddb_2, run:', '```', 'touch x.cfg', '```'],
			['10.0.0.2:/home/ddb_2/server/clusterDemo/config/x.cfg'],
		],
		[
			'a sentence in Chinese, without marks around the lines',
			[
				'第一步：在服务器一（10.0.0.1）和服务器二（10.0.0.2）上面的 server/clusterDemo/config 下面执行如下命令',
				'touch x.cfg',
			],
			['10.0.0.1:/home/ddb_1/server/clusterDemo/config/x.cfg', '10.0.0.2:/home/ddb_2/server/clusterDemo/config/x.cfg'],
		],
		[
			'all servers',
			['On every server, run:', '```', 'touch /tmp/x.cfg', '```'],
			['10.0.0.1:/tmp/x.cfg', '10.0.0.2:/tmp/x.cfg'],
		],
		[
			'from one to another',
			['将数据从服务器一（10.0.0.1）传输到服务器二（10.0.0.2）', '```', 'touch /tmp/x.cfg', '```'],
			['10.0.0.1:/tmp/x.cfg'],
		],
		[
			'what a number stood for before',
			['Server 2 (10.0.0.2) is new.', '```', '# on server 2', 'touch /tmp/x.cfg', '```'],
			['10.0.0.2:/tmp/x.cfg'],
		],
		[
			'only blocks of shell',
			['On 10.0.0.1:', '```json', '{ "a": 1 }', '```', 'On 10.0.0.2:', '```bash', 'touch x.cfg', '```'],
			['10.0.0.2:~/x.cfg'],
		],
	])('is told by %s', (_name, lines, expected) => {
		expect(made(...lines)).toEqual(expected);
	});

	test('carriage returns of the text are none of the lines', () => {
		expect(made('# on 10.0.0.2\r\ntouch /tmp/x.cfg\r')).toEqual(['10.0.0.2:/tmp/x.cfg']);
	});
});

describe('two clusters with packages in the same folders', () => {
	const folder = '/home/ddb_1/server/clusterDemo/config';
	const both = workspaceOf([...clusterOf('a', '10.1.0'), ...clusterOf('b', '10.2.0')]).snapshot();
	const examined = (lines: readonly string[], host?: string) => {
		const { findings, changes, candidates } = examineRunbook(both, lines.join('\n'), host);
		const said = findings.filter(({ code }) => code === 'script-host-assumed');
		return {
			hosts: [...new Set(changes.map((change) => change.host))].sort(),
			said: said.map(({ severity, message }) => `${severity} ${render(message, 'en')}`),
			candidates,
		};
	};
	const edit = [`cd ${folder}`, 'echo a=1 > x.cfg'];

	test('a warning names all hosts that could be meant, and how to choose', () => {
		const { hosts, said, candidates } = examined(edit);
		expect([hosts, candidates]).toEqual([['10.1.0.1'], ['10.1.0.1', '10.2.0.1']]);
		expect(said).toEqual([
			expect.stringMatching(/^warning .*it can be 10\.1\.0\.1, 10\.2\.0\.1\. .*"# on 10\.2\.0\.1".*--host 10\.2\.0\.1/),
		]);
	});

	test('the host that is chosen is taken, and nothing is in doubt', () => {
		expect(examined(edit, '10.2.0.1')).toEqual({ hosts: ['10.2.0.1'], said: [], candidates: [] });
		expect(examined(edit, '10.9.9.9').candidates, 'a host that is not there').toHaveLength(2);
	});

	test('a comment decides it', () => {
		expect(examined(['# on 10.2.0.1', ...edit])).toEqual({ hosts: ['10.2.0.1'], said: [], candidates: [] });
	});

	test('a text that names a host of one cluster is about that one', () => {
		const { hosts, said } = examined([...edit, "sed -i 's/10.2.0.1:8900/10.2.0.9:8900/' cluster.nodes"]);
		expect(hosts).toEqual(['10.2.0.1']);
		expect(said).toEqual([expect.stringMatching(/^info .*10\.2\.0\.1 is taken/)]);
	});

	test('servers are counted in the cluster that is meant, and in none where it may be either', () => {
		const second = ['On server 2, run:', '```', 'touch /tmp/x.cfg', '```'];
		expect(examined([...second, 'Its console is at 10.2.0.1.']).hosts).toEqual(['10.2.0.2']);
		expect(examined(second, '10.2.0.1').hosts).toEqual(['10.2.0.2']);
		expect(examined(second).candidates).toEqual(['10.1.0.1', '10.1.0.2', '10.2.0.1', '10.2.0.2']);
	});

	test('all servers are those of the cluster that is meant', () => {
		const all = ['On every server, run:', '```', 'touch /tmp/x.cfg', '```'];
		expect(examined([...all, 'The console is at 10.2.0.1.']).hosts).toEqual(['10.2.0.1', '10.2.0.2']);
	});
});

describe('what nobody can know', () => {
	const texts = (...lines: string[]) => {
		const { changes } = examineRunbook(
			two,
			['# on 10.0.0.2', 'cd /home/ddb_2/server/clusterDemo/config', ...lines].join('\n'),
		);
		return changes.map(({ path, after }) => [path.split('/').at(-1), after]);
	};

	test('a file is not known after a condition on a program that is not known', () => {
		expect(texts('check_it && echo a=1 >> agent.cfg')).toEqual([['agent.cfg', 'unknown']]);
		expect(texts('if check_it; then echo a=1 >> agent.cfg; fi')).toEqual([['agent.cfg', 'unknown']]);
	});

	test('a file that both ways leave alike is known', () => {
		expect(texts('if check_it; then echo a=1 > x.cfg; else echo a=1 > x.cfg; fi')).toEqual([['x.cfg', 'a=1\n']]);
	});

	test('what a program prints is not known, nor the file that it is written to', () => {
		expect(texts('date > x.cfg', 'echo "$(hostname)" >> y.cfg')).toEqual([
			['x.cfg', 'unknown'],
			['y.cfg', 'unknown'],
		]);
	});

	test('a name with something unknown in it stays as it is written', () => {
		expect(texts('cp agent.cfg agent.$(date +%F).cfg').map(([name]) => name)).toEqual(['agent.$(date +%F).cfg']);
	});

	test('a failed command under set -e ends the block', () => {
		expect(texts('set -e', 'cd nowhere.cfg', 'touch x.cfg')).toEqual([]);
	});
});

describe('hosts and folders of which nothing is known', () => {
	const found = (...lines: string[]) => examineRunbook(two, lines.join('\n')).findings.map(({ code }) => code);

	test('are no mistakes of a runbook', () => {
		expect(found('# on 10.0.0.1', 'cd /opt/tools && ./install', 'cp -r /opt/tools /srv/tools')).toEqual([
			'script-not-understood',
		]);
		expect(found('ssh 10.0.0.9 "cd /opt/ddb && ls"', 'rsync -a /var/log/ 10.0.0.9:/backup/')).toEqual([
			'script-host-assumed',
		]);
	});

	test('neither are files of a host that belongs to the cluster, but not to the workspace', () => {
		const one = workspaceOf(packageOn('10.0.0.1', 'ddb', 'agent1')).snapshot();
		const lines = ['# on 10.0.0.2', 'cd /home/ddb/server/clusterDemo/config', "sed -i 's/a/b/' agent.cfg"];
		const { findings, changes } = examineRunbook(one, lines.join('\n'));
		expect(findings).toEqual([]);
		expect(changes.map(({ after }) => after)).toEqual(['unknown']);
	});
});
