import { expect, test } from 'vitest';
import { readConfigFile } from '../../../server/src/model/files/config-file.ts';
import { editLines } from '../../../server/src/plan/edit-lines.ts';
import { fileEdits } from '../../../server/src/plan/file-edits.ts';

test.each([
	'sites=h1:1:a1:agent',
	'sites=h1:1:a1:agent,h1:2:c1:controller',
	'sites=h1:1:a1:agent\r,h1:2:c1:controller',
	'sites=h1:1:a1:agent,\rh1:2:c1:controller',
])('a controller is added behind all others: %j', (list) => {
	const text = `mode=agent\n${list}\nlanCluster=0\n`;
	const added = { alias: 'c9', host: 'h9', port: 9, mode: 'controller', package: '/p', registered: true } as const;
	const file = readConfigFile('file:///w/agent.cfg', 'agent', text);
	const sites = {
		placementOf: new Map(),
		removed: new Set<string>(),
		rows: [],
		addedControllers: [added],
		addedWorkers: [],
	};
	const after = editLines(file.tree.lines, fileEdits(file, { sites, replaces: undefined, set: {} }));
	expect(after).toBe(text.replace(list, `${list},h9:9:c9:controller`));
});
