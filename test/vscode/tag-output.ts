/**
 * Desktop VS Code copies the extension host's console to its own stdout. The headless one hands it over together with
 * everything else its window logs, so there each line of the tests carries a tag to be told apart by.
 */
export function tagOutput(
	mocha: { readonly reporters: { readonly Base: { consoleLog?: unknown } } },
	tag: string | undefined,
): void {
	if (!tag) return;
	const log = console.log;
	const write = (message: unknown = '', ...rest: unknown[]) => log(tag + String(message), ...rest);
	mocha.reporters.Base.consoleLog = write;
	// The host has put accessors without a usable setter here: a plain assignment would be ignored.
	for (const method of ['log', 'info', 'warn', 'error']) {
		Object.defineProperty(console, method, { value: write, configurable: true, writable: true });
	}
}
