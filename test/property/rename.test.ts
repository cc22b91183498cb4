import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { rename } from '../../server/src/features/navigation/rename.ts';
import { aliasAt } from '../../server/src/model/alias-places.ts';
import { applyChanges } from '../../server/src/rules/apply-changes.ts';
import type { Workspace } from '../../server/src/workspace/workspace.ts';
import { allFindings, workspaceFor } from '../support/fixture-findings.ts';
import { readAll } from '../support/read-all.ts';

const scenarios = path.resolve(import.meta.dirname, '../fixtures/scenarios/correct');
const names = readdirSync(scenarios).filter((name) => existsSync(path.join(scenarios, name)));

describe('renaming any node of a correct cluster', () => {
	test.for(names)('%s: renames all of it, brings no error, and undoing leads back', (name) => {
		const workspace = workspaceFor(readAll(path.join(scenarios, name)));
		for (const cluster of workspace.snapshot().clusters) {
			for (const alias of [...cluster.rowsByAlias.keys()].slice(0, 12)) {
				const renamed = withName(workspace, alias, `${alias}-renamed`);
				expect(errors(renamed), alias).toEqual(errors(workspace));
				const after = renamed.snapshot().clusters.find((one) => one.rowsByAlias.has(`${alias}-renamed`));
				expect(after?.mentionsByAlias.has(alias), `${alias} is left somewhere`).toBe(false);
				expect([...withName(renamed, `${alias}-renamed`, alias).snapshot().texts]).toEqual([
					...workspace.snapshot().texts,
				]);
			}
		}
	});
});

/** A copy of the workspace in which a node has another name. */
function withName(workspace: Workspace, alias: string, to: string): Workspace {
	const snapshot = workspace.snapshot();
	const cluster = snapshot.clusters.find((one) => one.rowsByAlias.has(alias));
	const row = cluster?.rowsByAlias.get(alias);
	if (!row) throw new Error(`no node ${alias}`);
	const { file, span } = aliasAt(row.site);
	const result = rename(snapshot, file, { line: span.line, character: span.start }, to);
	if ('refusal' in result) throw new Error(JSON.stringify(result.refusal));
	const copy = workspace.fork();
	for (const [id, text] of applyChanges(snapshot.texts, result.changes)) copy.setText(id, text);
	return copy;
}

function errors(workspace: Workspace): string[] {
	return allFindings(workspace)
		.flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))
		.sort();
}
