import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startQuickly } from '../../lsp/quick-start.ts';
import { givingBack } from '../../node/give-back.ts';
import { nativeSum } from '../../node/native-sum.ts';
import { rulePagesFolder } from '../../node/rule-pages.ts';
import type { Runtime } from '../../workspace/runtime.ts';
import { defineCommand, exitCode, type Given, refusal } from '../command.ts';
import type { Options } from '../options.ts';

const options = {
	stdio: {
		type: 'boolean',
		default: false,
		isNeeded: true,
		says: { en: 'Speaks over standard input and output.', zh: '通过标准输入和标准输出通信。' },
	},
	'node-ipc': {
		type: 'boolean',
		default: false,
		isHidden: true,
		says: { en: 'Speaks over the channel of the process that forked it.', zh: '通过父进程的通道通信。' },
	},
	clientProcessId: {
		type: 'string', // the protocol library looks for it, to end when the client is gone
		isHidden: true,
		says: { en: 'The process of the client.', zh: '客户端进程。' },
	},
} as const satisfies Options;

/** Runs the language server: on standard input and output for any editor, or over the channel of the process that forked it. */
export const lsp = defineCommand(
	{
		name: 'lsp',
		says: { en: 'Runs the language server for any editor.', zh: '运行供任意编辑器使用的语言服务器。' },
		options,
	},
	run,
);

async function run({ values }: Given<typeof options>): Promise<number> {
	if (!values.stdio && !values['node-ipc']) throw refusal({ en: 'lsp needs --stdio', zh: 'lsp 需要 --stdio' });
	startQuickly(
		(options) =>
			values.stdio
				? createConnection(ProposedFeatures.all, process.stdin, process.stdout, options)
				: createConnection(ProposedFeatures.all, options),
		filesOfThisMachine,
	);
	if (values.stdio) process.stdin.on('data', givingBack());
	else process.on('message', givingBack());
	return exitCode.clean; // the connection ends the process when the editor says exit
}

async function filesOfThisMachine(): Promise<Runtime> {
	const [{ nodeFiles }, { makeSumsBy }] = await Promise.all([
		import('../../node/file-access.ts'),
		import('../../plan/fingerprint.ts'),
	]);
	makeSumsBy(nativeSum);
	return { ...nodeFiles, rulePages: rulePagesFolder() };
}
