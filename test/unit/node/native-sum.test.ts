import { expect, test } from 'vitest';
import { nativeSum } from '../../../server/src/node/native-sum.ts';
import { portableSum, type RunningSum } from '../../../server/src/plan/fingerprint.ts';

function sumOf(sum: RunningSum, texts: readonly string[]): string {
	for (const text of texts) sum.update(text);
	return sum.hex();
}

test.each([
	['nothing', []],
	['letters', ['abc']],
	['several texts', ['a', '', 'bc', '\n']],
	['letters of all planes', ['é 节点 😀']],
	['half a letter', ['a\ud83d', '\ude00b']],
	['a long text', ['0123456789'.repeat(10_000)]],
])('the sum of %s is the same wherever it is made', (_, texts) => {
	expect(sumOf(nativeSum(), texts)).toBe(sumOf(portableSum(), texts));
});

test('it is the sum that everybody has', () => {
	const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
	expect([sumOf(nativeSum(), ['abc']), sumOf(portableSum(), ['abc'])]).toEqual([known, known]);
});
