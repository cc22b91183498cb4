import { expect, test } from 'vitest';
import { limitsOf } from '../../../server/src/catalog/licences.ts';

const unknown = { edition: undefined, nodes: undefined, cores: undefined, memory: undefined };

test('nothing is known of a licence that nobody declares, and of a commercial one without numbers', () => {
	const nothing = { nodes: undefined, cores: undefined, memory: undefined };
	expect(limitsOf(unknown)).toEqual(nothing);
	expect(limitsOf({ ...unknown, edition: 'commercial' })).toEqual(nothing);
});

test('the community edition brings its own limits', () => {
	expect(limitsOf({ ...unknown, edition: 'community' })).toEqual({ nodes: 3, cores: 2, memory: 8 });
});

test('numbers that are given win over those of the edition', () => {
	expect(limitsOf({ ...unknown, edition: 'community', nodes: 5 })).toEqual({ nodes: 5, cores: 2, memory: 8 });
	expect(limitsOf({ ...unknown, memory: 512 })).toEqual({ nodes: undefined, cores: undefined, memory: 512 });
});
