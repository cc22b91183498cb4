import { describe, expect, test } from 'vitest';
import { lookAt } from '../../../server/src/model/classify.ts';

const rows = 'localSite,mode\n10.0.0.1:8801:agent1,agent\n';
const settings = 'mode=agent\nlocalSite=10.0.0.1:8801:agent1\n';
const look = (name: string, text: string) => lookAt(`file:///w/config/${name}`, text, undefined);
/** UTF-16 with a byte order mark that was read as UTF-8. */
const misread = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').toString('utf8');

describe('a text with what is left of a wrong decoding', () => {
	test('is ours by name and by what it says', () => {
		expect(look('cluster.nodes', misread(rows))).toEqual({ kind: 'nodes', certain: true });
		expect(look('agent.cfg', misread(settings))).toEqual({ kind: 'agent', certain: true });
		expect(look('agent.cfg', settings.replace('8801', '88\ufffd01'))).toEqual({ kind: 'agent', certain: true });
	});

	test('is nobody’s where it says nothing of ours, or has another name', () => {
		expect(look('cluster.nodes', '\u0001\0\u0002\0')).toBeUndefined();
		expect(look('agent.cfg', misread('x=1\n'))).toBeUndefined();
		expect(look('host3_agent.cfg', misread(settings))).toBeUndefined();
		expect(look('cluster.cfg', misread('[section]\nmaxMemSize=8\n'))).toBeUndefined();
	});
});

describe('a text of one shape from end to end is judged in one go', () => {
	const shapes = [
		'\n',
		'\r',
		'\u2028',
		'[\n',
		'a "\n',
		'a:1:\n',
		'a:1:\r',
		'a:1:\u2028',
		'"',
		'[',
		'a',
		' ',
		'\t\n',
		':',
	];
	// Without a limit to what a pattern looks at, each of these takes seconds; the time limit of the test catches that.
	test.for(shapes)('%j', (shape) => {
		const text = shape.repeat(200_000);
		const judged = ['cluster.nodes', 'agent.cfg', 'other.cfg'].map((name) => look(name, text));
		expect(judged.some((one) => one?.certain)).toBe(false);
	});
});
