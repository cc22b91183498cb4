import { defineParameters } from '../parameter.ts';

/** Parameters of the category `system`. */
export const systemParameters = defineParameters('system', {
	clusterConfig: {
		type: 'path',
		default: 'cluster.cfg',
		files: [],
		nodeTypes: ['controller'],
		commandLineOnly: true,
		related: ['nodesFile'],
		summary: {
			en: 'Configuration file of the data and compute nodes, given to the controller on the command line.',
			zh: '数据节点与计算节点的配置文件，启动控制节点时通过命令行指定。',
		},
		source: 'docs zh, db_distr_comp/cfg/init; dolphindb/web, src/config/model.ts',
	},
	config: {
		type: 'path',
		default: 'dolphindb.cfg',
		files: [],
		nodeTypes: ['controller', 'agent', 'datanode', 'single'],
		commandLineOnly: true,
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'a controller is usually started with -config config/controller.cfg and an agent with -config config/agent.cfg',
					zh: '控制节点通常以 -config config/controller.cfg 启动，代理节点以 -config config/agent.cfg 启动',
				},
			},
		],
		summary: {
			en: 'Configuration file the node starts with, given on the command line.',
			zh: '节点启动时读取的配置文件，通过命令行指定。',
		},
		source: 'docs zh, db_distr_comp/cfg/init',
	},
	console: {
		type: 'boolean',
		default: 'true',
		files: [],
		nodeTypes: ['controller', 'agent', 'datanode', 'single'],
		commandLineOnly: true,
		summary: { en: 'Starts the interactive command line of the server.', zh: '启动服务器的交互式命令行。' },
		source: 'docs zh, db_distr_comp/cfg/standalone',
	},
	disableCoreDumpOnShutdown: {
		type: 'boolean',
		default: 'true',
		defaultNote: { en: 'true since 3.00.2', zh: '自 3.00.2 起为 true' },
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['1.30.22', '2.00.10'],
		related: ['enableCoreDump'],
		summary: {
			en: 'Suppresses the core dump during a graceful shutdown of this node.',
			zh: '该节点安全关机时不产生 core dump。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定; dolphindb/release, release notes 1.30 and 2.00; docs zh, release notes 3.00',
	},
	enableCoreDump: {
		type: 'boolean',
		default: 'true',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		since: ['1.30.22', '2.00.10'],
		related: ['disableCoreDumpOnShutdown'],
		constraints: [{ severity: 'info', rule: { en: 'Linux only', zh: '仅支持 Linux' } }],
		summary: {
			en: 'On Linux, checks at start-up whether core dumps are off and, if the hard limit allows, turns them on for the process.',
			zh: '在 Linux 上启动时检查 core dump，若未开启且系统硬限制允许则为进程开启。',
		},
		source:
			'docs zh, db_distr_comp/cfg/function_configuration, section 安全与稳定; dolphindb/release, release notes 1.30 and 2.00',
	},
	home: {
		type: 'path',
		files: [],
		nodeTypes: ['controller', 'agent', 'datanode', 'single'],
		commandLineOnly: true,
		summary: {
			en: 'Home directory of the server; data node homes default to an alias directory under the agent home.',
			zh: '服务器主目录；数据节点主目录默认为代理节点 home 下以别名命名的目录。',
		},
		source: 'docs zh, db_distr_comp/cfg/init',
	},
	license: {
		type: 'path',
		default: 'dolphindb.lic',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		constraints: [
			{
				severity: 'info',
				rule: { en: 'seen only in the documentation of the embedded product', zh: '仅见于嵌入式产品的文档' },
			},
		],
		summary: { en: 'Licence file the node uses.', zh: '节点使用的授权文件。' },
		source: 'dolphindb Swordfish configuration docs',
		unverified: true,
	},
	mode: {
		type: 'enum',
		enum: [
			{ value: 'single', en: 'A single node.', zh: '单节点。' },
			{ value: 'controller', en: 'Controller.', zh: '控制节点。' },
			{ value: 'agent', en: 'Agent.', zh: '代理节点。' },
			{ value: 'datanode', en: 'Data node.', zh: '数据节点。' },
			{ value: 'computenode', en: 'Compute node.', zh: '计算节点。' },
		],
		files: ['controller.cfg', 'agent.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['cluster.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		related: ['localSite'],
		constraints: [
			{
				severity: 'error',
				rule: { en: 'controller.cfg: mode=controller', zh: 'controller.cfg 中应为 mode=controller' },
			},
			{ severity: 'error', rule: { en: 'agent.cfg: mode=agent', zh: 'agent.cfg 中应为 mode=agent' } },
			{ severity: 'error', rule: { en: 'dolphindb.cfg: mode=single', zh: 'dolphindb.cfg 中应为 mode=single' } },
			{
				severity: 'info',
				rule: {
					en: 'absence in a cfg file is fine when the start command passes -mode',
					zh: '启动命令已带 -mode 时，cfg 文件中可不写',
				},
			},
			{
				severity: 'info',
				rule: {
					en: 'values are written in lower case; an early tutorial calls the node type case-sensitive',
					zh: '取值使用小写；一篇早期教程称节点类型区分大小写',
				},
			},
		],
		summary: {
			en: 'Role of the node. Data and compute nodes get it from cluster.nodes; the start scripts often pass -mode on the command line instead.',
			zh: '节点角色；数据/计算节点由 cluster.nodes 指定，启动脚本也常以 -mode 命令行参数给出。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 网络; docs zh, error code S03008',
	},
	nodesFile: {
		type: 'path',
		default: 'cluster.nodes',
		files: [],
		nodeTypes: ['controller'],
		commandLineOnly: true,
		related: ['clusterConfig'],
		summary: {
			en: 'File with the sites and modes of the cluster nodes, given to the controller on the command line.',
			zh: '记录集群节点站点与模式的文件，启动控制节点时通过命令行指定。',
		},
		source: 'docs zh, db_distr_comp/cfg/init',
	},
	pwd: {
		type: 'string',
		files: [],
		nodeTypes: ['single'],
		commandLineOnly: true,
		sensitive: true,
		related: ['uid'],
		summary: { en: 'Password for a remote server.', zh: '远端服务器的密码。' },
		source: 'docs zh, db_distr_comp/cfg/standalone',
	},
	remoteHost: {
		type: 'string',
		files: [],
		nodeTypes: ['single'],
		commandLineOnly: true,
		since: ['1.10.4'],
		related: ['remotePort', 'uid', 'pwd'],
		summary: {
			en: 'Address of the remote server when the executable runs as a terminal.',
			zh: '以终端方式运行时远端服务器的地址。',
		},
		source: 'docs zh, db_distr_comp/cfg/standalone; dolphindb/release, release notes 1.30 and 2.00',
	},
	remotePort: {
		type: 'port',
		min: 1,
		max: 65535,
		files: [],
		nodeTypes: ['single'],
		commandLineOnly: true,
		since: ['1.10.4'],
		related: ['remoteHost'],
		summary: {
			en: 'Port of the remote server when the executable runs as a terminal.',
			zh: '以终端方式运行时远端服务器的端口。',
		},
		source: 'docs zh, db_distr_comp/cfg/standalone; dolphindb/release, release notes 1.30 and 2.00',
	},
	tzdb: {
		type: 'path',
		defaultNote: { en: '<HomeDir>/server/tzdb', zh: '<HomeDir>/server/tzdb' },
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['agent.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		constraints: [{ severity: 'info', rule: { en: 'Windows only', zh: '仅支持 Windows' } }],
		summary: {
			en: 'Directory of the time-zone database, shipped with the Windows build.',
			zh: '时区数据库目录，Windows 版本自带。',
		},
		source: 'docs zh, db_distr_comp/cfg/init',
	},
	uid: {
		type: 'string',
		files: [],
		nodeTypes: ['single'],
		commandLineOnly: true,
		related: ['pwd', 'remoteHost'],
		summary: { en: 'User name for a remote server.', zh: '远端服务器的用户名。' },
		source: 'docs zh, db_distr_comp/cfg/standalone',
	},
});

/** Parameters of the category `startup`. */
export const startupParameters = defineParameters('startup', {
	init: {
		type: 'path',
		default: 'dolphindb.dos',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['agent.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['startup', 'postStart'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'belongs in dolphindb.cfg or, in a cluster, in cluster.cfg',
					zh: '应写在 dolphindb.cfg 中，集群则写在 cluster.cfg 中',
				},
			},
		],
		summary: {
			en: 'Script run at start-up before anything else, normally with system-level function definitions.',
			zh: '启动最先执行的脚本，通常定义系统级函数。',
		},
		source: 'docs zh, db_distr_comp/cfg/standalone; dolphindb/Tutorials_EN, startup',
	},
	postStart: {
		type: 'path',
		default: 'postStart.dos',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['agent.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['1.30.15', '2.00.3'],
		related: ['startup'],
		summary: {
			en: 'Script run after scheduled jobs are initialised; the place to create scheduled jobs.',
			zh: '定时任务模块初始化后执行的脚本，可在其中定义定时任务。',
		},
		source: 'docs zh, db_distr_comp/cfg/standalone; dolphindb/release, release notes 1.30 and 2.00',
	},
	preloadModules: {
		type: 'moduleList',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['agent.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['1.20.1'],
		related: ['moduleDir', 'pluginDir'],
		constraints: [
			{ severity: 'error', rule: { en: 'a plugin item must start with plugins::', zh: '插件项须以 plugins:: 开头' } },
			{
				severity: 'error',
				rule: {
					en: 'must load plugins::awss3 before tiered storage to S3',
					zh: '使用 S3 分级存储前须加载 plugins::awss3',
				},
			},
		],
		summary: {
			en: 'Modules and plugins loaded automatically; write plugins::name for a plugin and system::name for a module.',
			zh: '自动加载的模块与插件；插件写 plugins::名称，模块写 system::名称。',
		},
		source: 'docs zh, db_distr_comp/cfg/standalone; dolphindb/release, release notes 1.30 and 2.00',
	},
	run: {
		type: 'path',
		defaultNote: { en: 'looked up in <HomeDir>', zh: '在 <HomeDir> 下查找' },
		files: [],
		nodeTypes: ['controller', 'single'],
		commandLineOnly: true,
		related: ['remoteHost', 'remotePort'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'documented as command line only, while the web interface also offers it for cluster.cfg',
					zh: '文档规定仅限命令行，而 Web 界面也允许在 cluster.cfg 中设置',
				},
			},
		],
		summary: {
			en: 'Script file run after the startup script when the process starts; the process exits when the script ends, with 0 on success. With remoteHost and remotePort it runs on the remote server.',
			zh: '进程启动时在 startup 脚本之后执行的脚本文件，执行完进程退出，成功返回 0；与 remoteHost、remotePort 连用时在远端执行。',
		},
		source: 'docs zh, db_distr_comp/cfg/standalone',
	},
	script: {
		type: 'path',
		default: 'dolphindb.dos',
		files: [],
		nodeTypes: ['controller', 'agent', 'datanode', 'single'],
		commandLineOnly: true,
		related: ['init'],
		summary: {
			en: 'Script file read by the start scripts, for example -script dolphindb.dos.',
			zh: '启动脚本传入的脚本文件，例如 -script dolphindb.dos。',
		},
		source: 'dolphindb/Tutorials_CN, ha_cluster_deployment (start scripts)',
		unverified: true,
	},
	startup: {
		type: 'path',
		default: 'startup.dos',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['agent.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['1.00.1'],
		related: ['init', 'postStart', 'preloadModules'],
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'cannot create scheduled jobs; use postStart for those',
					zh: '不能创建定时任务，定时任务请使用 postStart',
				},
			},
		],
		summary: {
			en: 'Script run once the server is up, for example to load plugins or define stream tables.',
			zh: '服务启动后执行的脚本，如加载插件或定义流数据表。',
		},
		source: 'docs zh, db_distr_comp/cfg/standalone; dolphindb/release, release notes 1.30 and 2.00',
	},
});

/** Parameters of the category `module`. */
export const moduleParameters = defineParameters('module', {
	dolphinModulePath: {
		type: 'pathList',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['globalDynamicLib'],
		summary: {
			en: 'Shared libraries that a plugin needs, for example libshark.so for Shark GPLearn or libKDB.so for the KDB parser.',
			zh: '插件所需的动态库路径，例如 Shark GPLearn 的 libshark.so、KDB Parser 的 libKDB.so。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 其它; docs zh, release notes 3.00.4',
	},
	globalDynamicLib: {
		type: 'pathList',
		files: ['cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['datanode', 'single'],
		perNode: true,
		related: ['dolphinModulePath'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'the path must exist; older releases did not report a wrong one',
					zh: '路径必须存在，旧版本对错误的路径不报错',
				},
			},
		],
		summary: {
			en: 'Shared libraries loaded globally for a plugin, such as the Python library of the py plugin.',
			zh: '为插件全局加载的动态库，如 py 插件使用的 Python 动态库。',
		},
		source: 'docs zh, plugins/py; docs zh, release notes 3.00',
	},
	moduleDir: {
		type: 'path',
		default: 'modules',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['agent.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['preloadModules', 'pluginDir'],
		summary: {
			en: 'Directory of module files. A relative path is searched in home, working and executable directory.',
			zh: '模块目录，相对路径依次在 home、工作目录、可执行文件目录中查找。',
		},
		source: 'docs zh, db_distr_comp/cfg/init; docs zh, function page loadModule',
	},
	pluginDir: {
		type: 'path',
		default: 'plugins',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['agent.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		related: ['preloadModules', 'moduleDir'],
		summary: {
			en: 'Directory of plugins. A relative path is searched in home, working and executable directory.',
			zh: '插件目录，相对路径依次在 home、工作目录、可执行文件目录中查找。',
		},
		source: 'docs zh, db_distr_comp/cfg/init',
	},
});

/** Parameters of the category `license`. */
export const licenseParameters = defineParameters('license', {
	bindCores: {
		type: 'cpuList',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['1.30.21', '2.00.9'],
		deprecated: {
			since: ['3.00.2'],
			replacement: 'coreAffinity',
			note: { en: 'The internal licence server was removed.', zh: '内网 license server 已被移除。' },
		},
		related: ['licenseServerSite', 'coreAffinity'],
		summary: {
			en: 'CPU cores bound by a node that used the internal licence server.',
			zh: '使用内网 license server 的节点绑定的 CPU 核。',
		},
		source: 'dolphindb/release, release notes 1.30 and 2.00; docs zh, release notes 3.00',
	},
	coreAffinity: {
		type: 'cpuList',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		related: ['useLicenseServer', 'workerNum'],
		constraints: [
			{
				severity: 'warning',
				rule: { en: 'effective only when useLicenseServer=true', zh: '仅在 useLicenseServer=true 时生效' },
			},
			{ severity: 'error', rule: { en: 'listed cores must exist on the host', zh: '所列的核必须在主机上存在' } },
			{ severity: 'error', rule: { en: 'number of listed cores <= workerNum', zh: '所列的核数不得超过 workerNum' } },
		],
		summary: {
			en: 'CPU cores the process is bound to when it uses a licence server, e.g. 1,2,3 or 1-4. If left out, the first workerNum cores are used.',
			zh: '使用 license server 时进程绑定的 CPU 核，如 1,2,3 或 1-4；不设置则绑定前 workerNum 个核。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 网络',
	},
	isLicenseServer: {
		type: 'boolean',
		default: 'false',
		files: ['dolphindb.cfg'],
		nodeTypes: ['single'],
		since: ['3.00.2'],
		constraints: [{ severity: 'error', rule: { en: 'only in single mode', zh: '仅用于单节点模式' } }],
		summary: {
			en: 'Runs this single node as a licence server for other nodes. Needs a licence of type 3.',
			zh: '将该单节点作为 license server 为其它节点分配资源，需 type 3 license。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 网络',
	},
	licenseServerSite: {
		type: 'hostPort',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['1.30.21', '2.00.9'],
		deprecated: {
			since: ['3.00.2'],
			replacement: 'useLicenseServer',
			note: {
				en: 'The internal licence server was removed; the public licence server replaces it.',
				zh: '内网 license server 已被移除，由公网 license server 取代。',
			},
		},
		related: ['useLicenseServer', 'bindCores'],
		summary: {
			en: 'Address of the internal licence server used before 3.00.2.',
			zh: '3.00.2 之前内网 license server 的地址。',
		},
		source: 'dolphindb/release, release notes 1.30 and 2.00; docs zh, release notes 3.00',
	},
	useLicenseServer: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'agent.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'agent', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['3.00.2'],
		related: ['coreAffinity', 'isLicenseServer'],
		summary: {
			en: 'Makes the node obtain its licence from the licence server described by licenseServer.lic instead of a local licence file.',
			zh: '节点从 licenseServer.lic 指定的 license server 获取授权，而非本地授权文件。',
		},
		source: 'docs zh, db_distr_comp/cfg/function_configuration, section 网络',
	},
});

/** Parameters of the category `web`. */
export const webParameters = defineParameters('web', {
	webLoginRequired: {
		type: 'boolean',
		default: 'false',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['agent.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		since: ['0.90'],
		related: ['enableClientAuth'],
		constraints: [
			{
				severity: 'warning',
				rule: {
					en: 'in a cluster set it in controller.cfg and cluster.cfg',
					zh: '集群中须在 controller.cfg 与 cluster.cfg 中设置',
				},
			},
		],
		summary: {
			en: 'Requires a login before code can be run through the web interface.',
			zh: '使用 Web 界面执行代码前要求登录。',
		},
		source: 'docs zh, web/GettingStart; dolphindb/web, src/config/model.ts',
	},
	webModules: {
		type: 'stringList',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		constraints: [
			{
				severity: 'info',
				rule: {
					en: 'documented module keys: finance-guide, iot-guide, streaming-graph, lineage',
					zh: '文档列出的模块：finance-guide、iot-guide、streaming-graph、lineage',
				},
			},
			{
				severity: 'error',
				rule: { en: 'must not be left empty; remove the line instead', zh: '不得留空，不需要时请删除该行' },
			},
		],
		summary: { en: 'Optional modules shown in the web interface.', zh: 'Web 界面启用的可选模块。' },
		source: 'docs zh, function page getConfig; dolphindb/web, src/settings',
	},
	webRoot: {
		type: 'path',
		default: 'web',
		files: ['controller.cfg', 'cluster.cfg', 'dolphindb.cfg'],
		alsoSeenIn: ['agent.cfg'],
		nodeTypes: ['controller', 'datanode', 'computenode', 'single'],
		perNode: true,
		summary: {
			en: 'Directory of the web interface files. A relative path is searched in home, working and executable directory.',
			zh: 'Web 界面文件目录，相对路径依次在 home、工作目录、可执行文件目录中查找。',
		},
		source: 'docs zh, db_distr_comp/cfg/init',
	},
});
