/** A path on a host. Paths are absolute and end without a slash. */
export interface HostPath {
	readonly host: string;
	readonly path: string;
}

/** Something that can be asked of a machine, without changing it. All parts are data; renderers quote them. */
export type Probe =
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
	/** The free space at `path` is at least `percent` percent of what the trees take on their hosts. */
	| {
			readonly probe: 'space-for';
			readonly path: string;
			readonly trees: readonly HostPath[];
			readonly percent: number;
	  }
	/** The other host can be reached by ssh from this one without a question. */
	| { readonly probe: 'ssh-to'; readonly host: string }
	/** A program exits with 0. */
	| { readonly probe: 'succeeds'; readonly argv: readonly string[] };

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
			readonly unless?: Probe;
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
	| { readonly op: 'wait-until'; readonly host: string; readonly probe: Probe; readonly timeoutSeconds: number }
	/** Stops with a sentence that says what is wrong and what to do, unless the probe holds. */
	| { readonly op: 'require'; readonly host: string; readonly probe: Probe; readonly problem: string }
	/** Asks the operator; goes on only after a yes (`--yes` answers all). */
	| { readonly op: 'confirm'; readonly question: string };
