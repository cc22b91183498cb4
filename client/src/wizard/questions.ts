import * as vscode from 'vscode';
import type { Answer, StepPlace } from './walk.ts';

/** What all questions of a wizard show. */
export interface Frame extends StepPlace {
	readonly title: string;
	/** How many questions there are, once that is known. */
	readonly of?: number | undefined;
}

/** An entry of a list to choose from. */
export interface Entry<Value> extends vscode.QuickPickItem {
	readonly value: Value;
}

/** Lets the user choose from a list. */
export function choose<Value>(
	frame: Frame,
	placeholder: string,
	items: readonly Entry<Value>[],
): Promise<Answer<Value>> {
	const list = vscode.window.createQuickPick<Entry<Value>>();
	Object.assign(list, { ...look(frame), placeholder, items, matchOnDescription: true, matchOnDetail: true });
	return answerOf(list, () => {
		const [picked] = list.selectedItems;
		return picked && { value: picked.value };
	});
}

/** A line to type: what it is for, what stands in it first, and what is wrong with what was typed. */
export interface Line {
	readonly prompt: string;
	readonly placeholder: string;
	readonly value: string;
	problem(value: string): string | undefined;
}

/** Lets the user type a line. What is wrong is said while it is typed, and keeps it from being taken. */
export function ask(frame: Frame, { prompt, placeholder, value, problem }: Line): Promise<Answer<string>> {
	const box = vscode.window.createInputBox();
	Object.assign(box, { ...look(frame), prompt, placeholder, value });
	box.onDidChangeValue((typed) => {
		box.validationMessage = typed === '' ? undefined : problem(typed);
	});
	return answerOf(box, () => {
		box.validationMessage = problem(box.value);
		return box.validationMessage === undefined ? { value: box.value.trim() } : undefined;
	});
}

function look({ title, step, of, canGoBack }: Frame): Partial<vscode.QuickInput & vscode.InputBox> {
	const buttons = canGoBack ? [vscode.QuickInputButtons.Back] : [];
	return { title, step, ...(of === undefined ? {} : { totalSteps: of }), buttons, ignoreFocusOut: true };
}

/** Shows a list or a line until something is taken, the way back is chosen, or it is hidden. */
function answerOf<Value>(
	input: vscode.QuickPick<Entry<Value>> | vscode.InputBox,
	taken: () => Answer<Value>,
): Promise<Answer<Value>> {
	return new Promise((resolve) => {
		const end = (answer: Answer<Value>) => {
			resolve(answer);
			input.dispose();
		};
		input.onDidAccept(() => {
			const answer = taken();
			if (answer !== undefined) end(answer);
		});
		input.onDidTriggerButton(() => end('back'));
		input.onDidHide(() => end(undefined));
		input.show();
	});
}
