/** A file as VS Code sees it when it looks for its language: a path and a first line. */
export interface SeenFile {
	readonly path: string;
	readonly firstLine?: string;
}

const named = (...paths: readonly string[]): SeenFile[] => paths.map((path) => ({ path }));

/** Names that people give to settings files, see docs and tutorials of the vendor. */
export const settingsFiles: readonly SeenFile[] = [
	...named('config/controller.cfg', 'config/agent.cfg', 'config/cluster.cfg', 'server/dolphindb.cfg', 'AGENT.CFG'),
	...named(
		'agent1.cfg',
		'agent12.cfg',
		'agent1_2.cfg',
		'controller2_1.cfg',
		'cluster1_1.cfg',
		'agent-1.cfg',
		'agent_1.cfg',
	),
	...named('ctl1.controller.cfg', 'agent1.agent.cfg', 'config/.cluster.cfg'),
	...named(
		'controller1_controller.cfg',
		'agent1_agent.cfg',
		'P1-agent_agent.cfg',
		'ctl8990_controller.cfg',
		'master_controller.cfg',
	),
	...named('datanode1.cfg', 'computenode2.cfg', 'dolphindb2.cfg', 'dolphindb_8848.cfg', 'dolphindb.test.cfg'),
	...named('dolphindb_1/server/clusterDemo/config/node.cfg', '172.0.0.1/clusterDemo/config/agent.cfg'),
	{ path: 'config/agent.cfg.bak', firstLine: 'mode=agent' },
	{ path: 'notes', firstLine: 'localSite=172.0.0.1:9904:agent1' },
	{ path: 'notes', firstLine: 'mode = controller ' },
	{ path: 'notes', firstLine: '# DolphinDB Configuration File for Agent' },
	{ path: 'notes', firstLine: '\u{FEFF}mode=single' },
];

/** Names that people give to node lists. */
export const nodesFiles: readonly SeenFile[] = [
	...named('config/cluster.nodes', 'cluster1_1.nodes', 'cluster2_3.nodes', 'prod.nodes', 'Cluster.Nodes'),
	{ path: 'nodes.csv', firstLine: 'localSite,mode' },
	{ path: 'nodes', firstLine: 'localSite, mode, computeGroup,zone' },
];

/** Files of other programs, and settings files that nothing but their content gives away. */
export const otherFiles: readonly SeenFile[] = [
	...named(
		'setup.cfg',
		'tox.cfg',
		'ansible.cfg',
		'grub.cfg',
		'haproxy.cfg',
		'server.cfg',
		'config.cfg',
		'autoexec.cfg',
	),
	...named(
		'controllers.cfg',
		'agents.cfg',
		'controllermap.cfg',
		'xcontroller.cfg',
		'game_controller.cfg',
		'zabbix_agent.cfg',
	),
	...named(
		'ssh-agent.cfg',
		'kafka-cluster.cfg',
		'cluster_config.cfg',
		'agent_settings.cfg',
		'agent.conf',
		'agent1.ini',
	),
	...named(
		'agent.cfg.bak',
		'cluster.nodes.j2',
		'dolphindb',
		'dolphindb.dos',
		'mydolphindb.cfg',
		'nodes',
		'clusterdemo/node.cfg',
	),
	{ path: 'notes', firstLine: '[agent]' },
	{ path: 'notes', firstLine: 'mode: agent' },
	{ path: 'notes', firstLine: 'mode=agent-x' },
	{ path: 'notes', firstLine: 'mode=release' },
	{ path: 'notes', firstLine: 'model=agent' },
	{ path: 'notes', firstLine: '#mode=agent' },
	{ path: 'notes', firstLine: 'localSite=http://example.com:80' },
	{ path: 'notes', firstLine: 'localSite=Berlin' },
	{ path: 'notes', firstLine: 'localSite,name' },
	{ path: 'notes', firstLine: 'localSite,model' },
	// VS Code's own `properties` claims the extension, and a first line counts for less than an extension.
	{ path: 'production.cfg', firstLine: 'mode=agent' },
	{ path: 'production.conf', firstLine: 'localSite=172.0.0.1:9904:agent1' },
];
