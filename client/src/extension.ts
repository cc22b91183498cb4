import * as vscode from 'vscode';
import { Clusters } from './clusters.ts';
import { registerCommands } from './commands/register.ts';
import { Context } from './context.ts';
import { ScriptFindings } from './doctor/script-findings.ts';
import { FetchFolders } from './drift/fetch-folders.ts';
import { DriftPanel } from './drift/panel.ts';
import type { Host } from './host.ts';
import { LogFindings } from './logs/log-findings.ts';
import { RememberedAnswers } from './migration/answers.ts';
import { replanOnSave } from './migration/replan-on-save.ts';
import { ScriptFolders } from './migration/script-folders.ts';
import { RulePages } from './rule-pages.ts';
import { Server } from './server.ts';
import { Status } from './status.ts';
import { registerTasks } from './tasks/provider.ts';
import { TaskFindings } from './tasks/task-findings.ts';
import { TopologyPanel } from './topology/panel.ts';
import { ClusterView } from './view/cluster-view.ts';
import { PlanView } from './view/plan-view.ts';
import { VirtualDocuments } from './virtual-documents.ts';

/** What the extension lets others look at: its tests, which VS Code shows neither a view nor the context of menus. */
export interface Api {
	readonly clusters: ClusterView;
	readonly plans: PlanView;
	readonly context: Context;
	readonly drift: DriftPanel;
	readonly topology: TopologyPanel;
	readonly status: Status;
}

/** What a started extension is for the one who started it. */
export interface Started {
	readonly api: Api;
	stop(): Promise<void>;
}

/** Starts the server and registers everything the user sees. Commands are there even when the server does not start. */
export function startExtension(extension: vscode.ExtensionContext, host: Host): Started {
	const log = vscode.window.createOutputChannel('DolphinDB Cluster', { log: true });
	const documents = new VirtualDocuments();
	const context = new Context();
	const server = new Server(host, log);
	const clusters = new Clusters(server, context);
	const view = new ClusterView(server, context);
	const status = new Status(server, clusters);
	const scriptFindings = new ScriptFindings(server, log);
	const logFindings = new LogFindings(server, log);
	const plans = new PlanView(context);
	const scripts = new ScriptFolders(extension.workspaceState, context);
	const fetched = new FetchFolders(extension.workspaceState);
	const answers = new RememberedAnswers(extension.workspaceState);
	const { extensionUri, subscriptions } = extension;
	const drift = new DriftPanel(server, documents, extensionUri);
	const topology = new TopologyPanel(server, extensionUri);
	subscriptions.push(log, server, documents.register(), new RulePages(extensionUri).register());
	subscriptions.push(
		clusters,
		view,
		view.register(),
		plans,
		status,
		scriptFindings,
		logFindings,
		drift,
		drift.register(),
		topology,
		topology.register(),
	);
	const services = {
		server,
		documents,
		scriptFindings,
		logFindings,
		drift,
		topology,
		view,
		host,
		log,
		plans,
		scripts,
		fetched,
		answers,
		extension: extensionUri,
	};
	registerCommands(extension, services);
	subscriptions.push(replanOnSave(services), registerTasks(extensionUri, host), new TaskFindings());
	void server.start();
	return { api: { clusters: view, plans, context, drift, topology, status }, stop: () => server.stop() };
}
