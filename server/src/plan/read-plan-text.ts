import type { Message, Template } from '../base/message.ts';
import type { WrittenPlan } from './plan-text.ts';

type Json = { readonly [key: string]: unknown };

/** Reads plan.json: puts sentences and contents of files back where they belong. Throws where the text is no plan. */
export function readPlanText(text: string): WrittenPlan {
	const { version, sentences, contents, files, ...rest } = JSON.parse(text);
	if (version !== 2) throw new Error(`version ${version}`);
	const filled = withSentences(rest, sentences) as Json;
	const read = {
		...{ version: 1, ...filled },
		steps: (filled['steps'] as Json[]).map((step) => withContents(step, contents)),
		files: files.map(({ before, after, ...file }: { before: string; after: string }) => ({
			...file,
			...(before !== 'absent' && { before: contents[before] }),
			after: contents[after],
		})),
	};
	return read as unknown as WrittenPlan; // whoever compares it finds out
}

/** An object with a number called `sentence` is a message. */
function withSentences(value: unknown, sentences: readonly Template[]): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((item) => withSentences(item, sentences));
	if ('sentence' in value) return message(value as never, sentences);
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withSentences(item, sentences)]));
}

function message(
	{ sentence, values = {} }: { sentence: number; values?: Json },
	sentences: readonly Template[],
): Message {
	const template = sentences[sentence];
	if (!template) throw new Error(`no sentence ${sentence}`);
	return { template, values: withSentences(values, sentences) as Message['values'] };
}

function withContents(step: Json, contents: Json): Json {
	const operations = (step['operations'] as Json[]).map((operation) =>
		operation['op'] === 'write-file' ? { ...operation, content: contents[operation['sha256'] as string] } : operation,
	);
	return { ...step, operations };
}
