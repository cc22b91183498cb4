import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, encodeUri, Uris } from '../../server/src/workspace/uris.ts';

/** What stands before the path, as VS Code spells it. */
const place = fc.constantFrom(
	'file://',
	'file://server',
	'untitled:',
	'memfs:',
	'tmp:',
	'vscode-vfs://github',
	'vscode-vfs://github%2B7b2276223a31',
	'github://user:token@host',
	'vscode-test-web://mount',
	'vscode-remote://127.0.0.1:1234',
	'vscode-remote://wsl%2Bubuntu-22.04',
	'vscode-remote://k8s-container%2Bcontext%3Da%2Fb',
	'ftp://[2001:db8::1]:21',
);

const names = [
	'agent.cfg',
	'集群',
	'a b',
	'100%',
	'%41',
	'x?y#z',
	"it's (1)!*",
	'c:',
	'a+b&c=d;e@f,g',
	'[1]',
	'\\',
	'😀',
];
const name = fc
	.oneof(fc.constantFrom(...names), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }))
	.filter((text) => !text.includes('/'));
const path = fc.array(name, { minLength: 1, maxLength: 5 }).map((parts) => `/${parts.join('/')}`);

/** A path as VS Code writes it into URIs: everything but letters, digits, `-._~` and slashes is encoded. */
function strict(text: string): string {
	const encoded = encodeURIComponent(text).replace(
		/[!'()*]/g,
		(one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return encoded.replaceAll('%2F', '/');
}

describe('the URI of a file', () => {
	test('comes back from its id the same, up to which characters are encoded without need', () => {
		fc.assert(
			fc.property(place, path, (before, after) => {
				const id = decode(before + strict(after));
				expect(id).toBe(before + after);
				expect(encodeUri(id)).toBe(before + encodeURIComponent(after).replaceAll('%2F', '/'));
				expect(decode(encodeUri(id))).toBe(id);
			}),
		);
	});

	test('comes back exactly as the client spelt it', () => {
		fc.assert(
			fc.property(place, path, fc.boolean(), (before, after, isStrict) => {
				const uris = new Uris();
				const uri = before + (isStrict ? strict(after) : encodeURI(after));
				expect(uris.uri(uris.id(uri))).toBe(uri);
			}),
		);
	});

	test('lies below that of its folder, the root included', () => {
		fc.assert(
			fc.property(place, fc.array(name, { maxLength: 3 }), name, (before, folders, file) => {
				const folder = `${before}/${folders.map(strict).join('/')}`;
				const uri = `${folder}${folders.length > 0 ? '/' : ''}${strict(file)}`;
				expect(decode(uri)).toBe(`${decode(folder)}/${file}`);
				expect(decode(encodeUri(decode(folder)))).toBe(decode(folder));
				expect(new URL(encodeUri(decode(folder))).pathname.startsWith('/')).toBe(true);
			}),
		);
	});

	test('never makes the server fall, whatever a client sends', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', 'file://', 'memfs:/'), (text, before) => {
				const uris = new Uris();
				expect(uris.uri(uris.id(before + text))).toBe(before + text);
				expect(typeof encodeUri(decode(before + text))).toBe('string');
			}),
		);
	});
});

test.for([
	['memfs:/', 'memfs:', 'memfs:/'],
	['file:///', 'file://', 'file:///'],
	['vscode-test-web://mount/', 'vscode-test-web://mount', 'vscode-test-web://mount/'],
	['untitled:Untitled-1', 'untitled:Untitled-1', 'untitled:Untitled-1'],
	['file:///c%3A/data/agent.cfg', 'file:///c:/data/agent.cfg', 'file:///c%3A/data/agent.cfg'],
	['file:///half\ud800', 'file:///half\ud800', 'file:///half%EF%BF%BD'],
	['file:///100%.cfg', 'file:///100%.cfg', 'file:///100%25.cfg'],
] as const)('%s', ([uri, id, back]) => {
	expect(decode(uri)).toBe(id);
	expect(encodeUri(id)).toBe(back);
});
