import { describe, expect, test } from 'vitest';
import { exportOf } from '../../../server/src/features/topology/export.ts';
import { itemAt } from '../../../server/src/features/topology/item-at.ts';
import { layoutOf } from '../../../server/src/features/topology/layout.ts';
import type { Box } from '../../../server/src/features/topology/rows.ts';
import type { Drawing, SceneNode } from '../../../server/src/protocol/topology.ts';
import { textOf } from '../../../server/src/syntax/tree.ts';
import { filesOf } from '../../support/grown.ts';
import { drawings, english, nodesIn, pictureElements, snapshotOf } from '../../support/topology.ts';

const rows = [
	'localSite,mode',
	'10.0.0.1:8800:c1,controller',
	'10.0.0.2:8800:c2,controller',
	'10.0.0.2:8801:a2,agent',
	'10.0.0.1:8801:a1,agent',
	'10.0.0.1:8802:n1,datanode',
	'10.0.0.2:8802:n2,computenode',
];
const nodes = `${rows.join('\n')}\n`;
const sites = 'sites=10.0.0.N:8801:aN:agent,10.0.0.1:8800:c1:controller,10.0.0.2:8800:c2:controller';
const host = (n: number): Record<string, string> => ({
	[`w/10.0.0.${n}/ddb_${n}/config/cluster.nodes`]: nodes,
	[`w/10.0.0.${n}/ddb_${n}/config/controller.cfg`]: `mode=controller\nlocalSite=10.0.0.${n}:8800:c${n}\ndfsHAMode=Raft\n`,
	[`w/10.0.0.${n}/ddb_${n}/config/agent.cfg`]: [
		'mode=agent',
		`localSite=10.0.0.${n}:8801:a${n}`,
		'controllerSite=10.0.0.1:8800:c1',
		sites.replaceAll('N', String(n)),
		'',
	].join('\n'),
});
const files = { ...host(1), ...host(2) };
const at = (n: number, name: string) => `w/10.0.0.${n}/ddb_${n}/config/${name}`;
const changed = (name: string, change: (text: string) => string) => ({
	...files,
	[name]: change(files[name] ?? ''),
});

function drawn(given: Record<string, string>, options: Parameters<typeof drawings>[1] = {}): Drawing {
	const [drawing, ...others] = drawings(snapshotOf(Object.entries(given)), options);
	if (!drawing || others.length > 0) throw new Error(`one cluster was expected, not ${others.length + 1}`);
	return drawing;
}
const nodeOf = (drawing: Drawing, alias: string) =>
	nodesIn(drawing).find((node) => node.alias === alias) ?? expect.fail(`${alias} is not drawn`);

describe('a scene', () => {
	test('has hosts in the order of the cluster, with their packages, and nodes by role', () => {
		const { scene } = drawn(files);
		const shown = scene.hosts.map(({ address, packages }) => [
			address,
			packages.map((pkg) => [pkg.name, pkg.nodes.map(({ alias, role }) => `${alias} ${role}`)]),
		]);
		expect(shown).toEqual([
			['10.0.0.1', [['ddb_1', ['c1 controller', 'a1 agent', 'n1 datanode']]]],
			['10.0.0.2', [['ddb_2', ['c2 controller', 'a2 agent', 'n2 computenode']]]],
		]);
		expect(scene.raft?.members).toEqual(['node:c1', 'node:c2']);
		expect([scene.strays, scene.notes, scene.off]).toEqual([[], [], []]);
	});

	test('knows for each node the row that defines it', () => {
		const { place } = nodeOf(drawn(files), 'n1');
		expect(place?.range).toEqual({ start: { line: 5, character: 14 }, end: { line: 5, character: 16 } });
		expect(place?.uri).toBe(`file:///${at(1, 'cluster.nodes')}`);
	});

	test('counts findings where they are, and says them aloud', () => {
		const drawing = drawn(changed(at(2, 'agent.cfg'), (text) => `${text}maxMemSiz=8\nworkerNum=x\n`));
		const { findings, spoken } = nodeOf(drawing, 'a2');
		expect(findings.errors + findings.warnings).toBeGreaterThan(0);
		expect(findings.worst).toBe(findings.errors > 0 ? 'error' : 'warning');
		expect(spoken).toMatch(/^a2, agent :8801, \d+ (error|warning).*, 10\.0\.0\.2, ddb_2/);
		expect(nodeOf(drawing, 'a1').findings.worst).toBe(nodeOf(drawn(files), 'a1').findings.worst);
		expect(drawing.scene.hosts[1]?.findings.errors).toBeGreaterThanOrEqual(findings.errors);
	});

	test('is in the language of the reader', () => {
		const { scene } = drawn(files, { locale: 'zh' });
		expect([scene.title, nodeOf({ scene, svg: '' }, 'n1').detail]).toEqual(['w 的拓扑', '数据节点 :8802']);
	});

	test('draws what is switched off as off, and a host with all its nodes', () => {
		const { scene, svg } = drawn(files, { off: ['host:10.0.0.1', 'node:c2', 'node:nobody'] });
		expect(scene.off).toEqual(['host:10.0.0.1', 'node:c2']);
		const off = nodesIn({ scene, svg }).filter(({ isOff }) => isOff);
		expect(off.map(({ alias }) => alias)).toEqual(['c1', 'a1', 'n1', 'c2']);
		expect(off.every(({ spoken }) => spoken.endsWith(', off'))).toBe(true);
		const crossed = pictureElements(svg).filter(({ attributes }) => attributes['class'] === 'cross');
		expect(crossed).toHaveLength(5);
	});

	test('gives an agent without a row a word', () => {
		const drawing = drawn({
			...files,
			'w/10.0.0.1/ddb_9/config/agent.cfg': 'mode=agent\nlocalSite=10.0.0.1:8809:a9\ncontrollerSite=10.0.0.1:8800:c1\n',
		});
		expect([nodeOf(drawing, 'a9').isDormant, nodeOf(drawing, 'a9').detail]).toEqual([true, 'agent :8809 · dormant']);
		expect(
			drawing.scene.hosts[0]?.packages.map(({ name, nodes: all }) => [name, all.map(({ alias }) => alias)]),
		).toEqual(expect.arrayContaining([['ddb_9', expect.arrayContaining(['a9'])]]));
		expect(nodeOf(drawing, 'n1').spoken).toContain('ddb_1');
	});
});

describe('sites that disagree', () => {
	const ends = ({ scene }: Drawing) => scene.strays.map(({ from, to }) => [from, to]);

	test('are lines from the agent that says so', () => {
		const drawing = drawn(
			changed(at(2, 'agent.cfg'), (text) => text.replace('10.0.0.1:8800:c1:c', '10.0.0.1:8700:c1:c')),
		);
		expect(ends(drawing)).toEqual([['node:a2', 'node:c1']]);
		expect(drawing.scene.strays[0]?.spoken).toBe('a2 says that c1 is 10.0.0.1:8700, not 10.0.0.1:8800');
		const lines = pictureElements(drawing.svg).filter(({ attributes }) => attributes['class'] === 'stray');
		expect(lines.map(({ attributes }) => attributes['aria-label'])).toEqual([drawing.scene.strays[0]?.spoken]);
	});

	test('are lines from the package whose cluster.nodes says so', () => {
		const drawing = drawn(changed(at(2, 'cluster.nodes'), (text) => text.replace('8802:n1', '8702:n1')));
		expect(ends(drawing)).toEqual([[`package:10.0.0.2:file:///w/10.0.0.2/ddb_2/config`, 'node:n1']]);
		expect(drawing.scene.strays[0]?.spoken).toMatch(/^10\.0\.0\.2\/ddb_2 says/);
	});

	test('are many and a tangle: then some are left out, and that is said', () => {
		const grown = filesOf('cluster.nodes beside controllers only', 160, 'addresses').map(
			(file) => [file.id.replace('file:///', ''), textOf(file.tree)] as const,
		);
		const { scene } = drawn(Object.fromEntries(grown));
		expect(scene.strays).toHaveLength(200);
		expect(scene.notes).toEqual([expect.stringMatching(/^\d+ more places that disagree are not drawn$/)]);
	});
});

describe('what is not known', () => {
	const unknown = (drawing: Drawing) =>
		[...drawing.scene.hosts, ...nodesIn(drawing)].filter(({ isUnknown }) => isUnknown).map(({ label }) => label);

	test('is marked: hosts without files, and processes without theirs', () => {
		const drawing = drawn(host(1));
		expect(unknown(drawing)).toEqual(['10.0.0.2', 'c2', 'a2']);
		expect(nodeOf(drawing, 'c2').spoken).toContain('controller.cfg is not in the workspace');
		expect(drawing.scene.hosts[1]?.spoken).toBe('host 10.0.0.2, none of its files is in the workspace');
		expect(drawing.scene.hosts[1]?.place).toBeNull();
	});

	test('a role that does not exist is shown as it is written', () => {
		const text = nodes.replace('computenode', 'computnode');
		const drawing = drawn({ ...files, [at(1, 'cluster.nodes')]: text, [at(2, 'cluster.nodes')]: text });
		const { role, detail, isUnknown } = nodeOf(drawing, 'n2');
		expect([role, detail, isUnknown]).toEqual(['unknown', 'role not known: computnode :8802', true]);
	});

	test('a row that is being typed is there at once, in one copy alone', () => {
		const drawing = drawn(changed(at(2, 'cluster.nodes'), (text) => `${text}10.0.0.2:8803:n3,datanode\n`));
		expect(nodeOf(drawing, 'n3').spoken).toContain('in some copies of cluster.nodes only');
		expect(nodeOf(drawing, 'n3').place?.uri).toContain('10.0.0.2/ddb_2/config/cluster.nodes');
	});

	test('a row without an alias is there as it is written, on the host that it names if that is one', () => {
		const broken = `${nodes}10.0.0.1:8899\nnowhere\n`;
		const drawing = drawn({ ...files, [at(1, 'cluster.nodes')]: broken, [at(2, 'cluster.nodes')]: broken });
		expect(drawing.scene.hosts.map(({ label }) => label)).toEqual(['10.0.0.1', '10.0.0.2', 'host not known']);
		expect(nodesIn(drawing).flatMap(({ alias, label }) => (alias === '' ? [label] : []))).toEqual([
			'10.0.0.1:8899',
			'nowhere',
		]);
	});

	test('nodes of one alias are told apart, and without cluster.nodes there is a note', () => {
		const twice = `${nodes}10.0.0.2:8809:n1,datanode\n`;
		const drawing = drawn({ ...files, [at(1, 'cluster.nodes')]: twice, [at(2, 'cluster.nodes')]: twice });
		expect(nodesIn(drawing).flatMap(({ id, alias }) => (alias === 'n1' ? [id] : []))).toEqual(['node:n1', 'node:n1#2']);
		const { [at(1, 'cluster.nodes')]: _, [at(2, 'cluster.nodes')]: __, ...others } = files;
		expect(drawn(others).scene.notes).toHaveLength(1);
	});
});

describe('a place in a file', () => {
	const snapshot = snapshotOf(Object.entries(files));
	const [cluster] = snapshot.clusters;
	const found = (name: string, line: number, character = 0) =>
		cluster && itemAt(snapshot, cluster, `file:///${name}`, { line, character });

	test('is about the node of the row, in every copy', () => {
		expect([found(at(1, 'cluster.nodes'), 5), found(at(2, 'cluster.nodes'), 5)]).toEqual(['node:n1', 'node:n1']);
		expect(found(at(1, 'cluster.nodes'), 0)).toBeUndefined();
	});

	test('is about the node that is named there, else about the one whose file it is', () => {
		const line = sites.replaceAll('N', '2');
		expect(found(at(2, 'agent.cfg'), 3, line.indexOf('c1') + 1)).toBe('node:c1');
		expect(found(at(2, 'agent.cfg'), 3, 0)).toBe('node:a2');
		expect(found(at(2, 'controller.cfg'), 2)).toBe('node:c2');
		expect(found('w/elsewhere/agent.cfg', 0)).toBeUndefined();
	});
});

describe('a layout', () => {
	const [{ scene } = expect.fail()] = drawings(
		snapshotOf(
			filesOf('cluster.nodes beside controllers only', 30, 'nothing').map((file) => [
				file.id.replace('file:///', ''),
				textOf(file.tree),
			]),
		),
	);
	const layout = layoutOf(scene);
	const contains = (outer: Box, inner: Box) =>
		outer.x <= inner.x &&
		outer.y <= inner.y &&
		inner.x + inner.width <= outer.x + outer.width &&
		inner.y + inner.height <= outer.y + outer.height;
	const areApart = (a: Box, b: Box) =>
		a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
	const allApart = (boxes: readonly Box[]) =>
		boxes.every((box, i) => boxes.slice(i + 1).every((other) => areApart(box, other)));

	test('has boxes in boxes, and none over another', () => {
		const whole = { x: 0, y: 0, width: layout.width, height: layout.height };
		expect(layout.hosts).toHaveLength(30);
		expect(layout.hosts.every((box) => contains(whole, box))).toBe(true);
		expect(allApart(layout.hosts)).toBe(true);
		for (const one of layout.hosts) {
			expect(one.nodes.length).toBe(one.thing.packages.flatMap((pkg) => pkg.nodes).length);
			expect([...one.packages, ...one.nodes].every((box) => contains(one, box))).toBe(true);
			expect(allApart(one.nodes)).toBe(true);
			expect(allApart(one.packages)).toBe(true);
		}
	});

	test('reads from left to right and from top to bottom in the order of the scene', () => {
		expect(layout.hosts.map(({ thing }) => thing.address)).toEqual(scene.hosts.map(({ address }) => address));
		const isAfter = (box: Box, before: Box) => box.y > before.y || (box.y === before.y && box.x > before.x);
		expect(layout.hosts.slice(1).every((box, i) => isAfter(box, layout.hosts[i] ?? box))).toBe(true);
		expect(layout.width).toBeGreaterThan(layout.height);
	});

	test('is the same each time', () => {
		expect(layoutOf(structuredClone(scene))).toEqual(layout);
	});

	test('puts five hosts into one row', () => {
		const few = layoutOf({ ...scene, hosts: scene.hosts.slice(0, 5) });
		expect(new Set(few.hosts.map(({ y }) => y)).size).toBe(1);
	});
});

describe('a picture', () => {
	test('has names and a reading order for those who do not see it', () => {
		const { svg, scene } = drawn(files);
		const [root, ...elements] = pictureElements(svg);
		expect(root?.attributes).toMatchObject({
			role: 'graphics-document',
			'aria-labelledby': 'topology-title',
			lang: 'en',
		});
		const byId = (id: string | undefined) => elements.find(({ attributes }) => attributes['id'] === id)?.text;
		expect(byId(root?.attributes['aria-labelledby'])).toBe('Topology of w');
		expect(byId(root?.attributes['aria-describedby'])).toContain(scene.description);
		const reachable = elements.filter(({ attributes }) => attributes['tabindex'] === '0');
		const order = scene.hosts.flatMap((one): string[] => [
			one.id,
			...one.packages.flatMap((pkg) => pkg.nodes.map((node: SceneNode) => node.id)),
		]);
		expect(reachable.map(({ attributes }) => attributes['data-id'])).toEqual(order);
		expect(reachable.filter(({ attributes }) => !attributes['aria-label'])).toEqual([]);
	});

	test('has no colour but those of its style, which has one for light, for dark and for the editor', () => {
		const { svg } = drawn(files);
		const style = pictureElements(svg).find(({ name }) => name === 'style')?.text ?? '';
		expect(svg.replace(style, '')).not.toMatch(/(fill|stroke|style)=|#[0-9a-f]{3,8}\b|rgb\(/);
		for (const part of [
			'prefers-color-scheme:dark',
			'prefers-contrast:more',
			'forced-colors:active',
			'--vscode-editor-background',
		])
			expect(style).toContain(part);
	});

	test('cuts what is too long, and tells all of it to who points at it', () => {
		const long = `n${'x'.repeat(500)}`;
		const text = nodes.replace(':n1,', `:${long},`);
		const { svg } = drawn({ ...files, [at(1, 'cluster.nodes')]: text, [at(2, 'cluster.nodes')]: text });
		const elements = pictureElements(svg);
		expect(elements.some(({ name, text: shown }) => name === 'text' && /^nx+…$/.test(shown))).toBe(true);
		expect(elements.some(({ name, text: shown }) => name === 'title' && shown.includes(long))).toBe(true);
	});
});

describe('an export', () => {
	test('to Mermaid has a box for each host, and what is off as off', () => {
		const snapshot = snapshotOf(Object.entries(files));
		const [cluster] = snapshot.clusters;
		const text = cluster ? exportOf(snapshot, cluster, 'mermaid', { ...english, off: ['host:10.0.0.2'] }) : '';
		expect(text.split('\n')[0]).toBe('flowchart TB');
		expect(text.match(/subgraph/g)).toHaveLength(2);
		expect(text.match(/n\d\[.*:::off/g)).toHaveLength(3);
		for (const alias of ['c1', 'a1', 'n1', 'c2', 'a2', 'n2']) expect(text).toContain(`["${alias}<br/>`);
	});
});

describe('what is off', () => {
	test('has a verdict, which the picture says, too', () => {
		const { scene, svg } = drawn(files, { off: ['host:10.0.0.1'] });
		const bad = scene.verdicts.filter(({ weight }) => weight === 'bad');
		expect(bad.length).toBeGreaterThan(0);
		expect(pictureElements(svg).find(({ name }) => name === 'desc')?.text).toContain(bad[0]?.text);
		expect(scene.verdicts).not.toEqual(drawn(files).scene.verdicts);
	});
});
