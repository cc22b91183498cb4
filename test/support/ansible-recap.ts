/** What Ansible says, without the line ends that it puts into long messages. */
export function unfolded(stdout: string): string {
	return stdout.replaceAll(/\s+/g, ' ');
}

/** What the last lines of ansible-playbook say: how many tasks changed something, and how many hosts failed. */
export function recap(stdout: string): { readonly changed: number; readonly failed: number } {
	const of = (word: string) =>
		[...stdout.matchAll(new RegExp(`\\b${word}=(\\d+)`, 'g'))].reduce((sum, [, count]) => sum + Number(count), 0);
	return { changed: of('changed'), failed: of('failed') + of('unreachable') };
}
