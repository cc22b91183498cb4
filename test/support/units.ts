import { unitsOf } from '../../server/src/features/units/units.ts';
import { type Target, targetSchema } from '../../server/src/plan/target-layout.ts';
import type { RenderedFile } from '../../server/src/render/renderer.ts';
import { guarded } from './firewall.ts';
import type { Tree } from './tree.ts';

/** The units of the cluster of some files; packages lie in a folder of their own, below `root`. */
export function unitFiles(files: Tree, root = '/home'): readonly RenderedFile[] {
	const made = unitsOf(guarded(files).cluster, targetBelow(root), 'dolphindb');
	if ('problems' in made) throw new Error(made.problems.map(({ message }) => message.template.en).join('\n'));
	return made.files;
}

/** A target whose packages lie below a folder. */
function targetBelow(root: string): Target {
	return targetSchema.parse({ version: 1, kind: 'migrate', hosts: {}, nodes: {}, options: { packageRoot: root } });
}

/** The values of a key in a unit. */
export function valuesOf({ text }: Pick<RenderedFile, 'text'>, key: string): string[] {
	return [...text.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value);
}
