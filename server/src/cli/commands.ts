import type { Command } from './command.ts';
import { check } from './commands/check.ts';
import { collect } from './commands/collect.ts';
import { compare } from './commands/compare.ts';
import { completionOf } from './commands/completion.ts';
import { doctor } from './commands/doctor.ts';
import { effective } from './commands/effective.ts';
import { explain } from './commands/explain.ts';
import { writeFetchScript } from './commands/fetch.ts';
import { firewall } from './commands/firewall.ts';
import { format } from './commands/format.ts';
import { init } from './commands/init.ts';
import { log } from './commands/log.ts';
import { lsp } from './commands/lsp.ts';
import { migrate } from './commands/migrate.ts';
import { plan } from './commands/plan.ts';
import { rehearse } from './commands/rehearse.ts';
import { topology } from './commands/topology.ts';
import { units } from './commands/units.ts';

/** All commands, in the order in which help shows them. */
export const commands: readonly Command[] = [
	check,
	topology,
	effective,
	plan,
	migrate,
	rehearse,
	doctor,
	log,
	writeFetchScript,
	compare,
	collect,
	firewall,
	units,
	format,
	explain,
	init,
	lsp,
	completionOf(() => commands),
];
