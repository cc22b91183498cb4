import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './tokenize.ts';

/** What a double click selects in a line, from left to right. */
function words(language: 'cfg' | 'nodes', line: string): string[] {
	const file = path.join(root, `language-configuration.${language}.json`);
	const { wordPattern } = JSON.parse(readFileSync(file, 'utf8'));
	return line.match(new RegExp(wordPattern, 'g')) ?? [];
}

test.for([
	['P1-node1.volumes=/ssd/ssd1/<ALIAS>/v', 'P1-node1 volumes ssd ssd1 ALIAS v'],
	['P1-%.maxTransactionRatio = 0.95', 'P1-% maxTransactionRatio 0.95'],
	['n??e_1.volumes=D:/data', 'n??e_1 volumes D data'],
	['sites=10.0.0.1:8901:P1-a:agent,localhost:1:x', 'sites 10.0.0.1 8901 P1-a agent localhost 1 x'],
	['# 内存上限，单位GB', '内存上限 单位GB'],
] as const)('the words of %s', ([line, expected]) => {
	expect(words('cfg', line)).toEqual(expected.split(' '));
});

test.for([
	['localSite,mode,computeGroup', 'localSite mode computeGroup'],
	['10.0.0.1:8902:P1-node_1,datanode,,zone1', '10.0.0.1 8902 P1-node_1 datanode zone1'],
	['ddb-1.example.com:8902:node1,datanode', 'ddb-1 example com 8902 node1 datanode'],
] as const)('the words of %s', ([line, expected]) => {
	expect(words('nodes', line)).toEqual(expected.split(' '));
});
