import { describe, expect, test } from 'vitest';
import { allParameters } from '../../../server/src/catalog/catalog.ts';
import { nodesColumns, nodesHeaders } from '../../../server/src/catalog/nodes-columns.ts';
import { firstReleases, isBefore, lacks, lineOf, VERSION } from '../../../server/src/catalog/versions.ts';

test.for([
	['2.00.9', '2.00.10', true],
	['2.00.10', '2.00.9', false],
	['2.00.10', '2.00.10', false],
	['1.30.22', '2.00', true],
	['2.00.10.4', '2.00.10.5', true],
	['2.00.10.10', '2.00.10.9', false],
	// Parts that are left out stand for the newest release of the line.
	['2.00', '2.00.16.1', false],
	['2.00', '3.00', true],
	['2.00.10', '2.00.10.4', false],
	['3.00.1', '3.00.1.4', false],
	['3.00.1.0', '3.00.1', false],
	['2.00.16.1', '2.00.16', false],
] as const)('%s comes before %s: %s', ([version, other, expected]) => {
	expect(isBefore(version, other)).toBe(expected);
});

test.for([
	['3.00.1.4', '3.00'],
	['2.00.10', '2.00'],
	['1.30', '1.30'],
] as const)('%s is a release of %s', ([version, line]) => {
	expect(lineOf(version)).toBe(line);
});

describe('what a version lacks', () => {
	const zone = ['2.00.16.1', '3.00.3.1'];
	test.for([
		['2.00.16.0', true],
		['2.00.16.1', false],
		['2.00.16', false],
		['2.00.15', true],
		['2.00.17', false],
		['2.00', false],
		// The higher number does not help: each line got it by itself.
		['3.00.2', true],
		['3.00.3.0', true],
		['3.00.3.1', false],
		['3.00.3', false],
		['3.00.4', false],
		['3.00', false],
		// Lines that are not named: older ones lack it, newer ones do not.
		['1.30.23', true],
		['1.30', true],
		['3.10', false],
	] as const)('%s lacks zones: %s', ([version, expected]) => {
		expect(lacks(version, zone)).toBe(expected);
	});

	const patched = ['3.00.2.7', '3.00.3.2', '3.00.4.1', '3.00.5'];
	test.for([
		['3.00.1.9', true],
		['3.00.2.6', true],
		['3.00.2.7', false],
		// A patch of a release says nothing about the releases after it.
		['3.00.3.1', true],
		['3.00.3.2', false],
		['3.00.4.0', true],
		['3.00.4', false],
		['3.00.5', false],
		['3.00.6.1', false],
		['2.00.16', true],
	] as const)('%s lacks what came with patches of several releases: %s', ([version, expected]) => {
		expect(lacks(version, patched)).toBe(expected);
	});

	test('between two releases that have something, nobody knows', () => {
		expect(lacks('3.00.1.2', ['3.00.0.5', '3.00.2.4', '3.00.3'])).toBe(false);
	});

	test('what is always there is never lacking', () => {
		expect(lacks('1.30.1', [])).toBe(false);
	});
});

test.for([
	['2.00.10', ['2.00.16.1', '3.00.3.1'], ['2.00.16.1']],
	['3.00.2', ['2.00.16.1', '3.00.3.1'], ['3.00.3.1']],
	['1.30.22', ['2.00.16.1', '3.00.3.1'], ['2.00.16.1', '3.00.3.1']],
	['3.00.3.1', ['3.00.2.7', '3.00.3.2', '3.00.5'], ['3.00.3.2']],
	['3.00.1', ['3.00.2.7', '3.00.3.2', '3.00.5'], ['3.00.2.7']],
	['2.00.10', ['3.00.2.7', '3.00.3.2', '3.00.5'], ['3.00.2.7']],
	[undefined, ['1.30.22', '2.00.10'], ['1.30.22', '2.00.10']],
] as const)('whoever has %s is told of %s: %s', ([version, since, told]) => {
	expect(firstReleases(version, since)).toEqual(told);
});

test('all releases of the catalog are versions, the first of each line first', () => {
	const dated = [...allParameters(), ...nodesColumns, ...nodesHeaders];
	const lists = [...dated.map(({ since }) => since), ...allParameters().map(({ deprecated }) => deprecated?.since)];
	for (const since of lists.filter((list) => list !== undefined)) {
		for (const release of since) expect(release).toMatch(VERSION);
		expect(since.length).toBeGreaterThan(0);
		for (const [at, release] of since.entries()) {
			const next = since[at + 1];
			if (next !== undefined) expect(isBefore(release, next), `${release} before ${next}`).toBe(true);
		}
	}
});

test('a parameter has its successor by the time it goes out of use', () => {
	for (const { name, deprecated } of allParameters()) {
		const successor = allParameters().find((one) => one.name === deprecated?.replacement);
		for (const release of deprecated?.since ?? []) {
			if (successor?.since) expect(lacks(release, successor.since), `${name} in ${release}`).toBe(false);
		}
	}
});
