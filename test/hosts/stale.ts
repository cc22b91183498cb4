import { lstatSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify, isRunning, type ProcessId, signalProcess } from './processes.ts';

const PREFIX = 'ddbt-';

/** What a lab notes about itself in lab.json, so that another can clear up after it. */
export interface LabRecord {
	readonly creator: ProcessId;
	/** The first processes of its namespaces; everything else ends with them. */
	readonly processes: readonly ProcessId[];
}

/** How the temporary folder of a lab begins; the kernel adds letters. */
export function labPrefix(): string {
	return join(tmpdir(), `${PREFIX}${process.pid}-`);
}

/** The process that makes a lab: this one. */
export function ourselves(): ProcessId {
	return identify(process.pid) ?? { pid: process.pid, start: '' };
}

/** Notes the processes of a lab in its folder. */
export function writeRecord(dir: string, record: LabRecord): void {
	writeFileSync(join(dir, 'lab.json'), JSON.stringify(record));
}

/** Ends what is left of labs whose creator is gone, and removes their folders. Returns the folders. */
export function sweepStaleLabs(): string[] {
	const removed: string[] = [];
	for (const name of readdirSync(tmpdir())) {
		const creator = /^ddbt-(\d+)-\w+$/.exec(name)?.[1];
		if (creator === undefined) continue;
		const dir = join(tmpdir(), name);
		if (!isOurs(dir)) continue;
		const record = readRecord(dir);
		// Without a record the lab is being made, or its creator died very early: the pid in the name decides.
		if (record ? isRunning(record.creator) : identify(Number(creator)) !== undefined) continue;
		for (const one of record?.processes ?? []) signalProcess(one, 'SIGKILL');
		if (removeFolder(dir)) removed.push(dir);
	}
	return removed;
}

/** Removes the folder of a lab; false when something still writes into it, so that the next sweep has to do it. */
export function removeFolder(dir: string): boolean {
	try {
		rmSync(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
		return true;
	} catch {
		return false;
	}
}

/** Others may write into the temporary folder too: what they left there shall not tell us what to kill. */
function isOurs(dir: string): boolean {
	const found = lstatSync(dir, { throwIfNoEntry: false });
	return found?.isDirectory() === true && found.uid === process.getuid?.();
}

function readRecord(dir: string): LabRecord | undefined {
	try {
		return JSON.parse(readFileSync(join(dir, 'lab.json'), 'utf8')) as LabRecord;
	} catch {
		return undefined;
	}
}
