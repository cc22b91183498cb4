import { appendRows, appendSites, readdress, replaceSite } from '../tutorial-commands.ts';

/** Text of the tutorial's three migrations as people paste it: sentences, and blocks with its commands and slips. */

const block = (...lines: readonly string[]) => ['```', ...lines, '```', ''].join('\n');
const stop = (pkg: number) => [
	`cd /home/dolphindb_${pkg}/server/clusterDemo;`,
	'sh stopAllNode.sh;',
	'cp -r ./config ./config.bak',
	'',
];
const NUMBERS = ['', '一', '二', '三', '四', '五'];
const server = (n: number) => `服务器${NUMBERS[n]}（172.0.0.${n}）`;
const place = (n: number) => `在${server(n)}上面的 dolphindb\\_${n} 下面的 server/clusterDemo/config 下执行如下命令：`;
const start = '在每台服务器的 server/clusterDemo 下面执行如下命令启动控制节点和代理节点：';
const open = '启动完成之后，在浏览器中打开 https://172.0.0.1:9901，启动数据节点。\n';

const configure = (n: number, rows: readonly string[], operator: '>>' | '>' = '>>') =>
	`${place(n)}\n\n${block('// 修改 controller 集群信息', readdress(), '', '// 添加 agent', appendRows(rows, operator))}`;

const agents = ['172.0.0.2:9905:agent2,agent', '172.0.0.3:9906:agent3,agent'];
const controllers = ['172.0.0.4:9912:controller4,controller', '172.0.0.5:9913:controller5,controller'];

/** One server to three. */
export const singleToThree = [
	`在${server(1)}上面执行如下命令：\n`,
	block('# 在服务器一上面执行如下命令', ...stop(1), ...stop(2), ...stop(3)),
	`执行如下命令将${server(1)}上面的 dolphindb_2 和 dolphindb_3 分别传输到${server(2)}和${server(3)}上面\n`,
	block(
		'scp /home/dolphindb_2 root@172.0.0.2:/home/dolphindb_2;',
		'scp /home/dolphindb_3 root@172.0.0.3:/home/dolphindb_3;',
	),
	...[1, 2, 3].map((n) => configure(n, agents)),
	`执行如下命令，将 dolphindb_2 相关的数据从${server(1)}迁移到${server(2)}，将 dolphindb_3 相关的数据从${server(1)}迁移到${server(3)}\n`,
	block(
		'scp -r /ssd/ssd1/dolphindb_2 root@172.0.0.2:/ssd/ssd1/;',
		'scp -r /ssd/ssd1/dolphindb_3 root@172.0.0.3:/ssd/ssd1/;',
	),
	`${start}\n`,
	block('sh startController.sh', 'sh startAgent.sh'),
	open,
].join('\n');

/** Two servers to three. */
export const dualToThree = [
	`在${server(1)}和${server(2)}上面执行如下命令：\n`,
	block('# 在服务器一上面执行如下命令', ...stop(1), ...stop(3), '# 在服务器二上面执行如下命令', ...stop(2)),
	`执行如下命令将${server(1)}上面的 dolphindb_3 传输到${server(3)}\n`,
	block('scp /home/dolphindb_3 root@172.0.0.3:/home/dolphindb_3;'),
	configure(1, agents.slice(1)),
	configure(2, agents.slice(1), '>'),
	configure(3, agents.slice(1), '>'),
	`执行如下命令，将 dolphindb_3 相关的数据从${server(1)}迁移到${server(3)}\n`,
	block('scp /ssd/ssd1/dolphindb3 root@172.0.0.3:/ssd/ssd1/dolphindb3'),
	`${start}\n`,
	block('sh startController.sh', 'sh startAgent.sh'),
	open,
].join('\n');

const join = (n: number, rows: readonly string[]) =>
	`${place(n)}\n\n${block(
		replaceSite('controller.cfg', 'controller1', `172.0.0.${n}:${n === 4 ? 9912 : 9913}:controller${n}`),
		replaceSite('agent.cfg', 'agent1', `172.0.0.${n}:${n === 4 ? 9910 : 9911}:agent${n}`),
		appendSites,
		'',
		appendRows(rows).replaceAll("'", ''),
	)}`;

/** Three servers to five. */
export const threeToFive = [
	`在${server(1)}、${server(2)}和${server(3)}上面执行如下命令：\n`,
	block(
		'# 在服务器一上面执行如下命令',
		...stop(1),
		'# 在服务器二上面执行如下命令',
		...stop(2),
		'# 在服务器三上面执行如下命令',
		...stop(3),
	),
	`在${server(1)}上面执行如下命令将 dolphindb_1 传输到${server(4)}和${server(5)}：\n`,
	block(
		'scp -r /home/dolphindb_1 root@172.0.0.4:/home/dolphindb_4',
		'scp -r /home/dolphindb_1 root@172.0.0.5:/home/dolphindb_5',
	),
	`在${server(1)}、${server(2)}和${server(3)}上面的 server/clusterDemo/config 下面执行如下命令\n`,
	block(appendSites, '', appendRows(controllers).replaceAll("'", '')),
	join(4, [controllers[0] ?? '', '172.0.0.4:9913:controller5,controller']),
	join(5, controllers),
	'在集群的每台机器的 dolphindb 安装包下面的 server/clusterDemo 下面执行如下命令\n',
	block('sh startController.sh'),
	open,
].join('\n');
