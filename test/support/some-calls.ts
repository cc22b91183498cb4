/** Every so many-th of the calls of a run, from a random one on; all with KILLS=all in the environment. */
export function someCalls(calls: number, stride: number): number[] {
	const step = process.env['KILLS'] === 'all' ? 1 : stride;
	const first = 1 + Math.floor(Math.random() * step);
	return Array.from({ length: calls }, (_, at) => at + 1).filter(
		(call) => call >= first && (call - first) % step === 0,
	);
}
