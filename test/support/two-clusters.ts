import type { Location } from 'vscode-languageserver-protocol';
import { decode, encodeUri } from '../../server/src/workspace/uris.ts';
import { type Client, root } from './lsp.ts';

const nodes =
	'localSite,mode\n10.0.0.1:8900:controller2,controller\n10.0.0.2:8900:controller20,controller\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:node1,datanode\n';

/** Two clusters with like names: `a` on two hosts, `b` on one. */
export const twoClusters: Readonly<Record<string, string>> = {
	'a/h1/config/cluster.nodes': nodes,
	'a/h1/config/controller.cfg': 'mode=controller\nlocalSite=10.0.0.1:8900:controller2\n',
	'a/h1/config/agent.cfg':
		'mode=agent\nlocalSite=10.0.0.1:8801:agent1,agent\ncontrollerSite=10.0.0.1:8900:controller2\nsites=10.0.0.1:8801:agent1:agent,10.0.0.1:8900:controller2:controller,10.0.0.2:8900:controller20:controller\n',
	'a/h1/config/cluster.cfg': 'node1.volumes=/ssd/v\nmaxMemSize=8\nnode%.workerNum=4\n',
	'a/h2/config/cluster.nodes': nodes,
	'a/h2/config/controller.cfg': 'mode=controller\nlocalSite=10.0.0.2:8900:controller20\noauthClientSecret=hush\n',
	'b/config/cluster.nodes': 'localSite,mode\n172.16.9.9:7700:controller2,controller\n172.16.9.9:7701:agent1,agent\n',
	'b/config/controller.cfg': 'mode=controller\nlocalSite=172.16.9.9:7700:controller2\n',
};

/** The texts at some places of the two clusters, as `file:line text`. */
export function shownTexts(places: readonly Location[]): string[] {
	return places.map(({ uri, range }) => {
		const name = decode(uri).slice(root.length + 1);
		const line = (twoClusters[name] ?? '').split('\n')[range.start.line] ?? '';
		return `${name}:${range.start.line + 1} ${line.slice(range.start.character, range.end.character)}`;
	});
}

/** Asks a question about the first place of a text in a file of the two clusters. */
export function askAt<Answer>(client: Client, method: string, file: string, text: string, extra = {}): Promise<Answer> {
	const content = twoClusters[file] ?? '';
	const before = content.slice(0, content.indexOf(text)).split('\n');
	const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
	return client.connection.sendRequest(`textDocument/${method}`, {
		textDocument: { uri: encodeUri(`${root}/${file}`) },
		position,
		...extra,
	});
}
