import * as vscode from 'vscode';
import type { ScriptFindings } from '../doctor/script-findings.ts';
import type { FetchFolders } from '../drift/fetch-folders.ts';
import type { DriftPanel } from '../drift/panel.ts';
import type { Host } from '../host.ts';
import type { LogFindings } from '../logs/log-findings.ts';
import type { RememberedAnswers } from '../migration/answers.ts';
import type { ScriptFolders } from '../migration/script-folders.ts';
import type { Server } from '../server.ts';
import type { TopologyPanel } from '../topology/panel.ts';
import type { ClusterView } from '../view/cluster-view.ts';
import type { PlanView } from '../view/plan-view.ts';
import type { VirtualDocuments } from '../virtual-documents.ts';
import { addAgent, addComputeNode, addController, addDataNode } from './add-node.ts';
import { collectCluster } from './collect-cluster.ts';
import { compareHosts } from './compare-hosts.ts';
import { compareWithHosts } from './compare-with-hosts.ts';
import { examineScript } from './examine-script.ts';
import { explainLog } from './explain-log.ts';
import { exportTopology } from './export-topology.ts';
import { fetchConfiguration } from './fetch-configuration.ts';
import { fixAllInCluster } from './fix-all-in-cluster.ts';
import { generateDeploymentScripts } from './generate-deployment-scripts.ts';
import { generateFirewallRules } from './generate-firewall-rules.ts';
import { generateMigrationScripts } from './generate-migration-scripts.ts';
import { generateShownPlan } from './generate-shown-plan.ts';
import { goToRow } from './go-to-row.ts';
import { markAsClusterFile, markAsOtherFile } from './mark-file.ts';
import { moveNode } from './move-node.ts';
import { openExample } from './open-example.ts';
import { openFile } from './open-file.ts';
import { planMigration } from './plan-migration.ts';
import { rehearseMigration } from './rehearse-migration.ts';
import { removeByteOrderMark } from './remove-byte-order-mark.ts';
import { renameAt } from './rename-at.ts';
import { renameRow } from './rename-row.ts';
import { restartServer } from './restart-server.ts';
import { runInTerminal } from './run-in-terminal.ts';
import { selectServerVersion } from './select-server-version.ts';
import { showEffectiveValues } from './show-effective-values.ts';
import { showLog } from './show-log.ts';
import { showPlanTopology } from './show-plan-topology.ts';
import { showReferences } from './show-references.ts';
import { showStep } from './show-step.ts';
import { showTopology } from './show-topology.ts';
import { switchOffInSettings } from './switch-off-in-settings.ts';

/** What commands work with. */
export interface Services {
	readonly server: Server;
	readonly documents: VirtualDocuments;
	readonly scriptFindings: ScriptFindings;
	readonly logFindings: LogFindings;
	readonly drift: DriftPanel;
	readonly topology: TopologyPanel;
	/** The view of the clusters, whose rows commands are called with. */
	readonly view: ClusterView;
	readonly host: Host;
	readonly log: vscode.LogOutputChannel;
	/** The view of the plan that was made last. */
	readonly plans: PlanView;
	readonly scripts: ScriptFolders;
	/** Where what was fetched from hosts lies. */
	readonly fetched: FetchFolders;
	/** What the user answered before. */
	readonly answers: RememberedAnswers;
	/** The folder of the extension. */
	readonly extension: vscode.Uri;
}

/** A command: `argument` is whatever a key binding, a menu or a test gives; the answer is for those who call it by API. */
export type Command = (services: Services, argument: unknown) => Promise<unknown>;

const commands: Readonly<Record<string, Command>> = {
	planMigration,
	generateMigrationScripts,
	generateDeploymentScripts,
	generateShownPlan,
	runInTerminal,
	rehearseMigration,
	showStep,
	examineScript,
	explainLog,
	fetchConfiguration,
	collectCluster,
	generateFirewallRules,
	compareWithHosts,
	showTopology,
	showPlanTopology,
	exportTopology,
	fixAllInCluster,
	selectServerVersion,
	showEffectiveValues,
	switchOffInSettings,
	removeByteOrderMark,
	renameAt,
	renameNode: renameRow,
	renameHost: renameRow,
	moveNode,
	goToRow,
	addController,
	addAgent,
	addDataNode,
	addComputeNode,
	compareHosts,
	openFile,
	showReferences,
	markAsClusterFile,
	markAsOtherFile,
	openExample,
	restartServer,
	showLog,
};

/** Registers all commands. One that fails says so and leads to the log. */
export function registerCommands(context: vscode.ExtensionContext, services: Services): void {
	for (const [name, command] of Object.entries(commands)) {
		const run = (argument: unknown) => runCommand(name, command, services, argument);
		context.subscriptions.push(vscode.commands.registerCommand(`dolphindbCluster.${name}`, run));
	}
}

async function runCommand(name: string, command: Command, services: Services, argument: unknown): Promise<unknown> {
	try {
		return await command(services, argument);
	} catch (error) {
		services.log.error(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
		void offerLog(services, error instanceof Error ? error.message : String(error));
		return { problems: [String(error)] };
	}
}

async function offerLog({ log }: Services, reason: string): Promise<void> {
	const button = vscode.l10n.t('Show Log');
	const text = vscode.l10n.t('The command could not be carried out: {0}', reason);
	if ((await vscode.window.showErrorMessage(text, button)) === button) log.show();
}
