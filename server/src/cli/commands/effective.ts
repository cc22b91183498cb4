import { effectiveText } from '../../features/effective/effective-text.ts';
import { effectiveNode, nodesOf } from '../../features/effective/effective-values.ts';
import {
	complain,
	defineCommand,
	exitCode,
	type Given,
	localeFrom,
	oneOf,
	refusal,
	type UsageError,
} from '../command.ts';
import { load } from '../load.ts';
import { configOption, formatOption, localeOption, type Options } from '../options.ts';
import { showPath } from '../show-path.ts';

const options = {
	node: {
		type: 'string',
		multiple: true,
		value: 'ALIAS',
		completes: [],
		says: { en: 'Only the node with this alias.', zh: '仅此别名的节点。' },
	},
	parameter: {
		type: 'string',
		multiple: true,
		value: 'NAME',
		completes: [],
		says: { en: 'Only this parameter, also where just its default holds.', zh: '仅此参数，只有默认值时也输出。' },
	},
	format: formatOption('text', 'json'),
	config: configOption,
	locale: localeOption,
} as const satisfies Options;

/** Prints the values that hold for nodes, where they come from and what they shadow. */
export const effective = defineCommand(
	{
		name: 'effective',
		says: {
			en: 'Prints the values that hold for nodes, and where they come from.',
			zh: '输出各节点实际生效的值及其来源。',
		},
		takes: { shown: '[PATH...]', completes: 'folder' },
		options,
	},
	run,
);

async function run({ values, positionals }: Given<typeof options>): Promise<number> {
	const format = oneOf('format', values.format, options.format.words);
	const locale = localeFrom(values.locale);
	const { workspace, problems } = await load(positionals.length > 0 ? positionals : ['.'], locale, {
		config: values.config,
	});
	complain(problems, locale);
	const known = workspace.snapshot().clusters.flatMap((cluster) => nodesOf(cluster).map((node) => ({ cluster, node })));
	const wanted = values.node ?? known.map(({ node }) => node.alias);
	const missing = wanted.filter((alias) => !known.some(({ node }) => node.alias === alias));
	if (missing.length > 0 || known.length === 0)
		throw noSuchNode(
			missing,
			known.map(({ node }) => node.alias),
		);
	const found = known
		.filter(({ node }) => wanted.includes(node.alias))
		.map(({ cluster, node }) => effectiveNode(cluster, node, values.parameter));
	const json = () => ({
		version: 1,
		nodes: found.map((one) => ({
			...one,
			file: one.file && showPath(one.file),
			parameters: one.parameters.map(plain),
		})),
	});
	console.log(
		format === 'json'
			? JSON.stringify(json(), undefined, 2)
			: found.map((one) => effectiveText(one, showPath, locale)).join('\n\n'),
	);
	return problems.length > 0 ? exitCode.refused : exitCode.clean;
}

type Parameters = ReturnType<typeof effectiveNode>['parameters'];

/** A parameter for machines: lines count from 0, as in all our JSON. */
function plain({ name, value, chain }: Parameters[number]): unknown {
	const links = chain.map(({ from, value: written, expanded, entry, wins }) => {
		return { from, value: written, expanded, ...(entry && { line: entry.line, qualifier: entry.qualifier }), wins };
	});
	return { name, value, chain: links };
}

function noSuchNode(missing: readonly string[], known: readonly string[]): UsageError {
	if (known.length === 0) {
		return refusal({
			en: 'there are no nodes here: cluster.nodes or controller.cfg is missing',
			zh: '此处没有节点：缺少 cluster.nodes 或 controller.cfg',
		});
	}
	const shown = known.slice(0, 20).join(', ') + (known.length > 20 ? ', …' : '');
	return refusal(
		{ en: '--node {missing}: no such node; there are {shown}', zh: '--node {missing}：没有该节点；可用的有 {shown}' },
		{ missing: missing.join(', '), shown },
	);
}
