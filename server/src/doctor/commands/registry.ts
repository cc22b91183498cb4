import type { Command } from './call.ts';
import { test } from './condition.ts';
import { cp, mv } from './copy.ts';
import { mkdir, rm, touch } from './folders.ts';
import { echo, printf } from './print.ts';
import { editor, harmless, quiet, serverScript, slashes, sleeps, tells, told, unknown, waits } from './programs.ts';
import { cat, grep, pathPart, seq, tee } from './read.ts';
import { rsync } from './rsync.ts';
import { scp } from './scp.ts';
import { sed } from './sed.ts';
import { assign, cd, exit, no, pwd, readVariables, set, shift, unset, yes } from './shell-builtins.ts';
import { prefix, shell, ssh } from './ssh.ts';

const own: Readonly<Record<string, Command>> = {
	...{
		cd,
		pwd,
		set,
		shift,
		unset,
		echo,
		printf,
		cat,
		grep,
		egrep: grep,
		tee,
		seq,
		sed,
		cp,
		mv,
		mkdir,
		rm,
		rmdir: rm,
		touch,
	},
	...{ scp, rsync, ssh, test, '[': test, '[[': test, basename: pathPart, dirname: pathPart },
	...{ export: assign, local: assign, declare: assign, readonly: assign, typeset: assign },
	...{ read: readVariables, exit, return: exit, logout: exit, true: yes, ':': yes, false: no },
	...{ bash: shell, sh: shell, ash: shell, dash: shell },
	...{ '//': slashes },
};

const named: readonly (readonly [Command, string])[] = [
	[prefix, 'sudo nohup time command exec env nice timeout builtin'],
	[editor, 'vi vim nano emacs gedit'],
	[told, 'kill pkill killall systemctl service dolphindb ./dolphindb'],
	[waits, 'ps pgrep lsof ss netstat wait pidof fuser nc'],
	[sleeps, 'sleep'],
	[tells, 'date hostname whoami id uname which type nproc'],
	[
		harmless,
		'ls ll find du df stat head tail wc sort uniq cut tr diff cmp md5sum sha256sum ping telnet curl less more awk file jobs history free top uptime ip ifconfig',
	],
	[
		quiet,
		'chmod chown chgrp ulimit umask alias clear sync source . trap ssh-keygen ssh-copy-id firewall-cmd iptables su mount',
	],
];

const byName = new Map(named.flatMap(([command, names]) => names.split(' ').map((name) => [name, command] as const)));

/** The command of a name. */
export function commandFor(name: string): Command {
	const found = Object.hasOwn(own, name) ? own[name] : byName.get(name);
	if (found) return found;
	if (/^\/\/./.test(name)) return slashes;
	if (SERVER_SCRIPT.test(name)) return serverScript;
	const plain = /^\/(?:usr\/)?(?:local\/)?s?bin\/([\w[-]+)$/.exec(name)?.[1];
	return plain === undefined ? unknown : commandFor(plain);
}

/** What the packages of DolphinDB hold to start and stop processes. */
const SERVER_SCRIPT =
	/(?:^|\/)(?:start|stop)(?:Controller|Agent|AllNode|AllNodes|DataNode|Single|Standalone)?\w*\.sh$/i;
