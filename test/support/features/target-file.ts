import { render } from '../../../server/src/base/message.ts';
import { allAtOnce } from '../../../server/src/base/pieces.ts';
import { findingsIn } from '../../../server/src/features/target-file/check.ts';
import { completeTarget } from '../../../server/src/features/target-file/complete.ts';
import { targetDefinitions } from '../../../server/src/features/target-file/definition.ts';
import { targetHover } from '../../../server/src/features/target-file/hover.ts';
import { fixtureName, type Question, type Show } from '../check-feature.ts';
import { shownCompletion } from './completion.ts';
import { shownPlace } from './places.ts';

/**
 * What a title asks for in brackets: `(ask: problems)`, `plan`, `completion`, `hover` or `definition`; `json: json` or
 * `json: jsonc` is a client with a JSON server beside ours.
 */
const show: Show = (question) => (answers[question.words['ask'] ?? ''] ?? (() => ['(nothing is asked)']))(question);

const textOf = ({ snapshot, file }: Question) => snapshot.texts.get(file) ?? '';
const localeOf = ({ words }: Question) => (words['locale'] === 'zh' ? 'zh' : 'en');

const answers: Readonly<Record<string, Show>> = {
	problems: (question) => problems(question, 'target'),
	plan: (question) => problems(question, 'plan'),
	completion: (question) => {
		const client = {
			hasSchema: question.words['json'] !== undefined,
			hasSnippets: question.words['snippets'] === 'yes',
		};
		const { snapshot, file, range } = question;
		return shownCompletion(question, completeTarget(snapshot, file, textOf(question), range.start, client));
	},
	hover: (question) => {
		const { snapshot, file, range } = question;
		const found = targetHover(snapshot, file, textOf(question), range.start, localeOf(question));
		return found ? [shownRange(question, found.range), ...found.markdown.split('\n')] : ['nothing'];
	},
	definition: (question) => {
		const { snapshot, file, range } = question;
		const places = targetDefinitions(snapshot, file, textOf(question), range.start);
		return places.length > 0 ? places.map((place) => shownPlace(snapshot, place)) : ['nothing'];
	},
};

function problems(question: Question, depth: 'target' | 'plan'): string[] {
	const { snapshot, file, words } = question;
	const jsonServer = words['json'] === 'jsonc' ? 'jsonc' : words['json'] ? 'json' : undefined;
	const found = allAtOnce(findingsIn(snapshot, { file, text: textOf(question), depth, jsonServer }));
	const lines = found.flatMap(({ severity, range, message, elsewhere }) => [
		`${severity} ${shownRange(question, range)}`,
		`    ${render(message, localeOf(question))}`,
		...(elsewhere ? [`    see ${fixtureName(elsewhere.file)}:${elsewhere.line + 1}`] : []),
	]);
	return lines.length > 0 ? lines : ['nothing'];
}

/** A range as `line:column text`, counted from 1. */
function shownRange(question: Question, { start, end }: Question['range']): string {
	const lines = textOf(question).split(/\r\n|\n|\r/);
	const text = (lines[start.line] ?? '').slice(start.character, start.line === end.line ? end.character : undefined);
	return `${start.line + 1}:${start.character + 1} ${text}`;
}

export default show;
