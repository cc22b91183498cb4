// The script that a worker is started with. The program comes in parts, which are scripts too: `scripts/chunks.mjs` makes
// them. A worker of VS Code does not know from where it was started, so the first message says where the parts lie.

type Part = (require: (name: string) => unknown, module: { exports: unknown }) => void;

const worker = self as DedicatedWorkerGlobalScope & { definePart?: (part: Part) => void };
const loaded = new Map<string, { exports: unknown }>();

addEventListener('message', ({ data: folder }: MessageEvent<string>) => start(folder), { once: true });

function start(folder: string): void {
	const load = (name: string): unknown => {
		const known = loaded.get(name);
		if (known) return known.exports;
		const module = { exports: {} };
		loaded.set(name, module);
		worker.definePart = (part) => part(load, module);
		importScripts(new URL(name, folder).href);
		return module.exports;
	};
	load('./web.js');
}
