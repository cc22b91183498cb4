import { say } from '../../server/src/base/message.ts';
import type { Operation, Probe } from '../../server/src/plan/operation.ts';
import type { Plan } from '../../server/src/plan/plan.ts';
import { awkwardWords } from './awkward.ts';
import { hostOf, ONE, planWith, restoreFile, TWO, writeFile } from './sample-plans.ts';

/** An address that is none, for what would happen if one came through. */
export const ODD_HOST = "o'dd $(touch pwned) host";

/** A folder with all that hurts in its name. */
export const ODD_FOLDER = `/srv/it's "a" $(touch pwned) \`touch pwned\` \\ 数据\n* [x] %s`;

/** A plan in which every value is awkward; it can be carried out. */
export function awkwardPlan(): Plan {
	const text = `# ${awkwardWords.join('\n')}\n'; touch pwned #\r\n`;
	const write = writeFile(ONE, `${ODD_FOLDER}/a 'file'.cfg`, undefined, text);
	const words = { argv: ['printf', '%s|', ...awkwardWords] };
	const here = { host: ONE, path: ODD_FOLDER };
	const probes: readonly (readonly [string, Probe])[] = [
		[TWO, { probe: 'same-output', ...words, other: { host: ONE, ...words } }],
		[TWO, { probe: 'owner-known', of: here }],
		[TWO, { probe: 'disk-like', path: ODD_FOLDER, other: here, aspect: 'place' }],
		[ONE, { probe: 'nothing-starts', folders: [ODD_FOLDER] }],
		[ONE, { probe: 'links-inside', folders: [ODD_FOLDER] }],
		[ONE, { probe: 'logs-quiet', folder: ODD_FOLDER, of: '/usr' }],
		[ONE, { probe: 'holds-only', path: ODD_FOLDER, names: [...awkwardWords, "a 'file'.cfg", 'words'] }],
	];
	const operations: Operation[] = [
		{ op: 'make-folder', host: ONE, path: ODD_FOLDER },
		write,
		{
			op: 'run',
			host: ODD_HOST,
			argv: ['sh', '-c', 'printf "%s\\n" "$@" > words', 'sh', ...awkwardWords],
			cwd: ODD_FOLDER,
		},
		{
			op: 'copy-tree',
			from: { host: ONE, path: ODD_FOLDER },
			to: { host: TWO, path: ODD_FOLDER },
			excludes: ["it's $(touch pwned)"],
		},
		{ op: 'rename', host: TWO, from: `${ODD_FOLDER}/words`, to: `${ODD_FOLDER}/-n\n` },
		{ op: 'wait-until', host: TWO, probe: { probe: 'path-exists', path: `${ODD_FOLDER}/-n\n` }, timeoutSeconds: 3 },
		{
			op: 'require',
			host: ONE,
			probe: { probe: 'no-process-below', folders: [ODD_FOLDER] },
			problem: "'; touch pwned\n$(touch pwned)",
		},
		...probes.map(
			([host, probe]): Operation => ({ op: 'require', host, probe, problem: '`touch pwned`\n$(touch pwned)' }),
		),
		{ op: 'confirm', question: "Does $(touch pwned) 'work'?\n`touch pwned` \u001b[2J" },
	];
	const undo: Operation[] = [
		{ op: 'rename', host: TWO, from: `${ODD_FOLDER}/-n\n`, to: `${ODD_FOLDER}/words` },
		restoreFile(write),
	];
	const title = "'; touch pwned; '\n$(touch pwned) 标题";
	const odd = { ...hostOf(ODD_HOST), sshAddress: ONE, keyFile: "/ro'ot/$(touch pwned) %h", jump: undefined };
	return planWith([{ id: "01-it's $(touch pwned)/..", operations, undo, title, gate: "G'1" }], {
		name: "name'\ntouch pwned\n#",
		hosts: [hostOf(ONE), hostOf(TWO), odd],
		warnings: [say({ en: 'Beware of {what}', zh: '注意 {what}' }, { what: '<script>`*x*`\n# heading' })],
		target: [
			{ alias: 'a"];x', mode: 'controller', host: ODD_HOST, port: 1, package: ODD_FOLDER, registered: true },
			{ alias: 'end', mode: 'agent', host: TWO, port: 2, package: '/home/-->', registered: false },
		],
	});
}
