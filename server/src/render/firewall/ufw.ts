import { shellFunction } from '../bash/header.ts';
import type { RenderedFile } from '../renderer.ts';
import { shellWords } from '../shell-quote.ts';
import type { Allowance } from './allowances.ts';
import { MARK, type RulesFor, ruleScript } from './rule-script.ts';

const SCRIPT = { name: 'ufw.sh', firewall: 'ufw', part: 'ufw', help: [] };

/** So many ports a rule of ufw may have. */
const MOST_PORTS = 15;

/** The script that adds rules to ufw. */
export function ufwScript(rulesFor: RulesFor, allowances: readonly Allowance[]): RenderedFile {
	const lines = allowances.flatMap(({ sources, protocol, ports }) =>
		sources.flatMap((source) => portLists(ports).map((list) => `allow ${shellWords([source, protocol, list, MARK])}`)),
	);
	return ruleScript(rulesFor, SCRIPT, shellFunction('rules', lines).slice(0, -1));
}

function portLists(ports: readonly number[]): string[] {
	const count = Math.ceil(ports.length / MOST_PORTS);
	return Array.from({ length: count }, (_, at) => ports.slice(at * MOST_PORTS, (at + 1) * MOST_PORTS).join());
}
