import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hasCorpus } from '../support/corpus.ts';
import { readAll } from '../support/read-all.ts';
import {
	appendRows,
	appendSites,
	configFolder,
	copyPackage,
	layOut,
	readdress,
	replaceSite,
	runIn,
} from '../support/tutorial-commands.ts';
import { workspaceOf } from '../support/workspace.ts';

const agents = ['172.0.0.2:9905:agent2,agent', '172.0.0.3:9906:agent3,agent'];
const controllers = ['172.0.0.4:9912:controller4,controller', '172.0.0.5:9913:controller5,controller'];

// The commands of the tutorial, run as they stand by real bash and sed on its own files; see docs/sources.md, DEFECTS.
describe.runIf(hasCorpus('what the tutorial’s commands do to its files'))('after the tutorial’s own commands', () => {
	test('one server to three: node1 is torn in two and node3 is glued to agent2, on every server', () => {
		const root = singleToThree();
		for (const server of [1, 2, 3]) {
			const found = errorsAt(root, server, server, 'cluster.nodes');
			expect(found, 'D-01').toContain('nodes-split-row');
			expect(found, 'D-02').toContain('cfg-glued-lines');
		}
		expect(allErrors(root), 'D-11: server 1 can still start the controllers that moved').toContain(
			'cross-controller-duplicate',
		);
	});

	test('the same once more: rows are there twice, on top of it', () => {
		const root = singleToThree();
		for (const server of [1, 2, 3]) runIn(configFolder(root, server, server), appendRows(agents));
		expect(errorsAt(root, 1, 1, 'cluster.nodes'), 'D-07').toContain('nodes-duplicate-row');
	});

	test('two servers to three: two of three node lists have one row left', () => {
		const root = folder();
		layOut(root, 'seed-dual-server', [
			[1, 1],
			[2, 2],
			[1, 3],
		]);
		copyPackage(root, [1, 3], [3, 3]);
		for (const server of [1, 2, 3]) {
			runIn(configFolder(root, server, server), readdress());
			runIn(configFolder(root, server, server), appendRows(agents.slice(1), server === 1 ? '>>' : '>'));
		}
		for (const server of [2, 3])
			expect(errorsAt(root, server, server, 'cluster.nodes'), 'D-03').toContain('nodes-header-missing');
		expect(allErrors(root), 'D-03').toContain('cross-nodes-differ');
		expect(errorsAt(root, 1, 1, 'cluster.nodes'), 'D-01').toContain('nodes-split-row');
	});

	test('without -r nothing arrives, and a node list appears where the shell happens to be', () => {
		const root = folder();
		layOut(root, 'seed-single-server', [
			[1, 1],
			[1, 2],
			[1, 3],
		]);
		runIn(configFolder(root, 1, 1), readdress());
		const home = path.join(root, '172.0.0.2/root');
		layOutEmpty(home);
		runIn(home, appendRows(agents));
		const found = workspaceErrors(root).filter(({ file }) => file.startsWith('172.0.0.2/'));
		expect(
			found.map(({ code }) => code),
			'D-04',
		).toContain('nodes-header-missing');
	});

	test('three servers to five: a carriage return in the middle, a wrong address, foreign identities', () => {
		const root = threeToFive();
		expect(errorsAt(root, 1, 1, 'agent.cfg'), 'D-05').toContain('file-embedded-cr');
		expect(errorsAt(root, 1, 1, 'cluster.nodes'), 'D-02').toContain('cfg-glued-lines');
		expect(errorsAt(root, 4, 4, 'cluster.nodes'), 'D-09').toEqual(
			expect.arrayContaining([expect.stringMatching(/^cross-(nodes|controller-site)-differ$/)]),
		);
		for (const server of [4, 5]) expect(errorsAt(root, server, server, 'agent.cfg'), 'D-15').not.toEqual([]);
	});

	test('the sites of agents grow with every run', () => {
		const root = threeToFive();
		const at = configFolder(root, 1, 1);
		runIn(at, "sed -i 's/\\r//g' agent.cfg"); // else the carriage return hides what comes behind it
		expect(errorsAt(root, 1, 1, 'agent.cfg')).not.toContain('agent-sites-duplicate');
		runIn(at, appendSites);
		expect(errorsAt(root, 1, 1, 'agent.cfg'), 'D-07').toContain('agent-sites-duplicate');
	});

	test('aliases that begin like another are moved to the wrong server', () => {
		const root = folder();
		const nodes = 'localSite,mode\n172.0.0.1:8900:controller1,controller\n172.0.0.9:8900:controller10,controller\n';
		for (const [server, alias] of [
			[1, 'controller1'],
			[9, 'controller10'],
		] as const) {
			const at = configFolder(root, server, server);
			layOutEmpty(at);
			writeFileSync(path.join(at, 'cluster.nodes'), nodes);
			writeFileSync(path.join(at, 'controller.cfg'), `mode=controller\nlocalSite=172.0.0.${server}:8900:${alias}\n`);
		}
		runIn(configFolder(root, 9, 9), readdress());
		expect(allErrors(root), 'D-08').toEqual(
			expect.arrayContaining([
				expect.stringMatching(/^(cross-host-mismatch|cross-controller-site-differ|nodes-duplicate-endpoint)$/),
			]),
		);
	});
});

function singleToThree(): string {
	const root = folder();
	layOut(root, 'seed-single-server', [
		[1, 1],
		[1, 2],
		[1, 3],
	]);
	for (const server of [2, 3]) copyPackage(root, [1, server], [server, server]);
	for (const server of [1, 2, 3]) {
		runIn(configFolder(root, server, server), readdress());
		runIn(configFolder(root, server, server), appendRows(agents));
	}
	return root;
}

/** From the attached files, brought to three servers without the slips: each migration is judged for itself. */
function threeToFive(): string {
	const root = folder();
	for (const server of [1, 2, 3]) {
		layOut(root, 'seed-single-server', [[server, server]]);
		runIn(configFolder(root, server, server), readdress().replace('\\node1', 'node1'));
		runIn(
			configFolder(root, server, server),
			"printf '\\r\\n' >> cluster.nodes; printf '172.0.0.2:9905:agent2,agent\\r\\n172.0.0.3:9906:agent3,agent' >> cluster.nodes; rm -f *.bak",
		);
	}
	for (const server of [4, 5]) copyPackage(root, [1, 1], [server, server]);
	for (const server of [1, 2, 3, 4, 5]) {
		const at = configFolder(root, server, server);
		if (server > 3)
			runIn(
				at,
				replaceSite(
					'controller.cfg',
					'controller1',
					server === 4 ? '172.0.0.4:9912:controller4' : '172.0.0.5:9913:controller5',
				),
			);
		runIn(at, appendSites);
		runIn(at, appendRows(server === 4 ? [controllers[0] ?? '', '172.0.0.4:9913:controller5,controller'] : controllers));
	}
	return root;
}

function folder(): string {
	const made = mkdtempSync(path.join(os.tmpdir(), 'ddb-tutorial-'));
	onTestFinished(() => rmSync(made, { recursive: true, force: true }));
	return made;
}

function layOutEmpty(at: string): void {
	runIn(os.tmpdir(), `mkdir -p '${at}'`);
}

function workspaceErrors(root: string): { readonly file: string; readonly code: string }[] {
	const texts = [...readAll(root)].map(([file, text]) => [`file:///w/${file}`, text] as const);
	const snapshot = workspaceOf(texts).snapshot();
	return [...snapshot.files.keys()].flatMap((id) =>
		snapshot
			.findings(id)
			.filter(({ severity }) => severity === 'error')
			.map(({ code }) => ({ file: id.slice('file:///w/'.length), code })),
	);
}

const allErrors = (root: string) => workspaceErrors(root).map(({ code }) => code);

function errorsAt(root: string, server: number, pkg: number, name: string): string[] {
	const file = path
		.relative(root, path.join(configFolder(root, server, pkg), name))
		.split(path.sep)
		.join('/');
	return workspaceErrors(root)
		.filter((one) => one.file === file)
		.map(({ code }) => code);
}
