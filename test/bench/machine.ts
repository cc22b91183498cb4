import { readFileSync } from 'node:fs';
import os from 'node:os';
import type { Machine } from './result.ts';

/** This machine, without a name or anything else that says whose it is. */
export function thisMachine(): Machine {
	const [cpu] = os.cpus();
	return {
		cpu: cpu?.model.trim() ?? 'an unknown processor',
		cores: os.availableParallelism(),
		memory: Math.round(os.totalmem() / 2 ** 30),
		node: process.versions.node,
		os: system(),
		load: os.loadavg()[0] ?? 0,
	};
}

function system(): string {
	try {
		return /^PRETTY_NAME="?([^"\n]*)/m.exec(readFileSync('/etc/os-release', 'utf8'))?.[1] ?? os.type();
	} catch {
		return `${os.type()} ${os.release()}`; // not a Linux
	}
}
