import * as vscode from 'vscode';
import { type BaseLanguageClient, State, WorkDoneProgress, type WorkspaceEdit } from 'vscode-languageclient';
import { type CollectParams, type CollectResult, collectRequest } from '../../server/src/protocol/collect.ts';
import {
	type ExamineScriptParams,
	type ExamineScriptResult,
	examineScriptRequest,
} from '../../server/src/protocol/doctor.ts';
import {
	type CellParams,
	type CompareParams,
	type CompareResult,
	compareRequest,
	type FetchParams,
	type FetchResult,
	fetchRequest,
	type SidesResult,
	sidesRequest,
	takeRequest,
} from '../../server/src/protocol/drift.ts';
import { type ExplainLogParams, type ExplainLogResult, explainLogRequest } from '../../server/src/protocol/logs.ts';
import {
	type AddNodeParams,
	type AddNodeResult,
	addNodeRequest,
	type ClustersResult,
	clustersRequest,
	type EffectiveParams,
	type EffectiveResult,
	effectiveRequest,
	type FileKindResult,
	type FixAllParams,
	fileKindRequest,
	fixAllRequest,
	type MoveNodeParams,
	moveNodeRequest,
	type StatusResult,
	statusRequest,
	type TargetParams,
	type TargetResult,
	targetRequest,
	versionLensRequest,
} from '../../server/src/protocol/messages.ts';
import { type PlanParams, type PlanResult, planRequest } from '../../server/src/protocol/plan.ts';
import {
	type Drawing,
	type PlanTopologyResult,
	planTopologyRequest,
	type TopologyAtParams,
	type TopologyChangedParams,
	type TopologyExportParams,
	type TopologyParams,
	topologyAtRequest,
	topologyChangedNotification,
	topologyClosedNotification,
	topologyExportRequest,
	topologyRequest,
} from '../../server/src/protocol/topology.ts';
import {
	type ChangedParams,
	changedNotification,
	type TreeResult,
	treeRequest,
} from '../../server/src/protocol/tree.ts';
import { filePattern } from '../../server/src/protocol/watched-files.ts';
import { clientOptions } from './client-options.ts';
import { FailureReport } from './failure-report.ts';
import { answerFileRequests } from './file-requests.ts';
import type { Host } from './host.ts';
import { watchNewFolders } from './new-folders.ts';

/** The language server as the commands see it. It can be started anew; failures reach the user once. */
export class Server {
	readonly #host: Host;
	readonly #log: vscode.LogOutputChannel;
	readonly #failures: FailureReport;
	/** Files that change, and whole folders: what is deleted with a folder is not told of by itself. */
	readonly #watchers = [
		vscode.workspace.createFileSystemWatcher(filePattern),
		vscode.workspace.createFileSystemWatcher('**/*', true, true, false),
		watchNewFolders(),
	];
	readonly #changes = new vscode.EventEmitter<ChangedParams>();
	readonly #drawings = new vscode.EventEmitter<TopologyChangedParams>();
	readonly #states = new vscode.EventEmitter<State>();
	/** Comes when the clusters or what was found in them may be others. */
	readonly onDidChange = this.#changes.event;
	/** Comes when the drawing that is followed is another one. */
	readonly onDidChangeDrawing = this.#drawings.event;
	/** Comes when the server starts, runs or stops. */
	readonly onDidChangeState = this.#states.event;
	#client: BaseLanguageClient | undefined;
	#asked = 0;

	constructor(host: Host, log: vscode.LogOutputChannel) {
		this.#host = host;
		this.#log = log;
		this.#failures = new FailureReport(log, () => this.restart());
	}

	/** Starts the server. A failure is shown, not thrown: the editor goes on without it. */
	async start(): Promise<void> {
		const client = this.#host.createClient(
			clientOptions({
				synchronize: { fileEvents: this.#watchers },
				outputChannel: this.#log,
				errorHandler: this.#failures,
			}),
		);
		this.#failures.attach(client);
		client.onNotification(changedNotification, (params: ChangedParams) => this.#changes.fire(params));
		client.onNotification(topologyChangedNotification, (params: TopologyChangedParams) => this.#drawings.fire(params));
		client.onDidChangeState(({ newState }) => this.#states.fire(newState));
		answerFileRequests(client);
		this.#client = client;
		await client.start().catch(() => this.#failures.show()); // the client has logged the reason
	}

	/** Stops the server, if it runs. */
	async stop(): Promise<void> {
		const client = this.#client;
		this.#client = undefined;
		// Not to be stopped when it never came up or is gone already; then there is nothing to stop.
		await client?.dispose().catch((error: unknown) => this.#log.warn(`Stopping the server: ${String(error)}`));
	}

	/** Ends the server and starts a fresh one: also a way out when it has crashed too often. */
	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	/** The clusters of the workspace, and what can be done with them. */
	clusters(): Promise<ClustersResult> {
		return this.ask(clustersRequest, {});
	}

	/** The text of a target file. */
	target(params: TargetParams): Promise<TargetResult> {
		return this.ask(targetRequest, params);
	}

	/** The plan for a target, with everything generated from it. What is being done comes in words; it can be cancelled. */
	async plan(
		params: Omit<PlanParams, 'workDoneToken'>,
		token: vscode.CancellationToken,
		report: (words: string) => void,
	): Promise<PlanResult> {
		const workDoneToken = `plan ${++this.#asked}`;
		const listener = this.#client?.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
			if (value.kind === 'report' && value.message) report(value.message);
		});
		try {
			return await this.ask(planRequest, { ...params, workDoneToken }, token);
		} finally {
			listener?.dispose();
		}
	}

	/** The script that copies the files of a cluster from its hosts. */
	fetchScript(params: FetchParams): Promise<FetchResult> {
		return this.ask(fetchRequest, params);
	}

	/** How a cluster stands to what was fetched. */
	compare(params: CompareParams): Promise<CompareResult> {
		return this.ask(compareRequest, params);
	}

	/** The changes that take over what a host has; nothing where there is nothing to take. */
	async take(params: CellParams): Promise<vscode.WorkspaceEdit | undefined> {
		const edit = await this.ask<WorkspaceEdit | null>(takeRequest, params);
		return edit ? this.#client?.protocol2CodeConverter.asWorkspaceEdit(edit) : undefined;
	}

	/** The two files behind a cell. */
	sides(params: CellParams): Promise<SidesResult> {
		return this.ask(sidesRequest, params);
	}

	/** The drawing of what a target file makes of its cluster, or why there is no plan. */
	planTopology(params: PlanParams): Promise<PlanTopologyResult> {
		return this.ask(planTopologyRequest, params);
	}

	/** The text of a target in which a node runs on another host. */
	moveNode(params: MoveNodeParams): Promise<TargetResult> {
		return this.ask(moveNodeRequest, params);
	}

	/** The changes that add a node to a host, or why there are none. */
	async addNode(params: AddNodeParams): Promise<AddNodeResult<vscode.WorkspaceEdit>> {
		const answer = await this.ask<AddNodeResult<WorkspaceEdit>>(addNodeRequest, params);
		return 'edit' in answer ? { edit: await this.#converted(answer.edit) } : answer;
	}

	/** The drawing of a cluster, of which every other one is told from then on; nothing where there is no such cluster. */
	topology(params: TopologyParams): Promise<Drawing | null> {
		return this.ask(topologyRequest, params);
	}

	/** Nobody looks at the drawing any more. */
	async closeTopology(): Promise<void> {
		if (this.#client?.state === State.Running) await this.#client.sendNotification(topologyClosedNotification);
	}

	/** The id of the node that a place in a file is about. */
	topologyAt(params: TopologyAtParams): Promise<string | null> {
		return this.ask(topologyAtRequest, params);
	}

	/** The drawing of a cluster as a text of a format. */
	exportTopology(params: TopologyExportParams): Promise<string | null> {
		return this.ask(topologyExportRequest, params);
	}

	/** The clusters with their hosts and nodes. */
	tree(): Promise<TreeResult> {
		return this.ask(treeRequest, {});
	}

	/** The kind that the name of a file stands for. */
	fileKind(uri: string): Promise<FileKindResult> {
		return this.ask(fileKindRequest, { uri });
	}

	/** What to show about the cluster of a file. */
	status(uri: string): Promise<StatusResult> {
		return this.ask(statusRequest, { uri });
	}

	/** How many places do not fit each of some server versions. */
	versionLens(versions: readonly string[]): Promise<Readonly<Record<string, number>>> {
		return this.ask(versionLensRequest, { versions });
	}

	/** The nodes of the cluster of a file, or the values that hold for one of them. */
	effective(params: EffectiveParams): Promise<EffectiveResult> {
		return this.ask(effectiveRequest, params);
	}

	/** What a script would do to the files of the workspace, and what is wrong with it. */
	examineScript(params: ExamineScriptParams): Promise<ExamineScriptResult> {
		return this.ask(examineScriptRequest, params);
	}

	/** The script that collects a running cluster from hosts. */
	collectScript(params: CollectParams): Promise<CollectResult> {
		return this.ask(collectRequest, params);
	}

	/** Which known failures a log tells of, and which lines of the workspace explain them. */
	explainLog(params: ExplainLogParams): Promise<ExplainLogResult> {
		return this.ask(explainLogRequest, params);
	}

	/** The changes that mend all that is certain in the cluster of a file. */
	async fixAll(params: FixAllParams): Promise<vscode.WorkspaceEdit> {
		return this.#converted(await this.ask<WorkspaceEdit>(fixAllRequest, params));
	}

	dispose(): void {
		vscode.Disposable.from(...this.#watchers, this.#changes, this.#drawings, this.#states).dispose();
	}

	/** Asks the server; for messages of one command, which knows them itself. */
	async ask<Answer>(method: string, params: object, token?: vscode.CancellationToken): Promise<Answer> {
		const client = this.#client;
		const lives = client && (client.state === State.Running || client.state === State.Starting);
		if (!lives) throw new Error(vscode.l10n.t('The language server is not running.'));
		return client.sendRequest<Answer>(method, params, token);
	}

	async #converted(edit: WorkspaceEdit): Promise<vscode.WorkspaceEdit> {
		const converted = await this.#client?.protocol2CodeConverter.asWorkspaceEdit(edit);
		return converted ?? new vscode.WorkspaceEdit();
	}
}
