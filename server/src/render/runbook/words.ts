import type { Template } from '../../base/message.ts';

/** The fixed sentences of the runbook. */
export const words = {
	title: { en: 'Runbook: {name}', zh: '操作手册：{name}' },
	plan: {
		en: 'Plan {id}. Everything happens on the hosts, started from any machine with ssh to all of them, in this folder. The step names are the same here, in `migrate.sh` and in its messages.',
		zh: '计划 {id}。所有操作在各主机上进行，可在任一能通过 ssh 登录全部主机的机器上、于本目录中启动。本手册、`migrate.sh` 及其输出中的步骤名称一致。',
	},
	inShort: { en: 'In short', zh: '速览' },
	look: { en: 'print what would be done; nothing is changed', zh: '仅打印将执行的操作，不做任何更改' },
	apply: { en: 'do it; after any interruption: the same again', zh: '执行；中断后重新运行即可继续' },
	status: { en: 'which steps are done', zh: '查看各步骤状态' },
	verify: { en: 'check the result; nothing is changed', zh: '检查结果，不做任何更改' },
	back: { en: 'take everything back', zh: '全部回退' },
	cleanup: { en: 'much later: name what is no longer needed', zh: '日后：列出不再需要的内容' },
	before: { en: 'Before you begin', zh: '前提条件' },
	tools: {
		en: 'This machine has `bash`, `ssh`, `flock`, `sha256sum` and `diff`; the hosts have `bash`, and those that copies come from and go to have `{transfer}`.',
		zh: '本机已安装 `bash`、`ssh`、`flock`、`sha256sum` 和 `diff`；各主机已安装 `bash`，参与复制的主机已安装 `{transfer}`。',
	},
	user: {
		en: 'The ssh users are root, or own all files and processes of the cluster: other users cannot see whose programs run.',
		zh: 'ssh 用户为 root，或为集群全部文件和进程的属主；其他用户无法查看进程所运行的程序。',
	},
	reach: {
		en: 'Each of these lines ends without a question and without an error:',
		zh: '以下各行均能免交互成功执行：',
	},
	between: {
		en: 'From {from}, ssh to {to} works without a question: copies go directly from host to host.',
		zh: '从 {from} 可免交互 ssh 登录 {to}：数据在主机之间直接复制。',
	},
	inside: {
		en: 'Start the scripts from inside this folder, as shown: the vendor’s stop script ends every process of its user whose command line names the database.',
		zh: '请如上所示在本目录内启动脚本：厂商的停止脚本会结束该用户所有命令行中含有数据库名称的进程。',
	},
	quiet: {
		en: 'Nobody else works on these hosts, nothing starts the database by itself, and a backup of the data exists.',
		zh: '无他人在这些主机上操作，数据库不会被自动拉起，且已有数据备份。',
	},
	state: {
		en: 'What is done is noted in {folder} on this machine. Keep that folder until the end; go on from the same machine.',
		zh: '执行进度记录在本机的 {folder} 中。请保留该目录直至结束，并在同一台机器上继续。',
	},
	dos: {
		en: 'The `.dos` files are run on the server by an administrator, where the script asks for it; their first lines say how.',
		zh: '`.dos` 文件由管理员在脚本询问时于服务器上执行，方法见文件开头。',
	},
	byHand: {
		en: 'Who pastes by hand instead finds the same steps in `hosts/`, one file per host.',
		zh: '如需手动粘贴执行，`hosts/` 中每台主机有一个文件，步骤与此相同。',
	},
	warnings: { en: 'Warnings', zh: '警告' },
	topology: { en: 'Where the nodes run', zh: '节点分布' },
	today: { en: 'Before', zh: '之前' },
	afterwards: { en: 'After (what is new or moved is drawn thick)', zh: '之后（新增或迁移的节点以粗线显示）' },
	files: { en: 'Files that are written', zh: '写入的文件' },
	newFile: { en: '{host}: {path}, a new file, from {name}', zh: '{host}：{path}（新文件），内容见 {name}' },
	file: { en: '{host}: {path}, from {name}', zh: '{host}：{path}，内容见 {name}' },
	moves: { en: 'Folders that are copied', zh: '复制的目录' },
	move: { en: '{from} → {to}: {reason}', zh: '{from} → {to}：{reason}' },
	steps: { en: 'Steps', zh: '步骤' },
	noSteps: { en: 'There is nothing to do.', zh: '无需任何操作。' },
	many: { en: '{first} to {last}: {title}, and the like', zh: '{first} 至 {last}：{title} 等' },
	alike: { en: '**`{name}`: what many hosts do alike**', zh: '**`{name}`：多台主机相同的操作**' },
	each: { en: '**Each step**', zh: '**各步骤**' },
	eachBack: { en: '**How to take each step back**', zh: '**各步骤如何回退**' },
	onHosts: { en: '{name} on {hosts}', zh: '{name}（{hosts}）' },
	risk: { en: 'Risk: {risk}. Hosts: {hosts}. After: {after}.', zh: '风险：{risk}。主机：{hosts}。前置步骤：{after}。' },
	none: { en: 'none', zh: '无' },
	what: { en: '**What happens**', zh: '**操作内容**' },
	only: { en: '**This step alone**', zh: '**仅执行本步骤**' },
	seen: { en: '**What you should see**', zh: '**预期输出**' },
	seenLast: {
		en: 'As the last line of the step: {line} — or, when it was done before: {skip}',
		zh: '本步骤的最后一行为：{line}；若此前已完成则为：{skip}',
	},
	asked: { en: 'The script asks; type `yes` to go on.', zh: '脚本会提问，输入 `yes` 继续。' },
	waits: { en: 'The script waits for at most {seconds} seconds.', zh: '脚本最长等待 {seconds} 秒。' },
	undo: { en: '**How to take it back**', zh: '**如何回退**' },
	undoCommand: {
		en: 'This takes back this step and all later ones that were begun:',
		zh: '以下命令回退本步骤及其后所有已开始的步骤：',
	},
	undoNothing: { en: 'There is nothing to take back.', zh: '无需回退。' },
	never: {
		en: '**POINT OF NO RETURN. This step cannot be taken back: {reason}**',
		zh: '**不可逆操作：本步骤无法回退。{reason}**',
	},
	seals: {
		en: '**SEAL. From the beginning of this step on nothing is copied any more: the copies are in use and newer than their sources. The originals must not be started again except through `rollback.sh`.**',
		zh: '**封存：自本步骤开始，不再复制任何内容；副本已投入使用，比来源更新。除通过 `rollback.sh` 回退外，不得再启动原有实例。**',
	},
	gate: { en: '**Gate {gate}** is passed when this step is done.', zh: '本步骤完成即通过 **{gate} 关口**。' },
	wrong: { en: 'When something goes wrong', zh: '出现问题时' },
	again: {
		en: 'Read the last lines: they name the step, the operation and the reason. Remove the reason, then start `bash migrate.sh --apply` again: what is done is proven and skipped, what was interrupted goes on.',
		zh: '查看最后几行输出，其中给出步骤、操作和原因。排除原因后重新运行 `bash migrate.sh --apply`：已完成的步骤经校验后跳过，被中断的步骤继续执行。',
	},
	exit: {
		en: 'Exit codes: 0 done; 1 a step failed; 2 wrong options; 3 refused, because something is not as the plan needs it, and nothing was changed by that operation; 75 another run of this plan is under way.',
		zh: '退出码：0 完成；1 步骤失败；2 选项错误；3 拒绝执行（实际情况与计划不符，该操作未做任何更改）；75 本计划已有另一进程在运行。',
	},
	changed: {
		en: 'A configuration file that somebody changed is shown as a difference and left alone. Put the old file back, or plan again from the new one.',
		zh: '若配置文件已被他人修改，脚本会显示差异并保持原样。请恢复旧文件，或基于新文件重新生成计划。',
	},
	kept: {
		en: 'Sources are never deleted, and every file that is replaced is kept. When the cluster has run well through a whole backup cycle, `bash cleanup.sh` names what can go, and `bash cleanup.sh --apply` removes it after a question.',
		zh: '来源数据不会被删除，被替换的文件均有保留。集群平稳运行一个完整备份周期后，`bash cleanup.sh` 会列出可清理的内容，`bash cleanup.sh --apply` 确认后将其删除。',
	},
	readOnly: { en: 'none, it only reads', zh: '无，只读' },
	reversible: { en: 'can be taken back', zh: '可回退' },
	destructive: { en: 'high', zh: '高' },
} as const satisfies Record<string, Template>;

/** Said of an agent without a row in cluster.nodes. */
export const DORMANT: Template = { en: 'not registered, not started', zh: '未注册，不启动' };
