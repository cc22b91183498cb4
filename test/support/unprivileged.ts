const NOBODY = 65534;

/** Does something as a user to whom permissions apply: tests may run as root, who may write anywhere. */
export async function unprivileged<Result>(work: () => Promise<Result>): Promise<Result> {
	if (process.geteuid?.() !== 0) return work();
	process.seteuid?.(NOBODY);
	try {
		return await work();
	} finally {
		process.seteuid?.(0);
	}
}
