import path from 'node:path';
import { type ChoiceTexts, readChoices } from '../../server/src/features/firewall/choices.ts';
import { firewallKit, type Guarded } from '../../server/src/features/firewall/kit.ts';
import type { Installation } from '../../server/src/model/installation.ts';
import { unknownInstallation } from '../../server/src/model/installation.ts';
import type { RenderedFile } from '../../server/src/render/renderer.ts';
import { clusterOf } from './scenarios.ts';
import { readTree, type Tree } from './tree.ts';

/** The files of an example of this repository. */
export function exampleTree(name: string): Tree {
	return readTree(path.join(import.meta.dirname, '../../examples', name));
}

/** The cluster of some files. */
export function guarded(files: Tree, installation: Partial<Installation> = {}): Guarded {
	const cluster = clusterOf(files);
	if (!cluster) throw new Error('there is no cluster');
	return { cluster, installation: { ...unknownInstallation, ...installation }, target: undefined };
}

/** All files for the firewalls of a cluster. */
export function kitOf(of: Guarded, given: ChoiceTexts = {}): readonly RenderedFile[] {
	const choices = readChoices(given);
	const made = 'problems' in choices ? choices : firewallKit(of, choices, 'en');
	if ('problems' in made) throw new Error(made.problems.map(({ message }) => message.template.en).join('\n'));
	return made.files;
}

/** A connection that rules let in: `SOURCE PROTOCOL PORT`. */
type Pass = string;

/** What the rules of a host let in, read from the files themselves, by firewall. */
export function passesIn(
	files: readonly RenderedFile[],
	host: string,
): Record<'nftables' | 'firewalld' | 'ufw', Pass[]> {
	const textOf = (name: string) => files.find((file) => file.path === `${host}/${name}`)?.text ?? '';
	const list = (text = '') => text.replaceAll(/[{}\s]/g, '').split(',');
	const all = (lines: Iterable<RegExpMatchArray>) =>
		[...lines]
			.flatMap(({ groups = {} }) =>
				list(groups['from']).flatMap((from) => list(groups['port']).map((port) => `${from} ${groups['how']} ${port}`)),
			)
			.sort();
	const nft =
		/^add rule inet filter dolphindb_cluster ip6? saddr (?<from>\S+|\{[^}]*\}) (?<how>\w+) dport (?<port>\S+|\{[^}]*\}) accept$/gm;
	const rich = /source address="(?<from>[^"]*)" port port="(?<port>\d+)" protocol="(?<how>\w+)" accept'$/gm;
	const ufw = /^\tallow (?<from>\S+) (?<how>\w+) (?<port>\S+) 'DolphinDB Cluster'$/gm;
	return {
		nftables: all(textOf('nftables.nft').matchAll(nft)),
		firewalld: all(textOf('firewalld.sh').matchAll(rich)),
		ufw: all(textOf('ufw.sh').matchAll(ufw)),
	};
}
