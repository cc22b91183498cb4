import { shellArray } from '../bash/header.ts';
import type { RenderedFile } from '../renderer.ts';
import type { Allowance } from './allowances.ts';
import { type RulesFor, ruleScript } from './rule-script.ts';

const SCRIPT = {
	name: 'firewalld.sh',
	firewall: 'firewalld',
	part: 'firewalld',
	help: ['', 'ZONE=internal bash firewalld.sh … means that zone and not the default one.'],
};

/** The script that adds rich rules to a zone of firewalld. */
export function firewalldScript(rulesFor: RulesFor, allowances: readonly Allowance[]): RenderedFile {
	return ruleScript(rulesFor, SCRIPT, shellArray('RULES', allowances.flatMap(richRules)));
}

function richRules({ sources, protocol, ports }: Allowance): string[] {
	return sources.flatMap((source) => {
		const family = source.includes(':') ? 'ipv6' : 'ipv4';
		return ports.map(
			(port) => `rule family="${family}" source address="${source}" port port="${port}" protocol="${protocol}" accept`,
		);
	});
}
