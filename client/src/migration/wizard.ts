import * as vscode from 'vscode';
import type { ClusterSummary, PresetSummary } from '../../../server/src/protocol/messages.ts';
import { ask, choose, type Entry, type Frame } from '../wizard/questions.ts';
import { type Answer, type Question, type StepPlace, walk } from '../wizard/walk.ts';
import type { RememberedAnswers } from './answers.ts';
import { type AddressProblem, addressProblem } from './host-address.ts';
import { clusterEntries } from './meant-clusters.ts';

/** A preset, and the cluster it is for. A deployment may need none. */
export interface Choice {
	readonly preset: PresetSummary;
	readonly cluster: ClusterSummary | undefined;
}

/** What is known of what the user wants. Choices that are left are those that fit what was said. */
export interface Wish {
	readonly choices: readonly Choice[];
	readonly choice: Choice | undefined;
	readonly hosts: readonly string[];
}

/** A wish with nothing left to ask. */
export type FullWish = Wish & { readonly choice: Choice };

/** Asks for the cluster, what it shall become, and the addresses that it takes, with a way back. Nothing when the user gives up. */
export async function askWish(start: Wish, answers: RememberedAnswers): Promise<FullWish | undefined> {
	const typed: string[] = []; // stays when the user goes back
	const wish = await walk(start, (state) => questionFor(state, answers, typed));
	if (!wish?.choice) return undefined;
	await answers.keep(folderOf(wish.choice), wish.choice.preset, wish.hosts);
	return { ...wish, choice: wish.choice };
}

function questionFor(wish: Wish, answers: RememberedAnswers, typed: string[]): Question<Wish> | undefined {
	const { choices, choice, hosts } = wish;
	if (!choice) {
		const clusters = [...new Set(choices.map(({ cluster }) => cluster))];
		const there = clusters.filter((cluster) => cluster !== undefined);
		const isOpen = there.length > 1 && there.length === clusters.length;
		return isOpen ? clusterQuestion(wish, there) : presetQuestion(wish, clusters);
	}
	if (hosts.length >= choice.preset.hosts.length) return undefined;
	return hostQuestion({ ...wish, choice }, answers, typed);
}

function clusterQuestion(wish: Wish, clusters: readonly ClusterSummary[]): Question<Wish> {
	return async (place) => {
		const answer = await choose(frame(place), vscode.l10n.t('Choose the cluster'), clusterEntries(clusters));
		return known(answer, (cluster) => ({
			...wish,
			choices: wish.choices.filter((one) => one.cluster === cluster),
		}));
	};
}

function presetQuestion(wish: Wish, [first, ...others]: readonly (ClusterSummary | undefined)[]): Question<Wish> {
	const name = others.length === 0 ? first?.name : undefined;
	const items = wish.choices.map((choice) => ({
		label: choice.preset.title,
		description: choice.cluster?.mode ?? vscode.l10n.t('new cluster'),
		value: choice,
	}));
	return async (place) => {
		const placeholder = vscode.l10n.t('Choose what the cluster shall become');
		return known(await choose(frame(place, name), placeholder, items), (choice) => ({ ...wish, choice }));
	};
}

function hostQuestion(wish: FullWish, answers: RememberedAnswers, typed: string[]): Question<Wish> {
	const { choice, hosts } = wish;
	const at = hosts.length;
	const { question = '', proposal = '', options = [] } = choice.preset.hosts[at] ?? {};
	const last = typed[at] ?? answers.of(folderOf(choice), choice.preset)[at] ?? proposal;
	return async (place) => {
		const of = place.step - at + choice.preset.hosts.length - 1;
		const look = { ...frame(place, choice.preset.title), of };
		const free = options.filter((option) => !hosts.includes(option));
		const answer = await (options.length > 0
			? choose(look, question, proposedFirst(free, last))
			: ask(look, { prompt: question, placeholder: proposal, value: last, problem: (value) => wrong(value, hosts) }));
		return known(answer, (address) => {
			typed[at] = address;
			return { ...wish, hosts: [...hosts, address] };
		});
	};
}

function proposedFirst(options: readonly string[], proposal: string): Entry<string>[] {
	const others = options.filter((option) => option !== proposal);
	return [...options.filter((option) => option === proposal), ...others].map((value) => ({ label: value, value }));
}

function frame(place: StepPlace, title = vscode.l10n.t('Plan Migration')): Frame {
	return { ...place, title };
}

function known<Value>(answer: Answer<Value>, take: (value: Value) => Wish): Answer<Wish> {
	return typeof answer === 'object' ? { value: take(answer.value) } : answer;
}

/** Where a wish belongs to: the folder of its cluster. */
export function folderOf({ cluster }: Choice): string {
	return cluster?.folder ?? '';
}

function wrong(address: string, taken: readonly string[]): string | undefined {
	const problem: AddressProblem | undefined = addressProblem(address, taken);
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
