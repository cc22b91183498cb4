import { type CodeLens, type CodeLensParams, CodeLensRefreshRequest, type Command } from 'vscode-languageserver';
import { render } from '../../base/message.ts';
import type { FileId, Position, Range } from '../../base/span.ts';
import { codeLenses, type Lens, spreadOf } from '../../features/code-lens/code-lenses.ts';
import { lensTitle } from '../../features/code-lens/lens-title.ts';
import type { MakePart } from '../part.ts';
import { RefreshElsewhere } from '../refresh-elsewhere.ts';
import { runSafe } from '../run-safe.ts';
import type { Session } from '../session.ts';

/** Tells above the lines of cluster.nodes how the cluster is deployed and where each node is named. */
export const codeLensPart: MakePart = (session) => {
	const { connection } = session;
	connection.onCodeLens(
		runSafe<CodeLensParams, CodeLens[]>(connection, 'codeLens', [], async ({ textDocument }) => {
			await session.ready; // lenses tell of other files
			return lensesOf(session, textDocument.uri);
		}),
	);
	connection.onCodeLensResolve((lens) =>
		runSafe(connection, 'codeLens/resolve', lens, () => {
			const about = aboutOf(lens);
			return about ? { ...lens, command: commandOf(session, lens.range, about) } : lens;
		})(lens),
	);
	const refresh = new RefreshElsewhere(
		session,
		() => connection.sendRequest(CodeLensRefreshRequest.type),
		({ codeLens }) => codeLens,
	);
	let canRefresh = false;
	return {
		initialize: ({ capabilities }) => {
			canRefresh = capabilities.workspace?.codeLens?.refreshSupport ?? false;
		},
		refreshed: (edited) => {
			if (canRefresh) refresh.look(edited);
		},
	};
};

/** What a lens is about: it comes back when its words are wanted. */
interface LensData {
	readonly uri: string;
	readonly kind: Lens['kind'];
}

/** Only our own client can plan a migration. */
function lensesOf({ workspace, uris, ownClient }: Session, uri: string): CodeLens[] {
	const file = uris.id(uri);
	return codeLenses(workspace.snapshot(), file)
		.filter(({ kind }) => ownClient || (kind !== 'migration' && kind !== 'preset'))
		.map(({ kind, range }) => ({ range: uris.range(file, range), data: { uri, kind } satisfies LensData }));
}

/** What a lens says that it is about; nothing for one that does not come from here. */
function aboutOf({ data }: CodeLens): LensData | undefined {
	const { uri, kind } = (data ?? {}) as Partial<LensData>;
	return typeof uri === 'string' && typeof kind === 'string' ? { uri, kind } : undefined;
}

/** A command without a name is nothing but a title; other editors would not know ours. */
function commandOf(session: Session, { start, end }: Range, about: LensData): Command {
	const { workspace, uris, locale, ownClient } = session;
	const file = uris.id(about.uri);
	const range = { start: uris.position(file, start), end: uris.position(file, end) };
	const title = lensTitle(workspace.snapshot(), file, { kind: about.kind, range });
	if (!title) return { title: '', command: '' };
	const words = render(title, locale);
	if (!ownClient) return { title: words, command: '' };
	return { title: withoutIcons(words), ...ownCommand(session, file, start, about) };
}

/** VS Code draws `$(name)` as an icon; a host of such a name stays text. */
function withoutIcons(title: string): string {
	return title.replaceAll('$(', '\\$(');
}

type Action = Pick<Command, 'command' | 'arguments'>;

function ownCommand({ workspace }: Session, file: FileId, position: Position, { uri, kind }: LensData): Action {
	if (kind === 'uses') return { command: 'dolphindbCluster.showReferences', arguments: [{ uri, position }] };
	const cluster = workspace.snapshot().clusterOf(file);
	if (kind === 'deployment') return { command: 'dolphindbCluster.showTopology', arguments: [{ cluster: cluster?.id }] };
	const preset = kind === 'preset' && cluster ? spreadOf(cluster)?.name : undefined;
	return { command: 'dolphindbCluster.generateMigrationScripts', arguments: [{ cluster: cluster?.id, preset }] };
}
