declare const mocha: { run(ended: (failures: number) => void): void };

/** Called by the web worker extension host once the bundle of the tests has been loaded. */
export function run(): Promise<void> {
	return new Promise((resolve, reject) => {
		mocha.run((failures) => (failures ? reject(new Error(`${failures} test(s) failed`)) : resolve()));
	});
}
