import { describe, expect, test } from 'vitest';
import { readChoices } from '../../../server/src/features/firewall/choices.ts';
import { firewallKit } from '../../../server/src/features/firewall/kit.ts';
import { OUTER } from '../../../server/src/model/ways/way.ts';
import { waysOf } from '../../../server/src/model/ways/ways-of.ts';
import { exampleTree, guarded, kitOf, passesIn } from '../../support/firewall.ts';

const CLIENTS = ['10.9.0.0/16', '10.20.0.77'];
const ADMINS = ['fd00::/8', '10.20.0.77'];

describe('rules for firewalls', () => {
	test.each(['three-servers', 'dual-server', 'with-mistakes'])(
		'let in what the ways of %s say, and nothing else',
		(name) => {
			const of = guarded(exampleTree(name));
			const ways = waysOf(of.cluster, of.installation).filter(({ alias }) => alias !== undefined);
			const files = kitOf(of, { clients: CLIENTS, admins: ADMINS });
			for (const host of new Set(ways.map(({ to }) => to))) {
				const wanted = ways
					.filter(({ to }) => to === host)
					.flatMap(({ why, from, protocol, port }) => {
						const sources = why === 'clients' ? CLIENTS : why === 'web' ? ADMINS : from;
						return sources.map((source) => `${source} ${protocol} ${port}`);
					});
				const expected = [...new Set(wanted)].sort();
				expect(expected.length).toBeGreaterThan(0);
				expect(passesIn(files, host)).toEqual({ nftables: expected, firewalld: expected, ufw: expected });
			}
		},
	);

	test('nobody outside is let in unless somebody says so', () => {
		const of = guarded(exampleTree('three-servers'));
		const hosts = new Set(waysOf(of.cluster, of.installation).map(({ to }) => to));
		const sources = [...hosts].flatMap((host) => Object.values(passesIn(kitOf(of), host)).flat());
		expect(new Set(sources.map((pass) => pass.split(' ')[0]))).toEqual(hosts);
		const inner = waysOf(of.cluster, of.installation).filter(({ why }) => !OUTER.includes(why));
		expect(new Set(inner.map(({ to }) => to))).toEqual(hosts);
	});

	test('ufw gets fifteen ports at most in a rule', () => {
		const rows = Array.from({ length: 20 }, (_, at) => `10.0.0.1:${9000 + at}:node${at},datanode`);
		const nodes = ['localSite,mode', '10.0.0.2:8801:c1,controller', ...rows, ''].join('\n');
		const files = kitOf(guarded(new Map([['config/cluster.nodes', nodes]])));
		const lists = files.find(({ path }) => path === '10.0.0.1/ufw.sh')?.text.match(/(?<=allow \S+ tcp )\S+/g) ?? [];
		expect(lists.map((list) => list.split(',').length)).toEqual([15, 5]);
	});

	test('names need addresses, and become those', () => {
		const nodes = 'localSite,mode\np1:8801:c1,controller\nP2:8821:node1,datanode\n';
		const of = guarded(new Map([['config/cluster.nodes', nodes]]));
		const choices = readChoices({});
		if ('problems' in choices) throw new Error('there are problems');
		const made = firewallKit(of, choices, 'en');
		expect('problems' in made && made.problems.map(({ message }) => message.values)).toEqual([
			{ host: 'p2' },
			{ host: 'p1' },
		]);
		const files = kitOf(of, { addresses: ['p1=10.0.0.1', 'P2=10.0.0.2'] });
		expect(passesIn(files, 'p1').ufw).toEqual(['10.0.0.2 tcp 8801', '10.0.0.2 udp 8801']);
	});

	test.each([
		{ clients: ['10.0.0.256'] },
		{ clients: ['10.0.0.0/33'] },
		{ admins: ['$(reboot)'] },
		{ admins: ['fd00::/129'] },
		{ addresses: ['p1'] },
		{ addresses: ['p1=p2'] },
		{ chain: 'inet filter' },
		{ chain: 'inet filter input; flush ruleset' },
	])('%j is refused', (given) => {
		expect(readChoices(given)).toEqual({ problems: [expect.anything()] });
	});

	test('comments of a hostile name stay comments', () => {
		const nodes = 'localSite,mode\n10.0.0.1:8801:c1,controller\n10.0.0.2:8821:$(touch x)\u2028flush,datanode\n';
		const files = kitOf(guarded(new Map([['config/cluster.nodes', nodes]])));
		const nft = files.find(({ path }) => path === '10.0.0.2/nftables.nft')?.text ?? '';
		expect(nft.split('\n').filter((line) => line !== '' && !/^(#|add |flush chain |insert rule )/.test(line))).toEqual(
			[],
		);
		expect(nft).not.toContain('\u2028');
	});
});
