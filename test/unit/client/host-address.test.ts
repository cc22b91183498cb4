import { expect, test } from 'vitest';
import { addressProblem } from '../../../client/src/migration/host-address.ts';

test.for(['10.0.0.1', '0.0.0.0', '255.255.255.255', 'db1', 'db-1.example.com', 'rack_2', '1a', ' 10.0.0.1 '])(
	'%s is an address',
	(address) => {
		expect(addressProblem(address, [])).toBeUndefined();
	},
);

test.for([
	'10.0.0',
	'10.0.0.256',
	'10.0.0.01',
	'10.0.0.1.2',
	'10.0.0.1:8900',
	'http://db1',
	'db 1',
	'-db',
	'db-',
	'db..x',
	'db.',
	'数据库',
	'$(reboot)',
	'::1',
	'x'.repeat(64),
])('%s is none', (address) => {
	expect(addressProblem(address, [])).toBe('malformed');
});

test('an address is needed', () => {
	expect(addressProblem('', [])).toBe('empty');
	expect(addressProblem('  ', [])).toBe('empty');
});

test('one address is not given to two hosts', () => {
	expect(addressProblem('DB1', ['10.0.0.1', 'db1'])).toBe('taken');
	expect(addressProblem('10.0.0.2', ['10.0.0.1', 'db1'])).toBeUndefined();
});
