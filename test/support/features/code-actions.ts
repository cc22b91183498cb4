import { render } from '../../../server/src/base/message.ts';
import type { Refactoring } from '../../../server/src/features/refactor/refactoring.ts';
import { refactorings } from '../../../server/src/features/refactor/refactorings.ts';
import { verified } from '../../../server/src/features/refactor/verified.ts';
import type { Workspace } from '../../../server/src/workspace/workspace.ts';
import { fixtureName, type Show } from '../check-feature.ts';
import { refactored } from '../refactored.ts';

/**
 * Lists the refactorings of a place with the reason against each that is not possible; or with `(do: id)` in the title,
 * shows the files that it changes.
 */
const show: Show = ({ workspace, snapshot, file, range, words }) => {
	const offered = refactorings(snapshot, file, range);
	const wanted = words['do'];
	if (wanted === undefined) return offered.map((one) => line(workspace, one, words['create'] !== 'no'));
	const one = offered.find(({ id }) => id === wanted);
	return one && 'rewrite' in one ? changed(workspace, one) : [`${wanted} is not offered`];
};

function line(workspace: Workspace, one: Refactoring, canCreate: boolean): string {
	const title = `${one.id}: ${render(one.title, 'en')} | ${render(one.title, 'zh')}`;
	const outcome = 'rewrite' in one ? verified(workspace, one, { canCreate }) : undefined;
	if (!outcome || !('refusal' in outcome)) return title;
	return `${title} – not possible: ${render(outcome.refusal, 'en')} | ${render(outcome.refusal, 'zh')}`;
}

function changed(workspace: Workspace, one: Extract<Refactoring, { rewrite(): unknown }>): string[] {
	const outcome = verified(workspace, one, { canCreate: true });
	if ('refusal' in outcome) return [render(outcome.refusal, 'en')];
	const before = workspace.snapshot().texts;
	const after = refactored(workspace, outcome).snapshot().texts;
	return [...after]
		.filter(([file, text]) => before.get(file) !== text)
		.flatMap(([file, text]) => {
			const lines = text.split('\n').map((one) => one.replace(/\r$/, '␍'));
			const isEnded = lines.at(-1) === '';
			return [`@ ${fixtureName(file)}`, ...(isEnded ? lines.slice(0, -1) : [...lines, '(no line end)'])];
		});
}

export default show;
