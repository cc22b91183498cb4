const MOST_COMMANDS = 40;

/**
 * The commands of sed that turn one text into another, line by line and exactly; nothing where sed cannot do it so that
 * people can read it. Meant for `LC_ALL=C sed`, where a dot is any byte.
 */
export function sedCommands(before: string, after: string): string[] | undefined {
	if (!before.endsWith('\n') || !after.endsWith('\n')) return undefined;
	const [old, fresh] = [before.split('\n').slice(0, -1), after.split('\n').slice(0, -1)];
	const first = commonLength(old, fresh);
	const last = commonLength(old.slice(first).reverse(), fresh.slice(first).reverse());
	const changes = changesOf(old.slice(first, old.length - last), fresh.slice(first, fresh.length - last), first);
	// After `a\` sed would take the next command for the text where there is none, or where it ends in a backslash.
	const cannot = (command: string) => /\p{Cc}|^\d+[ai]\\($|.*\\)/u.test(command);
	if (changes.length > MOST_COMMANDS || changes.some(cannot)) return undefined;
	return changes;
}

/** Lines that stand in for others are changed where they stand; what is left is added or taken away after them. */
function changesOf(old: readonly string[], fresh: readonly string[], first: number): string[] {
	const pairs = Math.min(old.length, fresh.length);
	const changed = old.slice(0, pairs).flatMap((line, at) => {
		const by = fresh[at] ?? '';
		return line === by ? [] : [`${first + at + 1}s|.*|${by.replaceAll(/[\\|&]/g, '\\$&')}|`];
	});
	const place = first + pairs;
	const added = fresh.slice(pairs).map((line) => `${place === 0 ? '1i' : `${place}a`}\\${line}`);
	const gone = old.length > pairs ? [`${place + 1},${first + old.length}d`] : [];
	return [...changed, ...added, ...gone];
}

function commonLength(a: readonly string[], b: readonly string[]): number {
	const at = a.findIndex((line, index) => line !== b[index]);
	return at < 0 ? Math.min(a.length, b.length) : Math.min(at, b.length);
}
