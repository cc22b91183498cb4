import * as vscode from 'vscode';
import { type FirewallParams, type FirewallResult, firewallRequest } from '../../../server/src/protocol/firewall.ts';
import { clusterFor } from '../drift/clusters.ts';
import { chooseReach } from '../drift/reach.ts';
import { isProblems, type Outcome, showProblems } from '../migration/problems.ts';
import { placeName } from '../migration/write-files.ts';
import { writeOrAsk } from '../migration/write-or-ask.ts';
import { needTrustToGenerate } from '../trust.ts';
import { fieldsOf, readArguments } from './arguments.ts';
import type { Services } from './register.ts';

const KEY = 'firewall';

type Files = Extract<FirewallResult, { files: unknown }>;

/**
 * Writes who has to reach which ports of a cluster, rules for its firewalls, and a script that tries the ports. The
 * argument may say `clients`, `admins` and `addresses`; the user is asked for the rest.
 */
export async function generateFirewallRules(services: Services, argument: unknown): Promise<unknown> {
	needTrustToGenerate();
	const given = readArguments(argument);
	const cluster = await clusterFor(services, given);
	if (!cluster) return undefined;
	if (isProblems(cluster)) return showProblems(services, KEY, cluster);
	const reach = await chooseReach(given);
	const outside = reach && (await outsideOf(argument, given.confirm));
	if (!outside) return undefined;
	const target = reach.target ? { target: reach.target } : {};
	const made = await filesFor(services, { cluster: cluster.id, ...target, ...outside }, given.confirm);
	if (!made) return undefined;
	if (isProblems(made)) return showProblems(services, KEY, made);
	const folder = given.outFolder ?? vscode.Uri.joinPath(vscode.Uri.parse(cluster.folder, true), 'firewall');
	const result = await writeOrAsk(services, folder, made.files, given);
	if (!result) return undefined;
	if (isProblems(result)) return showProblems(services, KEY, result);
	await vscode.window.showTextDocument(vscode.Uri.joinPath(result.folder, 'ways.txt'), { preview: true });
	void vscode.window.showInformationMessage(
		vscode.l10n.t('Wrote firewall rules to {0}. Nothing was changed on any host.', placeName(result.folder)),
	);
	return { folder: result.folder.toString(), written: result.written.map(String) };
}

/** Where those are that no file tells: as the caller says, else as the user does. */
async function outsideOf(
	argument: unknown,
	mayAsk: boolean,
): Promise<Pick<FirewallParams, 'clients' | 'admins' | 'addresses'> | undefined> {
	const { clients: programs, admins: people, addresses } = fieldsOf(argument);
	const clients = await listOf(
		programs,
		mayAsk,
		vscode.l10n.t('Addresses or networks of programs that use the cluster'),
	);
	if (!clients) return undefined;
	const admins = await listOf(
		people,
		mayAsk,
		vscode.l10n.t('Addresses or networks of people who open the web interface'),
	);
	return admins && { clients, admins, addresses: Array.isArray(addresses) ? addresses.map(String) : [] };
}

async function listOf(given: unknown, mayAsk: boolean, prompt: string): Promise<readonly string[] | undefined> {
	if (Array.isArray(given)) return given.map(String);
	if (!mayAsk) return [];
	const placeHolder = vscode.l10n.t('10.1.0.0/16, 10.2.3.4; leave it empty for none');
	const text = await vscode.window.showInputBox({ prompt, placeHolder, ignoreFocusOut: true });
	return text?.split(/[,;\s]+/).filter((part) => part !== '');
}

/** Asks the server, and the user for the addresses of hosts that files call by name. */
async function filesFor(services: Services, params: FirewallParams, mayAsk: boolean): Promise<Outcome<Files>> {
	const made = await services.server.ask<FirewallResult>(firewallRequest, params);
	if (!('names' in made)) return made;
	if (!mayAsk) return { problems: made.names.map((name) => vscode.l10n.t('The address of {0} is not known.', name)) };
	const addresses: string[] = [];
	for (const name of made.names) {
		const prompt = vscode.l10n.t('Firewalls want addresses: which one has {0}?', name);
		const address = await vscode.window.showInputBox({ prompt, ignoreFocusOut: true });
		if (address === undefined) return undefined;
		addresses.push(`${name}=${address.trim()}`);
	}
	return filesFor(services, { ...params, addresses: [...params.addresses, ...addresses] }, mayAsk);
}
