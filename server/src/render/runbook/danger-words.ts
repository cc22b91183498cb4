import type { Template } from '../../base/message.ts';

/** The headings and fixed sentences about times, ways back and failures. */
export const dangerWords = {
	times: { en: 'How long it takes', zh: '耗时' },
	outage: {
		en: 'The outage lasts from {first} to {last}. Everything before it is done while the cluster runs.',
		zh: '停机从 {first} 开始，到 {last} 结束；此前的步骤均在集群运行时进行。',
	},
	formula: {
		en: 'What makes it long is copying. Measure each folder with `du -sB1`; preflight does the same when it looks for room. Then, for what one host sends or backs up:',
		zh: '耗时主要取决于复制。用 `du -sB1` 测量各目录大小（预检检查空间时也会测量），对每台主机发送或备份的数据：',
	},
	formulaLine: {
		en: 'seconds = bytes / speed of the network or disk, the slower one + 2 x bytes / speed of the disk (comparing; once more at the seal)',
		zh: '秒数 = 字节数 / 网络与磁盘中较慢者的速度 + 2 x 字节数 / 磁盘速度（比对一次，封存时再比对一次）',
	},
	example: {
		en: 'So 100 GB over 110 MB/s with disks of 500 MB/s take about 22 minutes. At most {parallel} copies run at a time; those of one disk or cable share its speed.',
		zh: '例如 100 GB 数据、网络 110 MB/s、磁盘 500 MB/s，约需 22 分钟。最多同时进行 {parallel} 个复制，共用同一磁盘或网络的复制共享带宽。',
	},
	copies: { en: '{step}, folders: {count}', zh: '{step}，目录数：{count}' },
	waits: {
		en: 'Stopping and starting come on top: each waits until it is so, at most as long as the step says.',
		zh: '此外还有停止与启动的时间：每一步等待其完成，最长时间见各步骤。',
	},
	back: { en: 'Ways back', zh: '回退方式' },
	reached: { en: 'Reached', zh: '已到达' },
	how: { en: 'How to go back', zh: '如何回退' },
	deadlock: { en: 'When no leader is elected after the start', zh: '启动后无法选出 leader 时' },
	deadlockWhen: {
		en: 'No leader after 60 seconds, and the logs of the controllers show attempts to reach **old** addresses: the list of nodes that the Raft group keeps won over the files. Never edit anything in a folder `raft`. The way out:',
		zh: '60 秒后仍无 leader，且控制节点日志中出现对**旧**地址的连接：说明以 Raft 组保存的节点列表为准。切勿修改 `raft` 目录中的任何内容。处理方法：',
	},
	failures: { en: 'When something fails on the way', zh: '过程中的故障' },
	event: { en: 'What happens', zh: '事件' },
	answer: { en: 'What to do', zh: '处理' },
} as const satisfies Record<string, Template>;

/** MIGRATIONS section 5.5. */
export const deadlockSteps: readonly Template[] = [
	{
		en: '`bash rollback.sh --apply`: it stops the new controllers, restores the state of **all** controllers from the backup, and starts the old layout.',
		zh: '执行 `bash rollback.sh --apply`：停止新的控制节点，从备份恢复**全部**控制节点的状态，并启动旧布局。',
	},
	{
		en: 'Start again with `bash migrate.sh --apply`. This time run `push-node-list.dos` where the script asks for it, and go on only when it printed RESULT.',
		zh: '重新执行 `bash migrate.sh --apply`；这一次在脚本询问时运行 `push-node-list.dos`，看到 RESULT 后再继续。',
	},
	{
		en: 'The controllers are copied again: their state now holds the new list.',
		zh: '控制节点会被重新复制，其状态中已包含新的节点列表。',
	},
];

/** MIGRATIONS section 15, by the kind of the first step that a row is about. */
export const waysBack: readonly { readonly kinds: readonly string[]; readonly back: Template }[] = [
	{ kinds: ['preflight'], back: { en: 'There is nothing to take back.', zh: '无需回退。' } },
	{
		kinds: ['begin-outage', 'stop'],
		back: {
			en: '`rollback.sh` starts the old layout where it is.',
			zh: '`rollback.sh` 在原位置启动旧布局。',
		},
	},
	{
		kinds: ['push-node-list'],
		back: {
			en: '`rollback.sh` stops all, restores the Raft state and metadata of **all** controllers from the backup, and starts the old layout.',
			zh: '`rollback.sh` 停止全部进程，从备份恢复**全部**控制节点的 Raft 状态与元数据，再启动旧布局。',
		},
	},
	{
		kinds: ['copy'],
		back: {
			en: 'As above. The copies stay; a later attempt compares and uses them.',
			zh: '同上。副本保留，之后重试时会重新比对并使用。',
		},
	},
	{
		kinds: ['retire', 'install-config'],
		back: {
			en: 'As above; `rollback.sh` also puts back the old configuration and the retired files.',
			zh: '同上；`rollback.sh` 还会恢复旧配置和已停用的文件。',
		},
	},
	{
		kinds: ['start-controller'],
		back: {
			en: 'As above, and only through `rollback.sh`: it stops **all** new controllers first. Never start an original beside its copy, and never mix old and new state of controllers.',
			zh: '同上，且只能通过 `rollback.sh`：先停止**全部**新的控制节点。原件与副本绝不能同时运行，新旧控制节点状态不得混用。',
		},
	},
	{
		kinds: ['start-data-nodes'],
		back: {
			en: '**POINT OF NO RETURN.** A started data node recycles redo logs and merges files. Go forward and repair in place; with a snapshot of its folders from before the outage, support can help to go back.',
			zh: '**不可逆。** 数据节点启动后会回收 redo 日志并合并文件。请继续向前、就地修复；如有停机前的目录快照，可联系技术支持协助回退。',
		},
	},
	{
		kinds: ['confirm-release'],
		back: {
			en: 'Clients write: going back loses what they wrote. Go forward, or restore from a backup of the databases.',
			zh: '客户端已写入：回退会丢失这些数据。请继续向前，或从数据库备份恢复。',
		},
	},
];

/** MIGRATIONS section 16. */
export const failures: readonly { readonly event: Template; readonly answer: Template }[] = [
	{
		event: { en: 'A host dies while folders are copied', zh: '复制目录时某台主机宕机' },
		answer: {
			en: 'Nothing is started and the sources are whole. Start the script again when the host is back, or go back if the outage gets too long.',
			zh: '尚未启动任何进程，来源数据完好。主机恢复后重新运行脚本；若停机过长可回退。',
		},
	},
	{
		event: { en: 'A disk of a new host is replaced meanwhile', zh: '期间更换了新主机的磁盘' },
		answer: {
			en: 'The marks on it are gone: the script copies there again.',
			zh: '磁盘上的标记已不存在，脚本会重新复制。',
		},
	},
	{
		event: { en: 'The old cluster was started between two runs', zh: '两次运行之间启动了旧集群' },
		answer: {
			en: 'Stop it and start the script again: every copy is compared again and brought up to date.',
			zh: '停止旧集群后重新运行脚本：每个副本会重新比对并更新。',
		},
	},
	{
		event: { en: 'Source and copy differ twice', zh: '来源与副本两次比对均不一致' },
		answer: {
			en: 'A bad disk, a bad network, or something that still writes. Do not go on before it is found.',
			zh: '磁盘或网络故障，或仍有进程在写入。查明之前不要继续。',
		},
	},
	{
		event: { en: 'The connection is lost while the list of nodes is saved', zh: '写入节点列表时连接中断' },
		answer: {
			en: 'Run `push-node-list.dos` again. When the lists stay different, go back.',
			zh: '重新运行 `push-node-list.dos`；若各节点列表仍不一致，请回退。',
		},
	},
	{
		event: { en: 'A host dies before its controller was started', zh: '某台主机在其控制节点启动前宕机' },
		answer: {
			en: 'Do not go on with the others, although they may have a majority: wait, or go back. Its original must not be started instead.',
			zh: '即使其余节点构成多数派也不要继续：等待其恢复或回退。不得改为启动其原件。',
		},
	},
	{
		event: { en: 'A host dies after the controllers were started', zh: '控制节点启动后某台主机宕机' },
		answer: {
			en: 'Stop before the data nodes are started. Going on without it is your decision: its replicas are missing until it is back.',
			zh: '在启动数据节点之前停下。是否在缺少该主机的情况下继续由您决定：恢复之前其副本不可用。',
		},
	},
	{
		event: { en: 'A data node that had data comes up empty', zh: '原有数据的数据节点启动后没有数据' },
		answer: {
			en: 'Stop it at once, before replicas are made anew; look at its paths. Recovery stays off until `verify-tables.dos` shows all chunks.',
			zh: '立即停止该节点，避免重新生成副本；检查其路径。在 `verify-tables.dos` 显示全部分区之前保持恢复功能关闭。',
		},
	},
	{
		event: { en: 'A licence is refused', zh: '授权被拒绝' },
		answer: {
			en: 'Put the licence of that machine in place and start again; no state is affected.',
			zh: '放置该机器的授权文件后重新启动，数据状态不受影响。',
		},
	},
	{
		event: { en: 'The machine with the scripts dies', zh: '运行脚本的机器故障' },
		answer: {
			en: 'Start again from a machine that has this folder and the folder of notes; what was done is proven, not believed.',
			zh: '在拥有本目录和进度记录目录的机器上重新运行：已完成的步骤会重新验证。',
		},
	},
];
