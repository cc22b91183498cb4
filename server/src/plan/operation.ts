/** A path on a host. Paths are absolute and end without a slash. */
export interface HostPath {
	readonly host: string;
	readonly path: string;
}

/** Something that can be asked of a machine, without changing it. All parts are data; renderers quote them. */
export type Probe = HostProbe | Comparison;

/** What a host can tell by itself. */
export type HostProbe =
	/** No process runs an executable that lies below one of these folders (by /proc/PID/exe). */
	| { readonly probe: 'no-process-below'; readonly folders: readonly string[] }
	| { readonly probe: 'port-free'; readonly port: number }
	| { readonly probe: 'port-listening'; readonly port: number }
	/** The file has one of these SHA-256 sums; `absent` stands for a file that does not exist. */
	| { readonly probe: 'file-is'; readonly path: string; readonly sha256: readonly string[] }
	| { readonly probe: 'path-exists'; readonly path: string }
	| { readonly probe: 'path-absent'; readonly path: string }
	/** The folder does not exist, is empty, or carries the ownership marker of this plan beside it. */
	| { readonly probe: 'folder-free-or-ours'; readonly path: string }
	/** The other host can be reached by ssh from this one without a question. */
	| { readonly probe: 'ssh-to'; readonly host: string }
	/** A program exits with 0. */
	| { readonly probe: 'succeeds'; readonly argv: readonly string[] }
	/** A connection to each of these ports is taken, or refused because nothing listens; nothing on the way stops it. */
	| { readonly probe: 'ways-open'; readonly to: readonly HostPort[] }
	/** The system takes none of these ports for connections that programs open. */
	| { readonly probe: 'ports-kept'; readonly ports: readonly number[] }
	/** No service unit that is in use, cron job or start script of the system names one of these folders. */
	| { readonly probe: 'nothing-starts'; readonly folders: readonly string[] }
	/** No link below these folders leads out of them, and no file there has a name outside. */
	| { readonly probe: 'links-inside'; readonly folders: readonly string[] }
	/**
	 * No log in a folder has an error since the first process started that runs a program below `of`. Errors of others are
	 * not looked at; nobody can tell where no such process runs.
	 */
	| { readonly probe: 'logs-quiet'; readonly folder: string; readonly of: string }
	/** The folder holds nothing but these names, or does not exist. */
	| { readonly probe: 'holds-only'; readonly path: string; readonly names: readonly string[] };

/** What compares a host with others, or with the machine of the operator. */
export type Comparison =
	/** The free space at `path` is at least `percent` percent of what the trees take on their hosts. */
	| {
			readonly probe: 'space-for';
			readonly path: string;
			readonly trees: readonly HostPath[];
			readonly percent: number;
	  }
	/** A program prints the same here as another, or the same one, does on another host. */
	| { readonly probe: 'same-output'; readonly argv: readonly string[]; readonly other: HostProgram }
	/** The user and group that own a path on another host have the same numbers here. */
	| { readonly probe: 'owner-known'; readonly of: HostPath }
	/**
	 * The path lies, or will lie, where that of the other host does: not on the root disk unless that one is there too
	 * (place), or on the same kind of file system (kind).
	 */
	| {
			readonly probe: 'disk-like';
			readonly path: string;
			readonly other: HostPath;
			readonly aspect: 'place' | 'kind';
	  }
	/** The clock agrees with that of the machine where the operator is. */
	| { readonly probe: 'clock-within'; readonly milliseconds: number };

/** A program on a host, given as words. */
export interface HostProgram {
	readonly host: string;
	readonly argv: readonly string[];
}

/** A port of a host. */
export interface HostPort {
	readonly host: string;
	readonly port: number;
}

/**
 * What a machine has to do. The only vocabulary that renderers know; they know nothing of the database.
 * Every operation can be carried out again after an interruption and ends in the same state.
 */
export type Operation =
	/** Runs a program, given as words, in a folder; not at all where `unless` already holds. */
	| {
			readonly op: 'run';
			readonly host: string;
			readonly argv: readonly string[];
			readonly cwd?: string;
			readonly unless?: HostProbe;
	  }
	/**
	 * Writes a whole file: only over a file with the sum `before` (or `absent`), by a temporary name and a rename.
	 * The old file is kept as `keep`, once; the mode and owner of the old file stay. The folders of both are made where
	 * they are missing.
	 */
	| {
			readonly op: 'write-file';
			readonly host: string;
			readonly path: string;
			readonly content: string;
			readonly sha256: string;
			readonly before: string;
			readonly keep: string;
	  }
	/** Takes a `write-file` back: the kept file returns, or the file goes where there was none. */
	| {
			readonly op: 'restore-file';
			readonly host: string;
			readonly path: string;
			readonly keep: string;
			/** The sum of the file before; `absent` where there was none. */
			readonly before: string;
			/** The sum the plan wrote; another one means that somebody edited the file: stop. */
			readonly written: string;
	  }
	/** Copies a folder to the same or another host, resumable, keeps owners, modes, times, hard links; then compares by checksum. */
	| {
			readonly op: 'copy-tree';
			readonly from: HostPath;
			readonly to: HostPath;
			/** Paths below the folder, beginning with a slash, that are neither copied nor compared; `*.lic` works anywhere. */
			readonly excludes: readonly string[];
			/** Nothing to do where the folder `from` does not exist: the server makes it when it is first used. */
			readonly optional?: true;
			/**
			 * A backup of one moment: once complete it is never copied or compared again, because its source moves on.
			 * Other copies are compared again whenever a script goes on after an interruption, until a step seals.
			 */
			readonly snapshot?: true;
	  }
	/** Renames a file or folder; done where `from` is gone and `to` is there; refuses to replace something. */
	| { readonly op: 'rename'; readonly host: string; readonly from: string; readonly to: string }
	/** Makes a folder with its parents, and a marker beside it that says that this plan made it. */
	| { readonly op: 'make-folder'; readonly host: string; readonly path: string }
	/** Waits until a probe holds; fails after the time. */
	| { readonly op: 'wait-until'; readonly host: string; readonly probe: HostProbe; readonly timeoutSeconds: number }
	/**
	 * Stops with a sentence that says what is wrong and what to do, unless the probe holds; where it may be meant so,
	 * the operator is told and decides. Requirements that follow one another are all looked at before any stops.
	 */
	| {
			readonly op: 'require';
			readonly host: string;
			readonly probe: Probe;
			readonly problem: string;
			readonly mayBeMeant?: true;
	  }
	/** Asks the operator; goes on only after a yes (`--yes` answers all). */
	| { readonly op: 'confirm'; readonly question: string };
