import * as z from 'zod/mini';
import {
	ABSOLUTE_PATH,
	ALIAS,
	FILE_NAME,
	HOST_NAME,
	JUMP,
	ONE_LINE,
	PARAMETER_NAME,
	SSH_ADDRESS,
	USER_NAME,
} from './target-patterns.ts';

const text = (pattern: RegExp) => z.string().check(z.regex(pattern));
const about = (description: string, zh: string) => z.meta({ description, zh });
const port = () => z.int().check(z.gte(1), z.lte(65_535));
const words = (...values: string[]) => z._default(z.array(text(ONE_LINE)).check(z.minLength(1)), values);

const hostSchema = z.strictObject({
	sshAddress: z
		.optional(text(SSH_ADDRESS))
		.check(
			about(
				'Address or name that ssh connects to, where it differs from the address in the configuration.',
				'ssh 连接所用的地址或主机名，仅当与配置文件中的地址不同时填写。',
			),
		),
	was: z
		.optional(text(HOST_NAME))
		.check(
			about(
				'Address of this machine in the configuration files of today, where it gets a new one.',
				'该机器在当前配置文件中的地址，仅当要更换地址时填写。',
			),
		),
	user: z
		._default(text(USER_NAME), 'root')
		.check(
			about(
				'User that ssh logs in as, from the machine of the scripts and from host to host. Who is not root needs "sudo" for copies that keep the owners of files.',
				'ssh 登录用户（运行脚本的机器登录主机、主机之间登录均用此用户）；非 root 用户须设 "sudo"，复制时才能保留文件属主。',
			),
		),
	sudo: z
		._default(z.boolean(), false)
		.check(
			about(
				'The user becomes root by "sudo -n" for all that is done on this host; sudoers has to allow all commands without a password (NOPASSWD: ALL). To start servers as another user than root, say so in options.startController and options.startAgent: ["runuser", "-u", "dolphindb", "--", "sh", "startController.sh"].',
				'在该主机上的所有操作均通过 "sudo -n" 以 root 身份执行；sudoers 须允许免密执行所有命令（NOPASSWD: ALL）。如需以非 root 用户启动节点，请在 options.startController 和 options.startAgent 中写明，例如 ["runuser", "-u", "dolphindb", "--", "sh", "startController.sh"]。',
			),
		),
	port: z
		._default(port(), 22)
		.check(
			about(
				'Port of sshd, also for copies from host to host, which go to the address of the configuration.',
				'sshd 端口；主机之间复制也用此端口，地址为配置文件中的地址。',
			),
		),
	keyFile: z
		.optional(text(ONE_LINE))
		.check(about('Private key on the machine that the scripts are started on.', '运行脚本的机器上的私钥文件。')),
	jump: z.optional(text(JUMP)).check(about('Jump host, as after `ssh -J`.', '跳板机，写法同 ssh -J。')),
});

const nodeSchema = z.strictObject({
	mode: z
		.optional(z.enum(['controller', 'agent', 'datanode', 'computenode']))
		.check(about('Role of the node; needed for a node that is added.', '节点角色；新增节点必须填写。')),
	host: z
		.optional(text(HOST_NAME))
		.check(
			about(
				'Address of the host that the node shall run on, one of "hosts". Default: where it runs now.',
				'节点所在主机的地址，须在 "hosts" 中列出；默认为当前主机。',
			),
		),
	port: z
		.optional(port())
		.check(about('Port of the node; needed for a node that is added.', '节点端口；新增节点必须填写。')),
	package: z
		.optional(text(FILE_NAME))
		.check(
			about(
				'Name of the package that runs a controller or an agent; needed for one that is added. Another one than today moves the package to another folder. Data and compute nodes run from the package of the agent of their host.',
				'运行控制节点或代理节点的安装目录名；新增时必须填写。与当前不同时，安装目录会移动到新的位置。数据节点和计算节点使用所在主机代理节点的安装目录。',
			),
		),
	like: z
		.optional(text(ALIAS))
		.check(
			about(
				'Alias of the node that an added one is made like: its own file, or its row and its lines in cluster.cfg. Default: the first of its role.',
				'新增节点以哪个节点为模板：其自身的配置文件，或其在 cluster.nodes 中的行和 cluster.cfg 中的各行；默认为同角色的第一个节点。',
			),
		),
	registered: z
		._default(z.boolean(), true)
		.check(
			about(
				'For agents: whether cluster.nodes has a row for it. One without a row is dormant and never started.',
				'仅用于代理节点：是否写入 cluster.nodes；未写入的代理节点不会启动。',
			),
		),
	set: z
		.optional(z.record(text(PARAMETER_NAME), text(ONE_LINE)))
		.check(
			about(
				'Values of parameters for an added node: in the own file of a controller or agent, for example dfsMetaDir; as lines "alias.name=value" of cluster.cfg for a data or compute node, for example volumes.',
				'新增节点的参数值：控制节点或代理节点写入自身配置文件，例如 dfsMetaDir；数据节点或计算节点写入 cluster.cfg 的 "别名.参数=值" 行，例如 volumes。',
			),
		),
	computeGroup: z
		.optional(text(ALIAS))
		.check(
			about(
				'Compute group of an added compute node, where cluster.nodes has the column. Default: that of the node it is made like.',
				'新增计算节点所属的计算组，仅当 cluster.nodes 有该列时填写；默认与模板节点相同。',
			),
		),
	zone: z
		.optional(text(ALIAS))
		.check(
			about(
				'Zone of an added data or compute node, where cluster.nodes has the column. Default: that of the other nodes of its host.',
				'新增数据节点或计算节点所属的区域，仅当 cluster.nodes 有该列时填写；默认与所在主机的其他节点相同。',
			),
		),
});

const optionsSchema = z.strictObject({
	transfer: z
		._default(z.enum(['rsync', 'scp']), 'rsync')
		.check(about('Program that copies folders to other hosts.', '向其他主机复制目录所用的程序。')),
	packageRoot: z
		._default(text(ABSOLUTE_PATH), '/home')
		.check(
			about(
				'Folder on the servers that holds packages without an entry in "packages".',
				'服务器上存放安装目录的位置，用于 "packages" 中未列出的安装目录。',
			),
		),
	backupFolder: z
		._default(text(ABSOLUTE_PATH), '/backup')
		.check(
			about(
				'Folder on every host for the cold backup; every plan makes a folder of its own in it.',
				'各主机上存放冷备份的目录，每个计划使用单独的子目录。',
			),
		),
	stateFolder: z
		._default(text(ABSOLUTE_PATH), '/var/tmp/ddb-migrate')
		.check(about('Folder on every host where scripts note which steps are done.', '各主机上记录脚本进度的目录。')),
	stopCommand: words('sh', 'stopAllNode.sh').check(
		about(
			'Words of the command that stops the processes of a package, run in its folder server/clusterDemo.',
			'停止某安装目录下各进程的命令（逐词列出），在 server/clusterDemo 中执行。',
		),
	),
	startController: words('sh', 'startController.sh').check(
		about(
			'Words of the command that starts a controller, run in server/clusterDemo.',
			'启动控制节点的命令（逐词列出），在 server/clusterDemo 中执行。',
		),
	),
	startAgent: words('sh', 'startAgent.sh').check(
		about(
			'Words of the command that starts an agent, run in server/clusterDemo.',
			'启动代理节点的命令（逐词列出），在 server/clusterDemo 中执行。',
		),
	),
	parallel: z
		._default(z.int().check(z.gte(1), z.lte(64)), 2)
		.check(about('How many copies may run at the same time.', '同时进行的复制任务数。')),
	installer: z
		.optional(text(ABSOLUTE_PATH))
		.check(
			about(
				'For deployments: the zip file of the server on every host. Without it the package of the first host has to be there already.',
				'仅用于部署：各主机上的安装包 zip 文件；不填写时，第一台主机上的安装目录须已就绪。',
			),
		),
	waitSeconds: z
		._default(z.int().check(z.gte(10), z.lte(86_400)), 600)
		.check(
			about('How long scripts wait for a process to stop or to listen.', '等待进程停止或开始监听的最长时间（秒）。'),
		),
});

/** The schema of `*.migration.json`: where every node shall run. The editor completes and checks the file by it. */
export const targetSchema = z.strictObject({
	$schema: z.optional(z.string()),
	version: z.literal(1).check(about('Version of this format.', '文件格式版本。')),
	kind: z
		.enum(['migrate', 'deploy'])
		.check(
			about(
				'Move and extend a running cluster, or install a new one.',
				'迁移、扩展现有集群（migrate），或部署新集群（deploy）。',
			),
		),
	name: z.optional(text(FILE_NAME)).check(about('Name of the plan, used in file names.', '计划名称，用于文件名。')),
	cluster: z
		.optional(text(ONE_LINE))
		.check(
			about(
				'Which cluster is meant where the workspace holds several: its name or folder.',
				'工作区中有多个集群时，指定集群名称或所在文件夹。',
			),
		),
	hosts: z
		.record(text(HOST_NAME), hostSchema)
		.check(
			about(
				'All hosts, those of today included, by the address that the configuration files use.',
				'全部主机（包括现有主机），键为配置文件中使用的地址。',
			),
		),
	packages: z
		._default(z.record(text(ONE_LINE), text(ABSOLUTE_PATH)), {})
		.check(
			about(
				'Where packages lie on the servers, by the name of their folder in the workspace, for example {"dolphindb_2": "/home/dolphindb_2"}.',
				'各安装目录在服务器上的路径，键为工作区中的文件夹名，例如 {"dolphindb_2": "/home/dolphindb_2"}。',
			),
		),
	nodes: z
		._default(z.record(text(ALIAS), z.nullable(nodeSchema)), {})
		.check(
			about(
				'Where nodes shall run, by alias. Nodes that are not listed stay as they are; null removes a node from the cluster: a data node has to be drained before, and of several controllers one leaves after the other.',
				'各节点的目标位置，键为别名。未列出的节点保持不变；null 表示将节点移出集群：数据节点须先迁出数据，多个控制节点会依次移除。',
			),
		),
	options: z._default(optionsSchema, optionsSchema.parse({})).check(about('How the scripts work.', '脚本选项。')),
});

/** A target with all defaults filled in. */
export type Target = z.infer<typeof targetSchema>;

/** A target as people write it: what has a default may be left out. */
export type TargetInput = z.input<typeof targetSchema>;

/** What a target says about one node. */
export type TargetNode = z.infer<typeof nodeSchema>;

/** What a target has under a name; names such as `constructor` are names like others. */
export function entryOf<T>(entries: Readonly<Record<string, T>>, name: string): T | undefined {
	return Object.hasOwn(entries, name) ? entries[name] : undefined;
}

/** The JSON schema of target files, for the editor. */
export function targetJsonSchema(): unknown {
	return z.toJSONSchema(targetSchema, { io: 'input' });
}

/** A target as the text of a file. */
export function printTarget(target: TargetInput): string {
	return `${JSON.stringify(target, null, 2)}\n`;
}

/** What holds where there is no target file. */
export const defaultTarget: Target = targetSchema.parse({ version: 1, kind: 'migrate', hosts: {} });
