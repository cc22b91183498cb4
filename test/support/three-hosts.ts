/** The cluster.nodes of three hosts with a controller each. */
export const nodesText = [
	'localSite,mode',
	'10.0.0.1:8900:c1,controller',
	'10.0.0.2:8900:c2,controller',
	'10.0.0.3:8900:c3,controller',
	'',
].join('\n');

/** The controller.cfg of one of the three hosts. */
export const controllerText = (host: number) =>
	`mode=controller\nlocalSite=10.0.0.${host}:8900:c${host}\ndfsHAMode=Raft\ndfsReplicationFactor=2\n`;

/** Three hosts of one cluster; the second has another address for its controller than the others. */
export const threeHosts: Readonly<Record<string, string>> = {
	'h1/config/cluster.nodes': nodesText,
	'h1/config/controller.cfg': controllerText(1),
	'h2/config/cluster.nodes': nodesText.replace('10.0.0.2', '10.0.0.9'),
	'h2/config/controller.cfg': controllerText(2),
	'h3/config/cluster.nodes': nodesText,
	'h3/config/controller.cfg': controllerText(3),
};
