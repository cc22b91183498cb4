import * as vscode from 'vscode';
import { openArguments } from '../open-place.ts';
import type { Services } from './register.ts';
import { nodeFor } from './rows.ts';

/** Goes to the row or line that defines a node. */
export async function goToRow(services: Services, argument: unknown): Promise<unknown> {
	const row = nodeFor(services, argument);
	return row && vscode.commands.executeCommand('vscode.open', ...openArguments(row.node));
}
