import { type Message, say, type Template } from '../../base/message.ts';
import type { HostPath, Operation } from '../operation.ts';
import { isSealed } from '../start-checks.ts';
import { changeFolders, contents, hostState, type SystemState } from '../system-state.ts';
import { defineStep } from './step-kind.ts';

/** What installing a package has to know. */
export interface InstallData {
	readonly host: string;
	readonly path: string;
	readonly name: string;
	/** A package whose programs are copied, or the zip file of the vendor on the host. */
	readonly source: { readonly package: HostPath; readonly excludes: readonly string[] } | { readonly zip: string };
	/** Folders that the programs expect, and folders for data. */
	readonly folders: readonly string[];
	/** No controller will run from it, only an agent and the nodes that it starts. */
	readonly serves?: 'agent';
}

/** Brings the programs of the server, without any state: a new controller must never find another one's Raft state. */
export default defineStep<InstallData>({
	kind: 'install-package',
	risk: 'reversible',
	title: ({ name, host }) => say({ en: 'Install {name} on {host}', zh: '在 {host} 上安装 {name}' }, { name, host }),
	reason: ({ serves }) => say(serves === 'agent' ? FOR_AGENT : FOR_MEMBER),
	label: ({ name, host }) => `${name}-on-${host}`,
	blockers: (data, state) => [...isSealed(state), ...noPrograms(data, state)],
	apply: ({ host, path, folders }, state) =>
		changeFolders(state, host, [
			[path, contents.program],
			...folders.map((folder) => [folder, contents.empty] as const),
		]),
	lower: (data) => [
		{ op: 'make-folder', host: data.host, path: data.path },
		...programOperations(data),
		...data.folders.map((path): Operation => ({ op: 'make-folder', host: data.host, path })),
	],
});

const FOR_MEMBER: Template = {
	en: 'A new member starts empty and takes the metadata from the leader; another one’s data would give it a false identity.',
	zh: '新成员以空状态启动并从 leader 同步元数据；若带有其他节点的数据，会冒用其身份。',
};

const FOR_AGENT: Template = {
	en: 'An agent starts data and compute nodes from the programs of its own host; these come without the data of others.',
	zh: '代理节点使用所在主机上的程序启动数据节点和计算节点；程序不附带其他节点的数据。',
};

function programOperations({ host, path, source }: InstallData): Operation[] {
	if ('package' in source) {
		return [{ op: 'copy-tree', from: source.package, to: { host, path }, excludes: source.excludes }];
	}
	const samples = 'server/clusterDemo/config/*'; // unzip itself reads the pattern
	return [
		{ op: 'run', host, argv: ['unzip', '-q', '-o', source.zip, '-x', samples, '-d', path] },
		{ op: 'run', host, argv: ['chmod', '+x', `${path}/server/dolphindb`] },
	];
}

function noPrograms({ source }: InstallData, state: SystemState): Message[] {
	if ('zip' in source) return [];
	const { host, path } = source.package;
	if (hostState(state, host).folders.get(path) === contents.program) return [];
	return [say({ en: 'There is no package {path} on {host}.', zh: '{host} 上没有安装目录 {path}。' }, { path, host })];
}
