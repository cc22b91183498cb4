import { run } from './main.ts';

// Not process.exit(): what is still on its way to a pipe has to arrive first. `run` answers every failure with a code.
void run(process.argv.slice(2)).then((code) => {
	process.exitCode = code;
});
