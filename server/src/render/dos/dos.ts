import { isSecret } from '../../catalog/secrets.ts';
import { changedSettings } from '../../plan/changed-settings.ts';
import type { Placement, Plan } from '../../plan/plan.ts';
import { withMode, workers } from '../../plan/processes.ts';
import type { RenderedFile, Renderer } from '../renderer.ts';
import { dosHeader, type Purpose } from './header.ts';
import { libraryParts } from './library.generated.ts';
import { purposes } from './purposes.ts';
import { dosString, dosStrings } from './quote.ts';

/** Scripts in DolphinDB's own language, for what only the server can do: questions of the plan name them. */
export default {
	id: 'dos',
	title: { en: 'DolphinDB scripts', zh: 'DolphinDB 脚本' },
	render: (plan: Plan) => {
		if (plan.steps.length === 0) return [];
		const last = [start(plan), writeTest(plan)];
		return plan.kind === 'deploy' ? last : [baseline(plan), stop(plan), push(plan), verify(plan), ...last];
	},
} satisfies Renderer;

/** The values that a script begins with: names and literals. */
type Values = Readonly<Record<string, string>>;

function script(
	plan: Plan,
	name: keyof typeof purposes,
	values: Values,
	parts: readonly string[],
	probed: readonly string[] = [],
): RenderedFile {
	const known: Purpose = purposes[name];
	const purpose = { ...known, probed: [...known.probed, ...probed] };
	const lines = [
		...dosHeader(plan, name, purpose),
		'',
		...Object.entries(values).map(([variable, value]) => `${variable} = ${value}`),
		'',
		parts.map(partText).join('\n'),
	];
	return { path: name, text: lines.join('\n'), executable: false };
}

function partText(name: string): string {
	return libraryParts.find((part) => part.name === `${name}.dos`)?.text ?? '';
}

function push(plan: Plan): RenderedFile {
	const settings = settingsOf(plan);
	const values = { ...oldControllers(plan), newRows: dosStrings(plan.nodeRows), ...settings };
	return settings
		? script(plan, 'push-node-list.dos', values, ['ask', 'wait', 'settings', 'push'], SETTINGS_FUNCTIONS)
		: script(plan, 'push-node-list.dos', values, ['ask', 'wait', 'push']);
}

const SETTINGS_FUNCTIONS = ['loadClusterNodesConfigs', 'saveClusterNodesConfigs'];

/** The lines of cluster.cfg that come and go, if any; of secrets only the names stand in scripts. */
function settingsOf({ files }: Plan): Values | undefined {
	const { added, gone } = changedSettings(files);
	if (added.length + gone.length === 0) return undefined;
	const isHidden = (line: string) => isSecret(keyOf(line).replace(/^.*\./, ''));
	const plain = (lines: readonly string[]) => dosStrings(lines.filter((line) => !isHidden(line)));
	const secrets = [...added, ...gone].filter(isHidden).map(keyOf);
	return { addedLines: plain(added), goneLines: plain(gone), secretKeys: dosStrings(secrets) };
}

function keyOf(line: string): string {
	return line.slice(0, line.indexOf('='));
}

function start(plan: Plan): RenderedFile {
	const nodes = plan.target.filter(({ registered }) => registered);
	const [data, compute] = [withMode(nodes, 'datanode'), withMode(nodes, 'computenode')];
	const values = {
		agents: aliases(withMode(nodes, 'agent')),
		dataNodes: aliases(data),
		dataSites: addresses(data),
		computeNodes: aliases(compute),
		computeSites: addresses(compute),
	};
	return script(plan, 'start-data-nodes.dos', values, ['ask', 'wait', 'start']);
}

function stop(plan: Plan): RenderedFile {
	const all = workers(plan.source);
	const values = {
		...oldControllers(plan),
		dataNodes: aliases(withMode(all, 'datanode')),
		allNodes: aliases(all),
		allSites: addresses(all),
	};
	return script(plan, 'flush-and-stop-data-nodes.dos', values, ['ask', 'wait', 'stop']);
}

function baseline(plan: Plan): RenderedFile {
	return script(plan, 'baseline.dos', checkedValues(plan), ['checks', 'licence']);
}

/** What the checks before and after know. Agents need no place in a licence (P-10 of the specification). */
function checkedValues(plan: Plan): Values {
	const licensed = plan.target.filter(({ registered, mode }) => registered && mode !== 'agent');
	return { dataNodes: comparedNodes(plan), plannedNodes: String(licensed.length) };
}

function writeTest(plan: Plan): RenderedFile {
	const dataNodes = aliases(withMode(plan.target, 'datanode').filter(({ registered }) => registered));
	const testDatabase = dosString(`dfs://migration_check_${plan.id}`);
	return script(plan, 'write-test.dos', { dataNodes, testDatabase }, ['write']);
}

/** The same checks as the baseline, then a comparison with the plan. */
function verify(plan: Plan): RenderedFile {
	const nodes = plan.target.filter(({ registered }) => registered);
	const values = {
		...checkedValues(plan),
		newControllers: aliases(withMode(nodes, 'controller')),
		newSites: dosStrings(nodes.map((node) => `${addressOf(node)}:${node.alias}`)),
		newRows: dosStrings(plan.nodeRows),
	};
	const settings = settingsOf(plan);
	return settings
		? script(
				plan,
				'verify-tables.dos',
				{ ...values, ...settings },
				['checks', 'licence', 'ask', 'compare', 'compare-settings'],
				['loadClusterNodesConfigs'],
			)
		: script(plan, 'verify-tables.dos', values, ['checks', 'licence', 'ask', 'compare']);
}

/** The data nodes that are there before and after, so that both outputs have the same lines. */
function comparedNodes({ source, target }: Plan): string {
	const there = new Set(target.map(({ alias }) => alias));
	return aliases(withMode(source, 'datanode').filter(({ alias }) => there.has(alias)));
}

function oldControllers({ source }: Plan): Values {
	const controllers = withMode(source, 'controller');
	return { oldControllers: aliases(controllers), isRaftGroup: String(controllers.length > 1) };
}

function aliases(nodes: readonly Placement[]): string {
	return dosStrings(nodes.map(({ alias }) => alias));
}

function addresses(nodes: readonly Placement[]): string {
	return dosStrings(nodes.map(addressOf));
}

function addressOf({ host, port }: Placement): string {
	return `${host}:${port}`;
}
