import { say } from '../../server/src/base/message.ts';
import { sha256, sumOfLines } from '../../server/src/plan/fingerprint.ts';
import type { Operation } from '../../server/src/plan/operation.ts';
import type { Move, Placement, Plan, PlanHost, PlannedFile, Step } from '../../server/src/plan/plan.ts';
import { planLines } from '../../server/src/plan/plan-text.ts';

/** The hosts of the sample plans. */
export const ONE = '10.9.0.1';
export const TWO = '10.9.0.2';

/** What a sample says about a step; the rest has defaults. */
export interface StepSketch {
	readonly id: string;
	readonly operations: readonly Operation[];
	readonly undo?: Step['undo'];
	readonly after?: readonly string[];
	readonly risk?: Step['risk'];
	readonly gate?: string;
	readonly seals?: boolean;
	readonly title?: string;
	readonly kind?: string;
}

/** A plan with these steps between two hosts. Its paths name no product, so that other tests are not in the way. */
export function planWith(sketches: readonly StepSketch[], changes: Partial<Plan> = {}): Plan {
	const steps = sketches.map(stepOf);
	const plan: Plan = {
		version: 1,
		id: '',
		name: 'sample',
		kind: 'migrate',
		hosts: [hostOf(ONE), hostOf(TWO)],
		source: [],
		target: [],
		files: [],
		nodeRows: [],
		moves: [],
		options: { transfer: 'rsync', stateFolder: '/var/tmp/ddb-migrate', parallel: 2 },
		steps,
		warnings: [],
		...changes,
	};
	return plan.id === '' ? { ...plan, id: sumOfLines(planLines(plan)).slice(0, 16) } : plan;
}

/** A host that ssh reaches under its own address. */
export function hostOf(address: string): PlanHost {
	return { address, sshAddress: address, user: 'root', port: 22, keyFile: undefined, jump: undefined };
}

/** An operation that writes a file, with the sums that belong to it. */
export function writeFile(
	host: string,
	path: string,
	before: string | undefined,
	after: string,
): Extract<Operation, { op: 'write-file' }> {
	const sum = before === undefined ? 'absent' : sha256(before);
	return {
		op: 'write-file',
		host,
		path,
		content: after,
		sha256: sha256(after),
		before: sum,
		keep: `/mnt/kept${path}`,
	};
}

/** What takes a written file back. */
export function restoreFile(write: ReturnType<typeof writeFile>): Operation {
	const { host, path, keep, before, sha256: written } = write;
	return { op: 'restore-file', host, path, keep, before, written };
}

function stepOf({
	id,
	operations,
	undo = [],
	after = [],
	risk = 'reversible',
	gate,
	seals,
	title = id,
	kind = id.replace(/^\d+-/, ''),
}: StepSketch): Step {
	return {
		id,
		kind,
		title: say({ en: title, zh: `${title}（步骤）` }),
		reason: say({ en: `Why ${title}.`, zh: `${title} 的原因。` }),
		risk,
		after,
		operations,
		undo,
		...(gate !== undefined && { gate }),
		...(seals !== undefined && { seals }),
	};
}

const HOME = '/home/toy_2';
const DEMO = `${HOME}/server/clusterDemo`;

/** Files on the hosts before the small plan, by host and path. */
export const smallBefore: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	[ONE]: {
		'/home/toy_1/config/cluster.nodes': 'localSite,mode\r\n10.9.0.1:9901:c1,controller\r\n10.9.0.1:9902:c2,controller',
		'/home/toy_1/data/c2home/jobs': 'jobs of c2\n',
		[`${HOME}/start.sh`]: 'echo started > /home/toy_2/running\n',
		[`${HOME}/stop.sh`]: 'rm -f /home/toy_2/running; echo "stopped in $PWD"\n',
		[`${HOME}/running`]: 'yes\n',
		[`${HOME}/server/toy.lic`]: 'license of one\n',
		[`${DEMO}/config/controller.cfg`]: 'localSite=10.9.0.1:9902:c2\r\n',
		[`${DEMO}/config/agent.cfg`]: 'localSite=10.9.0.1:9905:a2\n',
		[`${DEMO}/data/c2/raft/hard state`]: 'term 7\n',
		[`${DEMO}/log/old.log`]: 'noise\n',
		'/srv/toy_2/volumes/CHUNKS/1': 'x'.repeat(100_000),
		'/srv/more/file': 'more\n',
		'/srv/toy_2/volumes/CHUNKS/$(touch pwned) \' " 数据': 'odd name\n',
	},
	[TWO]: { '/home/other/keep': 'not ours\n' },
};

/** The small plan: every operation and every probe, a move of a package and its data to the second host. */
export function smallPlan(changes: Partial<Plan> = {}): Plan {
	const nodes = 'localSite,mode\r\n10.9.0.1:9901:c1,controller\r\n10.9.0.2:9902:c2,controller\r\n';
	const before = smallBefore[ONE] ?? {};
	const writes = [
		writeFile(ONE, '/home/toy_1/config/cluster.nodes', before['/home/toy_1/config/cluster.nodes'], nodes),
		writeFile(ONE, '/home/toy_1/config/agent.cfg', undefined, 'sites=10.9.0.1:9904:a1:agent\n'),
		writeFile(TWO, `${DEMO}/config/controller.cfg`, undefined, 'mode=controller\nlocalSite=10.9.0.2:9902:c2\n'),
		writeFile(TWO, `${DEMO}/config/cluster.nodes`, undefined, nodes),
	];
	const files = writes.map(
		({ host, path, content, before: sum }): PlannedFile => ({
			host,
			path,
			before: sum === 'absent' ? undefined : before[path],
			after: content,
			workspaceFile: undefined,
		}),
	);
	const steps = smallSteps(writes);
	return planWith(steps, {
		name: 'small',
		moves: movesOf(steps),
		source: placements(ONE),
		target: placements(TWO),
		files,
		nodeRows: nodes.split('\r\n').slice(1, -1),
		...changes,
	});
}

/** What the copies of steps bring from one host to the other. */
function movesOf(steps: readonly StepSketch[]): Move[] {
	const copies = steps.flatMap(({ operations }) => operations).filter((operation) => operation.op === 'copy-tree');
	return copies
		.filter(({ from, to }) => from.host !== to.host)
		.map(({ from, to, excludes }) => ({
			...{ from, to, excludes },
			reason: say({ en: `${from.path} goes along.`, zh: `${from.path} 随之迁移。` }),
		}));
}

function placements(host: string): Placement[] {
	const node = (alias: string, mode: Placement['mode'], at: string, port: number, folder: string): Placement => ({
		...{ alias, mode, host: at, port, package: folder },
		registered: mode !== 'agent',
	});
	return [
		node('c1', 'controller', ONE, 9901, '/home/toy_1'),
		node('c2', 'controller', host, 9902, HOME),
		node('a2', 'agent', host, 9905, HOME),
	];
}

function smallSteps(writes: readonly ReturnType<typeof writeFile>[]): StepSketch[] {
	const run = (host: string, script: string): Operation => ({ op: 'run', host, cwd: HOME, argv: ['sh', script] });
	const stopped: Operation = {
		op: 'require',
		host: ONE,
		probe: { probe: 'path-absent', path: `${HOME}/running` },
		problem: 'The old cluster runs.',
	};
	return [
		{ id: '01-check', risk: 'read-only', operations: checks(), gate: 'G1' },
		{
			id: '02-stop',
			kind: 'begin-outage',
			after: ['01-check'],
			operations: [
				{ op: 'confirm', question: 'Stop the cluster?\nWriters have to be off.' },
				{ ...run(ONE, 'stop.sh'), unless: { probe: 'path-absent', path: `${HOME}/running` } } as Operation,
				{ op: 'wait-until', host: ONE, probe: { probe: 'no-process-below', folders: [HOME] }, timeoutSeconds: 5 },
			],
			undo: [{ ...run(ONE, 'start.sh'), unless: { probe: 'path-exists', path: `${HOME}/running` } } as Operation],
		},
		{
			id: '03-back-up',
			after: ['02-stop'],
			operations: [
				{ op: 'make-folder', host: ONE, path: '/mnt/toy' },
				{
					op: 'copy-tree',
					...{ from: { host: ONE, path: `${DEMO}/data` }, to: { host: ONE, path: '/mnt/toy/data' } },
					excludes: [],
					snapshot: true,
				},
			],
		},
		{
			id: '04-copy-toy_2',
			after: ['03-back-up'],
			operations: [
				stopped,
				{
					op: 'copy-tree',
					...{ from: { host: ONE, path: HOME }, to: { host: TWO, path: HOME } },
					excludes: [
						'*.lic',
						'/server/clusterDemo/config/',
						'/server/clusterDemo/log',
						'/server/clusterDemo/data/c2home',
					],
				},
				{
					op: 'copy-tree',
					...{ from: { host: ONE, path: '/home/toy_1/data/c2home' }, to: { host: TWO, path: `${DEMO}/data/c2home` } },
					excludes: [],
				},
				{ op: 'make-folder', host: TWO, path: `${DEMO}/log` },
			],
		},
		{
			id: '05-copy-data',
			after: ['03-back-up'],
			operations: [
				{
					op: 'copy-tree',
					from: { host: ONE, path: '/srv/toy_2' },
					to: { host: TWO, path: '/srv/toy_2' },
					excludes: [],
				},
				{
					op: 'copy-tree',
					...{ from: { host: ONE, path: '/srv/missing' }, to: { host: TWO, path: '/srv/missing' } },
					excludes: [],
					optional: true,
				},
			],
		},
		{
			id: '06-copy-more',
			after: ['03-back-up'],
			operations: [
				{ op: 'copy-tree', from: { host: ONE, path: '/srv/more' }, to: { host: TWO, path: '/srv/more' }, excludes: [] },
			],
		},
		{
			id: '07-configure',
			after: ['04-copy-toy_2'],
			operations: writes,
			undo: writes.map(restoreFile).reverse(),
			gate: 'G2',
		},
		{
			id: '08-retire',
			after: ['07-configure'],
			operations: [{ op: 'rename', host: ONE, ...retired('controller.cfg') }],
			undo: [{ op: 'rename', host: ONE, ...turned(retired('controller.cfg')) }],
		},
		{
			id: '09-start',
			after: ['05-copy-data', '06-copy-more', '08-retire'],
			seals: true,
			gate: 'G3',
			operations: [
				run(TWO, 'start.sh'),
				{ op: 'wait-until', host: TWO, probe: { probe: 'path-exists', path: `${HOME}/running` }, timeoutSeconds: 5 },
			],
			undo: [run(TWO, 'stop.sh')],
		},
		{
			id: '10-release',
			after: ['09-start'],
			risk: 'destructive',
			operations: [{ op: 'confirm', question: 'Is everything all right?' }],
			undo: { irreversible: say({ en: 'clients have written', zh: '客户端已写入数据' }) },
			gate: 'G5',
		},
	];
}

function retired(name: string): { from: string; to: string } {
	return { from: `${DEMO}/config/${name}`, to: `${DEMO}/config/${name}.retired` };
}

function turned({ from, to }: { from: string; to: string }): { from: string; to: string } {
	return { from: to, to: from };
}

function checks(): Operation[] {
	const require = (
		host: string,
		probe: Extract<Operation, { op: 'require' }>['probe'],
		problem: string,
	): Operation => ({
		op: 'require',
		...{ host, probe, problem },
	});
	const nodes = smallBefore[ONE]?.['/home/toy_1/config/cluster.nodes'] ?? '';
	return [
		require(ONE, { probe: 'ssh-to', host: TWO }, 'Host two cannot be reached from host one.'),
		require(ONE, {
			probe: 'file-is',
			path: '/home/toy_1/config/cluster.nodes',
			sha256: [sha256(nodes)],
		}, 'Somebody changed cluster.nodes.'),
		require(ONE, {
			probe: 'file-is',
			path: '/home/toy_1/config/agent.cfg',
			sha256: ['absent'],
		}, 'There is an agent.cfg.'),
		require(TWO, { probe: 'folder-free-or-ours', path: HOME }, `${HOME} is not free.`),
		require(TWO, { probe: 'port-free', port: 9902 }, 'The port 9902 is taken.'),
		require(TWO, { probe: 'path-exists', path: '/home/other' }, 'There is no /home/other.'),
		require(TWO, {
			probe: 'space-for',
			path: '/srv/toy_2',
			trees: [{ host: ONE, path: '/srv/toy_2' }],
			percent: 110,
		}, 'There is no room.'),
		require(ONE, { probe: 'succeeds', argv: ['test', '-d', HOME] }, 'The package is not there.'),
		require(TWO, {
			probe: 'same-output',
			argv: ['uname', '-m'],
			other: { host: ONE, argv: ['uname', '-m'] },
		}, 'Host two is another kind of machine.'),
		require(TWO, { probe: 'owner-known', of: { host: ONE, path: HOME } }, 'The owner has another number.'),
		require(TWO, {
			probe: 'disk-like',
			path: '/srv/toy_2',
			other: { host: ONE, path: '/srv/toy_2' },
			aspect: 'place',
		}, 'The disk is missing.'),
		require(TWO, { probe: 'clock-within', milliseconds: 5000 }, 'The clock is wrong.'),
		require(TWO, { probe: 'ways-open', to: [{ host: '127.0.0.1', port: 9902 }] }, 'There is a firewall.'),
		require(TWO, { probe: 'ports-kept', ports: [9902] }, 'The port is not reserved.'),
		require(ONE, { probe: 'nothing-starts', folders: [HOME] }, 'Something starts the old cluster.'),
		require(ONE, { probe: 'links-inside', folders: ['/srv/toy_2', '/srv/more'] }, 'Links lead out.'),
		require(ONE, { probe: 'holds-only', path: `${DEMO}/data`, names: ['c2'] }, 'There is something else.'),
	];
}
