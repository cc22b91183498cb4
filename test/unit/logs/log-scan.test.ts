import { describe, expect, test } from 'vitest';
import { allAtOnce } from '../../../server/src/base/pieces.ts';
import { findParameter } from '../../../server/src/catalog/catalog.ts';
import { failures } from '../../../server/src/logs/failures.generated.ts';
import { LogScan, scanLog } from '../../../server/src/logs/log-scan.ts';
import { rules } from '../../../server/src/rules/registry.generated.ts';

const found = (text: string) =>
	allAtOnce(scanLog(text)).map(({ failure, values, count, first }) => ({ id: failure.id, values, count, ...first }));
const bind = (port: number) =>
	`2023-10-26 09:01:31.349118 <ERROR> :Failed to bind the socket on port ${port} with error code 98`;

describe('reading a log', () => {
	test('tells each failure once, with its first line and the number of lines', () => {
		const log = ['start', bind(8900), bind(8901), bind(8900), ''].join('\n');
		expect(found(log)).toEqual([
			{ id: 'port-in-use', values: { port: '8900' }, count: 2, line: 1, start: 36, end: 74 },
			{ id: 'port-in-use', values: { port: '8901' }, count: 1, line: 2, start: 36, end: 74 },
		]);
	});

	test('takes any line ends, tags before the time, and no line end at the end', () => {
		expect(found(`a\r\ncontroller1  | ${bind(8900)}`)).toMatchObject([{ line: 1, start: 51 }]);
		expect(found(`${bind(8900)}\r\n`)).toMatchObject([{ end: 74 }]);
	});

	test('puts together what a terminal has wrapped: at a blank, in a word, over several lines', () => {
		const message = bind(8900);
		for (const [at, glue] of [
			[45, '\n'],
			[60, '\n'],
			[50, '\n  '],
		] as const) {
			const wrapped = message.slice(0, at) + glue + message.slice(at).replace(/^ /, '');
			expect(found(`${wrapped}\nnext`), wrapped).toMatchObject([{ id: 'port-in-use', count: 1, line: 0, end: at }]);
		}
		const narrow = [message.slice(0, 44), message.slice(44, 56), message.slice(56, 66), message.slice(66)].join('\n');
		expect(found(narrow)).toMatchObject([{ id: 'port-in-use', line: 0 }]);
	});

	test('lines without times stand for themselves', () => {
		const lines = [
			'Failed to bind the socket on port 1',
			'Failed to bind the socket on port 2',
			'The license has expired',
		];
		expect(found(lines.join('\n')).map(({ id, line }) => [id, line])).toEqual([
			['port-in-use', 0],
			['port-in-use', 1],
			['license-expired', 2],
		]);
	});

	test('a line of any length is read in its beginning, and nothing takes long', () => {
		const hostile = ['[', 'agent ', 'Failed to bind the socket on port ', 'SSL error: ', 'x', '2023-10-26 ', '<'];
		const started = performance.now();
		for (const part of hostile) expect(found(`${part.repeat(200_000)}\n${bind(8900)}`)).toHaveLength(1);
		expect(found(hostile.map((part) => `${part.repeat(300)}\n`.repeat(200)).join(''))).toEqual([]);
		expect(performance.now() - started).toBeLessThan(5000);
	});

	test('of a log that names thousands of things, the first are told', () => {
		const scan = new LogScan();
		for (let port = 0; port < 2000; port++) scan.line(bind(port));
		expect(scan.end()).toHaveLength(500);
	});
});

/** What servers write that start and end as they should; the words stand in the documents, the last two as expected. */
const NORMAL = `
2023-10-26 09:01:31.000001 <INFO> :DolphinDB Systems 2.00.11 64 bit Copyright (c) 2011~2023 DolphinDB, Inc. Licensed to Trial User. Expires on 2024.03.31 (Build:2023.10.26). This license works for 8GB memory and 2 cores per node, and up to 3 nodes.
2023-10-26 09:01:31.000002 <INFO> :Initializing AclManager with Raft disabled
2023-10-26 09:01:31.000003 <INFO> :Initialization of AclManager is completed with Raft disabled
2023-10-26 09:01:31.000004 <INFO> :Controller initialization completed.
2023-10-26 09:01:31.000005 <INFO> :---------start replaying edit log, 3 log files to replay----------
2023-10-26 09:01:31.000006 <INFO> :Global cid 25 Global tid 26, reader snapshot id 25
2023-10-26 09:01:31.000007 <INFO> :ChunkMgmt initialization completed.
2023-10-26 09:01:31.000008 <INFO> :Will process pending transactions.
2023-10-26 09:01:31.000009 <INFO> :Processing transactions took 0.3 seconds.
2023-10-26 09:01:31.000010 <INFO> :Restore TSDB meta successfuly.
2023-10-26 09:01:31.000011 <INFO> :No available redo log files were found. Redo log replay was skipped.
2023-10-26 09:01:31.000012 <INFO> :Start recovering from redo log. This may take a few minutes.
2023-10-26 09:01:31.000013 <INFO> :applyTidRedoLog : 2853,c686664b-d020-429a-1746-287d670099e9,/hdd/data/node1/storage/CHUNKS/db1/20231107/Key0/gz,pt_2,32054400,1046013,0
2023-10-26 09:01:31.000014 <INFO> :Completed CacheEngine GC and RedoLog GC after applying all redo logs and engine is TSDB
2023-10-26 09:01:31.000015 <INFO> :DFSMaster ElectionTick is set to 800
2023-10-26 09:01:31.000016 <INFO> :[Raft] Group DFSMaster RaftWAL::reconstruct: read new file with 83213 entries
2023-10-26 09:01:31.000017 <INFO> :[Raft] Group DFSMaster ctl1 became follower at term 3, leader is ctl2
2023-10-26 09:01:31.000018 <INFO> :[Raft] Group DFSMaster initialized successfully.
2023-10-26 09:01:31.000019 <INFO> :Executing the startup script: startup.dos
2023-10-26 09:01:31.000020 <INFO> :Job scheduler initialization completed.
2023-10-26 09:01:31.000021 <INFO> :New connection from ip = 192.168.0.44 port = 35416
2023-10-26 09:01:31.000022 <INFO> :agent1 exists, agent list refreshed; the table agent does exist
2023-10-26 09:01:31.000023 <INFO> :MainServer shutdown.
2023-10-26 09:01:31.000024 <ERROR> : The socket server ended.
2023-10-26 09:01:31.000025 <ERROR> : AsynchronousSubscriberImp::run Shut down the subscription daemon.
`;

test('lines of a server that starts and ends as it should are left alone', () => {
	for (const line of NORMAL.trim().split('\n')) expect(found(line), line).toEqual([]);
	expect(found(NORMAL)).toEqual([]);
});

describe('known failures', () => {
	test.for(failures.map((failure) => [failure.id, failure] as const))('%s is well told', ([, failure]) => {
		for (const text of [failure.title, failure.explanation, failure.advice]) {
			expect(text.en).not.toBe('');
			expect(text.zh).toMatch(/\p{Script=Han}/u);
			const groups = failure.patterns.map(({ source }) => [...source.matchAll(/\(\?<(\w+)>/g)].map(([, name]) => name));
			const places = [...text.en.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
			// What a sentence names, every pattern has.
			if (failure.id !== 'agent-missing') {
				for (const names of groups) expect(places.filter((name) => !names.includes(name))).toEqual([]);
			}
		}
		expect(failure.source).toMatch(/ — (certain|judgement)$/);
		expect(new URL(failure.page).protocol).toBe('https:');
	});

	test('name rules and parameters that there are', () => {
		const codes = rules.map(({ code }) => code);
		const isKnown = (rule: string) =>
			rule.endsWith('*') ? codes.some((code) => code.startsWith(rule.slice(0, -1))) : codes.includes(rule);
		expect(failures.flatMap(({ rules: named = [] }) => named).filter((rule) => !isKnown(rule))).toEqual([]);
		const parameters = failures.flatMap(({ parameters = [], needs = [] }) => [...parameters, ...needs]);
		expect(parameters.filter((name) => !findParameter(name))).toEqual([]);
	});

	test('have patterns without a repetition that has no limit', () => {
		const sources = failures.flatMap(({ patterns }) => patterns.map(({ source }) => source));
		expect(sources.filter((source) => /(?<!\\)[*+](?!\])|\{\d*,\}/.test(source.replace(/\[[^\]]*\]/g, '')))).toEqual(
			[],
		);
	});
});
