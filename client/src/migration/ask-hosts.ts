import * as vscode from 'vscode';
import type { PresetSummary } from '../../../server/src/protocol/messages.ts';
import { type AddressProblem, addressProblem } from './host-address.ts';

/** Asks for the addresses a preset needs, one after the other, with a way back. Nothing when the user gives up. */
export async function askHosts(preset: PresetSummary): Promise<readonly string[] | undefined> {
	const answers: string[] = [];
	let step = 0;
	while (step < preset.hosts.length) {
		const answer = await askHost(preset, step, answers);
		if (answer === undefined) return undefined;
		if (answer === 'back') step--;
		else answers[step++] = answer.address;
	}
	return answers;
}

type Answer = { readonly address: string } | 'back' | undefined;

function askHost(preset: PresetSummary, step: number, answers: readonly string[]): Promise<Answer> {
	const box = vscode.window.createInputBox();
	const { question = '', proposal = '' } = preset.hosts[step] ?? {};
	const problem = () => addressProblem(box.value, answers.slice(0, step));
	Object.assign(box, {
		title: preset.title,
		step: step + 1,
		totalSteps: preset.hosts.length,
		prompt: question,
		placeholder: proposal,
		value: answers[step] ?? proposal,
		buttons: step > 0 ? [vscode.QuickInputButtons.Back] : [],
		ignoreFocusOut: true,
	});
	return new Promise((resolve) => {
		const end = (answer: Answer) => {
			resolve(answer);
			box.dispose();
		};
		box.onDidChangeValue(() => {
			box.validationMessage = box.value === '' ? undefined : problemText(problem());
		});
		box.onDidAccept(() => {
			const wrong = problem();
			box.validationMessage = problemText(wrong);
			if (!wrong) end({ address: box.value.trim() });
		});
		box.onDidTriggerButton(() => end('back'));
		box.onDidHide(() => end(undefined));
		box.show();
	});
}

function problemText(problem: AddressProblem | undefined): string | undefined {
	switch (problem) {
		case undefined:
			return undefined;
		case 'empty':
			return vscode.l10n.t('An address is needed.');
		case 'malformed':
			return vscode.l10n.t('This is neither an IPv4 address nor a host name.');
		case 'taken':
			return vscode.l10n.t('Another host has this address already.');
	}
}
