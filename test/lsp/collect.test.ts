import { afterEach, expect, test } from 'vitest';
import { type CollectResult, collectRequest } from '../../server/src/protocol/collect.ts';
import { type Client, startClient } from '../support/lsp.ts';

let client: Client;
afterEach(() => client.close());

const collect = (hosts: string, sudo = false) =>
	client.connection.sendRequest<CollectResult>(collectRequest, { hosts, sudo });

test('the script that collects a cluster is made without any file', async () => {
	client = await startClient({});
	const made = await collect('10.0.0.1 ddb@10.0.0.2:2222', true);
	const files = 'files' in made ? made.files : [];
	expect(files.map(({ path, executable }) => [path, executable])).toEqual([['collect.sh', true]]);
	expect(files[0]?.text).toContain("'10.0.0.2') reach_by ddb 10.0.0.2 2222 '' '' 10.0.0.2 2 yes ;;");
});

test('what is wrong with hosts is said in the language of the editor', async () => {
	client = await startClient({}, { locale: 'zh-cn' });
	expect(await collect('a:b:c')).toEqual({ problems: ['a:b:c：请按 [用户@]地址[:端口] 的写法填写主机'] });
	expect(await collect('')).toEqual({ problems: ['未指定主机'] });
});
