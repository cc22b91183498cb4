import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureOf } from '../../server/src/features/topology/drawing.ts';
import type { Drawing } from '../../server/src/protocol/topology.ts';
import { visible } from '../../server/src/render/shell-quote.ts';
import { drawings, nodesIn, pictureElements, snapshotOf } from '../support/topology.ts';

const hostile = fc.constantFrom(
	...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', ']]>', '<!--', '--><svg/onload=alert(1)>', '&lt;'],
	...[
		"' onfocus='alert(1)",
		'&#0;',
		'&x;',
		'</text>',
		'</style><script>',
		'\u0000',
		'\u0007\u001b[31m',
		'\u202e',
		'\ufffe',
	],
	...['\ud800', '\udc00x', 'javascript:alert(1)', '%3Cscript%3E', '<?xml?>', '<![CDATA[', '\r', '\t', '🦊', '节点'],
);
const text = fc
	.array(fc.oneof(hostile, fc.string({ unit: 'binary', maxLength: 6 }), fc.stringMatching(/^[\ud800-\udfff]{0,2}$/)), {
		minLength: 1,
		maxLength: 4,
	})
	.map((parts) => parts.join(''));
/** Text within one field of a row, or one segment of a path. */
const field = text.map((value) => value.replaceAll(/[\n\r,:/\\]/g, '')).filter((value) => value.trim() !== '');

/** A text as it is shown: what XML cannot hold is spelled out. */
function shown(value: string): string {
	return visible(value).replaceAll(/[\ud800-\udfff\ufffe\uffff]/gu, (one) => {
		return `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`;
	});
}

/** Fails where a picture is not well-formed, holds anything that runs, or does not say these texts of what it shows. */
function expectText({ svg }: Pick<Drawing, 'svg'>, wanted: readonly string[]): void {
	const elements = pictureElements(svg); // allows few elements and attributes, and throws for all others
	const labels = elements.map(({ attributes }) => attributes['aria-label'] ?? '').join('\n');
	for (const value of wanted) expect(labels).toContain(shown(value));
}

test('aliases, folders and roles of files are text, whatever they are', () => {
	fc.assert(
		fc.property(field, field, field, field, (alias, folder, mode, address) => {
			const nodes = `localSite,mode\n10.0.0.1:8801:agent1,agent\n10.0.0.1:8802:${alias},datanode\n${address}:1:n2,${mode}\n`;
			const agent = 'mode=agent\nlocalSite=10.0.0.1:8801:agent1\ncontrollerSite=10.0.0.1:8800:c1\n';
			const snapshot = snapshotOf([
				[`w/${folder}/config/cluster.nodes`, nodes],
				[`w/${folder}/config/agent.cfg`, agent],
			]);
			for (const drawing of drawings(snapshot)) {
				const nodesOfIt = nodesIn(drawing).map((node) => node.alias);
				expectText(
					drawing,
					nodesOfIt.filter((one) => one !== ''),
				);
			}
			expect(drawings(snapshot).length).toBeGreaterThan(0);
		}),
		{ numRuns: 300 },
	);
});

test('every text of a scene is text in the picture', () => {
	const [drawing] = drawings(
		snapshotOf([
			['w/10.0.0.1/a/config/cluster.nodes', 'localSite,mode\n10.0.0.1:8801:agent1,agent\n10.0.0.2:8802:n1,datanode\n'],
			[
				'w/10.0.0.1/a/config/agent.cfg',
				'mode=agent\nlocalSite=10.0.0.1:8809:agent1\nsites=10.0.0.1:8802:n1:datanode\n',
			],
		]),
	);
	const scene = drawing?.scene ?? expect.fail('nothing is drawn');
	expect(scene.strays.length).toBeGreaterThan(0);
	fc.assert(
		fc.property(fc.infiniteStream(text), (stream) => {
			const texts: string[] = [];
			const replaced = JSON.parse(JSON.stringify(scene), (key, value) => {
				if (typeof value !== 'string' || /^(id|from|to|worst|role|members|off)$|^\d+$/.test(key)) return value;
				const [next = ''] = stream.take(1);
				if (key === 'spoken') texts.push(next);
				return next;
			});
			expect(texts.length).toBe(4 + scene.strays.length);
			expectText({ svg: pictureOf(replaced, { locale: 'en' }) }, texts);
		}),
		{ numRuns: 300 },
	);
});
