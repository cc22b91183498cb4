import type { Plan } from '../../plan/plan.ts';
import { carriedFiles, carriedNames } from '../files-folder.ts';
import { prepared } from '../prepared.ts';
import type { RenderedFile, Renderer } from '../renderer.ts';
import { cleanupScript } from './cleanup.ts';
import { libraryScript } from './library.ts';
import { migrateScript } from './migrate.ts';
import { rollbackScript } from './rollback.ts';
import { verifyScript } from './verify.ts';

/** Scripts for bash that carry a plan out, take it back and check it, over ssh. */
export default {
	id: 'bash',
	title: { en: 'Bash scripts', zh: 'Bash 脚本' },
	render: (given: Plan) => {
		const plan = prepared(given);
		const nameOf = carriedNames(plan);
		return [
			script('migrate.sh', migrateScript(plan, nameOf)),
			script('rollback.sh', rollbackScript(plan, nameOf)),
			script('verify.sh', verifyScript(plan)),
			script('cleanup.sh', cleanupScript(plan)),
			{ path: 'lib.sh', text: libraryScript(plan), executable: false },
			...carriedFiles(plan).map(({ name, write }) => ({ path: name, text: write.content, executable: false })),
		];
	},
} satisfies Renderer;

function script(path: string, text: string): RenderedFile {
	return { path, text, executable: true };
}
