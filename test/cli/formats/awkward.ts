import { cli, folderWith } from '../../support/cli.ts';

/** A byte order mark, a letter of two halves, a control character, quotes and brackets: all of them in one file. */
export const awkward =
	'\ufefflocalSite,mode\n10.0.0.1:8801:a😀<"&>,agent\n10.0.0.1:8802:n\u0001ode%1,datanode\n10.0.0.1:8802:n\u0001ode%1,datanode\n';

/** A name that paths of URIs, workflow commands and XML have to escape. */
export const awkwardName = 'a b/%41:配,置<&>/cluster.nodes';

/** What `check` prints of such a file in a form. */
export async function printed(format: string, ...more: string[]): Promise<string> {
	const folder = folderWith({ [awkwardName]: awkward, 'other/agent.cfg': 'mode=agent\nlocalSite=10.0.0.9:1:a9\n' });
	return (await cli(folder, 'check', '--format', format, '--locale', 'en', ...more)).stdout;
}
