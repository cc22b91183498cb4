import { addAgent } from './kinds/add-agent.ts';
import { addControllers } from './kinds/add-controllers.ts';
import { addWorker } from './kinds/add-worker.ts';
import { changeAddress } from './kinds/change-address.ts';
import { moveComputeNode } from './kinds/move-compute-node.ts';
import { setForAll } from './kinds/set-for-all.ts';
import { setPerNode } from './kinds/set-per-node.ts';
import { sortRows } from './kinds/sort-rows.ts';
import { syncController } from './kinds/sync-controller.ts';
import { syncFile } from './kinds/sync-file.ts';
import { syncSites } from './kinds/sync-sites.ts';
import { useFreePort } from './kinds/use-free-port.ts';
import type { RefactoringKindOf } from './refactoring.ts';

/** The kinds of refactorings, in the order in which editors list them. */
export const kinds: readonly RefactoringKindOf[] = [
	addWorker,
	addAgent,
	addControllers,
	useFreePort,
	changeAddress,
	moveComputeNode,
	setPerNode,
	setForAll,
	syncSites,
	syncFile,
	syncController,
	sortRows,
];
