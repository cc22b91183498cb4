import * as vscode from 'vscode';
import type { TreeHost } from '../../../server/src/protocol/tree.ts';
import { comparableHosts, type FileOnHost, type FilePair, filesOn, pairsOf } from '../view/pairs.ts';
import { problemWords } from '../view/words.ts';
import type { Services } from './register.ts';
import { placeFor } from './rows.ts';

/** Compares a file of a host, or of one of its packages, with the same file of another host of the cluster. */
export async function compareHosts(services: Services, argument: unknown): Promise<unknown> {
	const row = placeFor(services, argument);
	if (!row) return undefined;
	const own = filesOn(row.host, row.kind === 'package' ? row.pkg : undefined);
	const others = comparableHosts(row.tree, row.host, own);
	const other = others.length > 1 ? await askHost(others) : others[0];
	if (!other) return undefined;
	const pairs = await Promise.all(pairsOf(own, filesOn(other)).map(compared));
	if (pairs.every(({ isSame }) => isSame)) return tellSame(row.host.label, other.label, pairs);
	const pair = pairs.length > 1 ? await askPair(pairs) : pairs[0];
	if (pair?.isSame) return tellSame(row.host.label, other.label, [pair]);
	return pair && showDifference(pair);
}

interface Compared extends FilePair {
	readonly isSame: boolean;
}

async function compared(pair: FilePair): Promise<Compared> {
	const texts = await Promise.all([pair.left, pair.right].map(textOf));
	return { ...pair, isSame: texts[0] === texts[1] };
}

/** What is being written counts, saved or not. */
async function textOf({ file }: FileOnHost): Promise<string> {
	return (await vscode.workspace.openTextDocument(vscode.Uri.parse(file.uri, true))).getText();
}

async function askHost(hosts: readonly TreeHost[]): Promise<TreeHost | undefined> {
	const items = hosts.map((value) => ({ label: value.label, description: problemWords(value), value }));
	const placeHolder = vscode.l10n.t('Choose the host to compare with');
	return (await vscode.window.showQuickPick(items, { placeHolder }))?.value;
}

async function askPair(pairs: readonly Compared[]): Promise<Compared | undefined> {
	const items = pairs
		.toSorted((a, b) => Number(a.isSame) - Number(b.isSame))
		.map((value) => ({
			label: value.left.file.name,
			description: `${nameOf(value.left)} ↔ ${nameOf(value.right)}`,
			detail: value.isSame ? vscode.l10n.t('the same on both hosts') : vscode.l10n.t('differs'),
			value,
		}));
	const placeHolder = vscode.l10n.t('Choose the file to compare');
	return (await vscode.window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.value;
}

async function showDifference({ left, right }: FilePair): Promise<unknown> {
	const [before, after] = [left, right].map(({ file }) => vscode.Uri.parse(file.uri, true));
	const title = `${left.file.name}: ${nameOf(left)} ↔ ${nameOf(right)}`;
	await vscode.commands.executeCommand('vscode.diff', before, after, title);
	return { left: left.file.uri, right: right.file.uri };
}

function nameOf({ host, pkg }: FileOnHost): string {
	return host === pkg ? host : `${host}/${pkg}`;
}

function tellSame(one: string, other: string, pairs: readonly FilePair[]): { readonly same: readonly string[] } {
	const same = [...new Set(pairs.map(({ left }) => left.file.name))];
	const text = vscode.l10n.t('{0}: there is no difference between {1} and {2}.', same.join(', '), one, other);
	void vscode.window.showInformationMessage(text);
	return { same };
}
