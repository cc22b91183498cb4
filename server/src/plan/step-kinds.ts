import backupHost from './steps/backup-host.ts';
import beginOutage from './steps/begin-outage.ts';
import changeAddresses from './steps/change-addresses.ts';
import checkConfig from './steps/check-config.ts';
import checkLicences from './steps/check-licences.ts';
import checkStopped from './steps/check-stopped.ts';
import confirmPoint from './steps/confirm-point.ts';
import copyData from './steps/copy-data.ts';
import installConfig from './steps/install-config.ts';
import installPackage from './steps/install-package.ts';
import preflight from './steps/preflight.ts';
import prepareHost from './steps/prepare-host.ts';
import pushNodeList from './steps/push-node-list.ts';
import retirePackage from './steps/retire-package.ts';
import seal from './steps/seal.ts';
import setAsideSamples from './steps/set-aside-samples.ts';
import startAgent from './steps/start-agent.ts';
import startController from './steps/start-controller.ts';
import startDataNodes from './steps/start-data-nodes.ts';
import type { StepKind } from './steps/step-kind.ts';
import stopHost from './steps/stop-host.ts';

const all = [
	preflight,
	confirmPoint,
	installPackage,
	setAsideSamples,
	beginOutage,
	stopHost,
	checkStopped,
	backupHost,
	pushNodeList,
	changeAddresses,
	prepareHost,
	copyData,
	checkLicences,
	retirePackage,
	installConfig,
	checkConfig,
	seal,
	startController,
	startAgent,
	startDataNodes,
] as readonly StepKind<unknown>[]; // every kind is asked only about data of its own steps

/** All kinds of steps, by name. */
export const stepKinds: ReadonlyMap<string, StepKind<unknown>> = new Map(all.map((kind) => [kind.kind, kind]));
