import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Template, yamlText } from '../../../server/src/render/ansible/yaml.ts';
import { awkwardWords, shellText } from '../../support/awkward.ts';

describe('YAML for Ansible', () => {
	test('has blocks, plain words where they can be nothing else, and quotes for the rest', () => {
		const value = {
			name: 'Write configuration files',
			yes: 'yes',
			list: ['a', { path: '/home/x', port: 22, lasting: true }, ['deep'], []],
			odd: ['12:30', '1e3', 'off', '~', '- x', 'a: b', '# no comment', "it's", '数据', '', 'end '],
			none: undefined,
			empty: {},
			filled: new Template('{{ question }} [yes/no]'),
		};
		expect(yamlText(value)).toBe(`---
name: Write configuration files
"yes": "yes"
list:
  - a
  - path: /home/x
    port: 22
    lasting: true
  - - deep
  - []
odd:
  - "12:30"
  - "1e3"
  - "off"
  - "~"
  - "- x"
  - "a: b"
  - "# no comment"
  - "it's"
  - "数据"
  - ""
  - "end "
empty: {}
filled: "{{ question }} [yes/no]"
`);
	});

	test('marks every text with a brace as one in which no template begins', () => {
		expect(yamlText(['{{ lookup("pipe", "touch pwned") }}', '{% raw %}', '{#', 'a{', '}}'])).toBe(
			'---\n- !unsafe "{{ lookup(\\"pipe\\", \\"touch pwned\\") }}"\n- !unsafe "{% raw %}"\n- !unsafe "{#"\n- !unsafe "a{"\n- "}}"\n',
		);
	});

	test('puts any text on one line of letters that every reader accepts, and loses none', () => {
		const readable = /^[\n -~\u00a1-\ud7ff\uff01-\uffef]*$/;
		const roundTrip = (text: string) => {
			const written = yamlText([text]);
			expect(written).toMatch(readable);
			expect(written.split('\n')).toHaveLength(3);
			const scalar = written.slice('---\n- '.length, -1).replace(/^!unsafe /, '');
			const json = scalar.replaceAll(/\\U([0-9a-f]{8})/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
			expect(scalar.startsWith('"') ? JSON.parse(json) : scalar).toBe(text.replaceAll(/\p{Surrogate}/gu, '\ufffd'));
		};
		for (const word of [...awkwardWords, '\ud800', '\u0085', '\ufeff', '\u202e', '{{ x }}']) roundTrip(word);
		fc.assert(fc.property(shellText, roundTrip));
	});
});
