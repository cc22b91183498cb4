import type { Drawing, PlanDrawing } from '../../../server/src/protocol/topology.ts';
import type { Shown } from './page-messages.ts';

/** A drawing as the page shows it. */
export function shownDrawing(drawing: Drawing | PlanDrawing, target: string, words: Shown['words']): Shown {
	const { id: cluster, title, mode, description, raft, notes, off, verdicts } = drawing.scene;
	const facts = [`${mode} · ${description}`, ...(raft ? [raft.words] : []), ...notes];
	const moments = 'moments' in drawing ? drawing.moments : [];
	return {
		type: 'show',
		...{ cluster, target, title, facts, svg: drawing.svg, off: [...off], verdicts: [...verdicts], words },
		moments: moments.map(({ title: text, absent, off: stopped, verdicts: told }) => ({
			...{ title: text, absent: [...absent], off: [...stopped], verdicts: [...told] },
		})),
	};
}
