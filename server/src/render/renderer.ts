import type { Template } from '../base/message.ts';
import type { Plan } from '../plan/plan.ts';

/** A file that a renderer writes, by its path inside the output folder; all line ends are LF unless the plan's differ. */
export interface RenderedFile {
	readonly path: string;
	readonly text: string;
	readonly executable: boolean;
}

/** Turns plans into files. The same plan gives the same bytes, on every machine and at any time. */
export interface Renderer {
	/** The word for `--render`. */
	readonly id: string;
	/** For people. */
	readonly title: Template;
	render(plan: Plan): readonly RenderedFile[];
}
