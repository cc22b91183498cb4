import { type Message, say } from '../base/message.ts';

/** Why a package travels. */
export function ofPackage(controller: string | undefined): Message {
	return controller === undefined
		? say({ en: 'The programs of the package.', zh: '安装目录中的程序。' })
		: say(
				{
					en: 'The programs of the package, and the home of {controller}: its Raft state is its identity and goes with it.',
					zh: '安装目录中的程序，以及 {controller} 的主目录：Raft 状态即其身份，必须随之迁移。',
				},
				{ controller },
			);
}

/** Why the home of a node travels. */
export function ofHome(alias: string): Message {
	return say(
		{
			en: 'The home of {alias}: its scheduled jobs, and all that no parameter puts elsewhere.',
			zh: '{alias} 的主目录：包含定时作业以及未另行指定位置的全部数据。',
		},
		{ alias },
	);
}

/** Why folders that files name travel. */
export function ofFolders(aliases: readonly string[], names: readonly string[]): Message {
	return say(
		{
			en: 'Data of {aliases} ({names}); the path stays the same.',
			zh: '{aliases} 的数据（{names}），路径保持不变。',
		},
		{ aliases: aliases.join(', '), names: names.join(', ') },
	);
}
