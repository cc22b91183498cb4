import 'mocha/mocha.js'; // the browser build: it defines the globals `mocha` and `Mocha`
import { tagOutput } from '../tag-output.ts';

declare const Mocha: Parameters<typeof tagOutput>[0] & { readonly reporters: { readonly spec: unknown } };
declare const mocha: { setup(options: object): void };

tagOutput(Mocha, process.env['VSCODE_TEST_TAG']);
mocha.setup({ ui: 'bdd', timeout: 20_000, reporter: Mocha.reporters.spec });
