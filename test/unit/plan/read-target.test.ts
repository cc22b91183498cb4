import { describe, expect, test } from 'vitest';
import { render } from '../../../server/src/base/message.ts';
import { readTarget } from '../../../server/src/plan/read-target.ts';

const problemsOf = (text: string) =>
	readTarget(text).problems.map(({ place, message }) => [place, render(message, 'en')]);
const minimal = { version: 1, kind: 'migrate', hosts: { '10.0.0.1': {} } };
const withFields = (fields: object) => problemsOf(JSON.stringify({ ...minimal, ...fields }));

test('defaults are filled in', () => {
	const { target } = readTarget(JSON.stringify(minimal));
	expect(target?.hosts['10.0.0.1']).toEqual({ user: 'root', sudo: false, port: 22 });
	expect(target?.options).toMatchObject({ transfer: 'rsync', packageRoot: '/home', backupFolder: '/backup' });
});

describe('broken JSON has a line and a column', () => {
	test.for<[string, string, string]>([
		['', '1:1', 'Line 1, column 1: a value is expected.'],
		['{\n  "version": 1,\n}', '3:1', 'Line 3, column 1: a name in double quotes is expected.'],
		['{ "a": 1 "b": 2 }', '1:10', 'Line 1, column 10: "," is expected.'],
		['{ "a": 1,\r\n "a": 2 }', '2:2', 'Line 2, column 2: "a" stands here twice.'],
		['{ "a": tru }', '1:8', 'Line 1, column 8: a value is expected.'],
		['{ "a": "b\n" }', '1:8', 'Line 1, column 8: this text in quotes is not complete.'],
		['{} x', '1:4', 'Line 1, column 4: nothing may follow here.'],
		['['.repeat(1000), '1:102', 'Line 1, column 102: the text is nested too deeply.'],
	])('%j', ([text, place, message]) => {
		expect(problemsOf(text)).toEqual([[place, message]]);
	});
});

describe('a field that does not fit', () => {
	test.for<[object, string, string]>([
		[{ version: 2 }, 'version', 'version: 2 does not fit; write one of 1.'],
		[{ kind: 'move' }, 'kind', 'kind: "move" does not fit; write one of "migrate", "deploy".'],
		[{ host: {} }, 'host', 'host: there is no such field; remove it or correct its name.'],
		[
			{ hosts: { '-oProxyCommand=x': {} } },
			'hosts.-oProxyCommand=x',
			'hosts.-oProxyCommand=x: "-oProxyCommand=x" does not fit; write a host name or an IPv4 address.',
		],
		[{ hosts: { a: { user: '-l' } } }, 'hosts.a.user', 'hosts.a.user: "-l" does not fit; write a user name.'],
		[{ hosts: { a: { port: '22' } } }, 'hosts.a.port', 'hosts.a.port: "22" does not fit; write a number.'],
		[{ hosts: { a: { port: 0 } } }, 'hosts.a.port', 'hosts.a.port: 0 does not fit; write at least 1.'],
		[
			{ packages: { p: 'home/p' } },
			'packages.p',
			'packages.p: "home/p" does not fit; write an absolute path without "..", control characters and a slash at the end.',
		],
		[
			{ packages: { p: '/home/../p' } },
			'packages.p',
			'packages.p: "/home/../p" does not fit; write an absolute path without "..", control characters and a slash at the end.',
		],
		[
			{ nodes: { n: { package: 'a/b' } } },
			'nodes.n.package',
			'nodes.n.package: "a/b" does not fit; write one name without slashes and control characters.',
		],
		[
			{ nodes: { n: { set: { dfsMetaDir: 'a\nb' } } } },
			'nodes.n.set.dfsMetaDir',
			'nodes.n.set.dfsMetaDir: "a\\nb" does not fit; write text without line breaks and control characters.',
		],
		[
			{ nodes: { '..': {} } },
			'nodes...',
			'nodes...: ".." does not fit; write an alias without blanks, control characters and any of : , = % ? < > /.',
		],
		[
			{ options: { stateFolder: '/a\0' } },
			'options.stateFolder',
			'options.stateFolder: "/a\\u0000" does not fit; write an absolute path without "..", control characters and a slash at the end.',
		],
		[{ hosts: undefined }, 'hosts', 'hosts is missing; write an object { … }.'],
	])('%j', ([fields, place, message]) => {
		expect(withFields(fields)).toEqual([[place, message]]);
	});

	test('a text that is no object', () => {
		expect(problemsOf('[]')).toEqual([[undefined, 'The file: [] does not fit; write an object { … }.']]);
	});
});
