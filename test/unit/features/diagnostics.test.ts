import { expect, test } from 'vitest';
import { render, say, shortened } from '../../../server/src/base/message.ts';
import { diagnose } from '../../../server/src/features/diagnostics.ts';
import { workspaceOf } from '../../support/workspace.ts';

test('long values are cut, and nothing else', () => {
	const inner = say({ en: '{b} and others', zh: '{b} 等' }, { b: 'y'.repeat(9) });
	const message = say({ en: '{a}: {inner} {n}', zh: '{a}' }, { a: 'x'.repeat(5), inner, n: 12_345_678 });
	expect(render(shortened(message, 5), 'en')).toBe('xxxxx: yyyyy… and others 12345678');
	expect(render(shortened(say({ en: '{a}', zh: '{a}' }, { a: 'xx😀x' }), 3), 'en')).toBe('xx…');
});

test('a huge value does not make a huge message, but fixes have all of it', () => {
	const id = 'file:///w/agent.cfg';
	const huge = 'm'.repeat(200_000);
	const text = `mode=agent\nlocalSite=10.0.0.1:8801:${huge},agent\n${huge}=1\nlanCluster=${huge}\n`;
	const snapshot = workspaceOf([[id, text]]).snapshot();
	const found = diagnose(snapshot, id, 'en');
	expect(found.length).toBeGreaterThan(2);
	for (const { message, related } of found) {
		for (const one of [message, ...related.map((place) => place.message)]) expect(one.length).toBeLessThan(1000);
	}
	expect(snapshot.findings(id).some(({ message }) => render(message, 'en').includes(huge))).toBe(true);
});
