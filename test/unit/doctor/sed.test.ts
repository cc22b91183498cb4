import { describe, expect, test } from 'vitest';
import { parseSed } from '../../../server/src/doctor/sed/parse.ts';
import { SedMachine } from '../../../server/src/doctor/sed/run.ts';

/** What sed writes. That it is what GNU sed writes is asked by test/property/doctor.test.ts; these are what that found. */
const written = (script: string, text: string) => {
	const machine = new SedMachine(parseSed(script, false), { isQuiet: false, read: () => undefined });
	machine.run([text], () => undefined);
	return machine.takeOutput();
};

describe('the sed of the doctor', () => {
	test('`q` writes what was to be appended, `Q` loses it', () => {
		expect(written('a\\one\nq', 'x\ny\n')).toBe('x\none\n');
		expect(written('a\\one\n2Q', 'x\ny\n')).toBe('x\none\n');
	});
});
