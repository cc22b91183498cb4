import type { Blueprint } from '../blueprint.ts';
import { deploymentRequirements, firstPackages } from '../deployment-requirements.ts';
import { configFolder } from '../final-files.ts';
import { sha256 } from '../fingerprint.ts';
import { demoFolder } from '../folders.ts';
import { withMode } from '../processes.ts';
import * as questions from '../questions.ts';
import checkConfig from '../steps/check-config.ts';
import checkLicences from '../steps/check-licences.ts';
import confirmPoint from '../steps/confirm-point.ts';
import installPackage, { type InstallData } from '../steps/install-package.ts';
import preflight from '../steps/preflight.ts';
import prepareHost from '../steps/prepare-host.ts';
import sealCopies from '../steps/seal.ts';
import setAsideSamples from '../steps/set-aside-samples.ts';
import { type StepSeed, seed } from '../steps/step-kind.ts';
import type { WantedPackage } from '../wanted.ts';
import { installSeeds } from './configuration.ts';
import { keys } from './keys.ts';
import { keptConfig, newFolders, programsOf, workFolders } from './packages.ts';
import { controllerSeed, emptyHome, nodeSeeds } from './starts.ts';

/** MIGRATIONS sections 8 and 9: check, install, configure, start. All packages are made before any is started. */
export function deploymentSeeds(blueprint: Blueprint): StepSeed[] {
	const checked = preflightSeeds(blueprint);
	const installed = packageSeeds(blueprint, keys(checked.slice(-1)));
	const prepared = folderSeeds(blueprint, keys(installed));
	const licences = licenceSeeds(blueprint, keys(prepared));
	const configured = installSeeds(blueprint, keys(licences));
	const sums = blueprint.files.map(({ host, path, after }) => ({ host, path, sha256: sha256(after) }));
	const files = seed(checkConfig, { files: sums }, keys(configured), 'G2');
	const members = withMode(blueprint.wanted.placements, 'controller');
	const sealed = seed(sealCopies, { requirements: members.flatMap(emptyHome) }, [files.key]);
	const controllers = members.map((one) =>
		controllerSeed(blueprint, one, { member: 'first', others: [], confirmed: [] }, [sealed.key]),
	);
	const nodes = nodeSeeds(blueprint, keys(controllers));
	return [...checked, ...installed, ...prepared, ...licences, ...configured, files, sealed, ...controllers, ...nodes];
}

function preflightSeeds(blueprint: Blueprint): StepSeed[] {
	const { hosts } = blueprint;
	const checks = hosts.map((host) =>
		seed(preflight, { host, requirements: deploymentRequirements(blueprint, host) }, []),
	);
	const question = questions.readyToDeployQuestion(hosts);
	const ready = { topic: 'ready-to-deploy' as const, aliases: [], question, running: [] };
	return [...checks, seed(confirmPoint, ready, keys(checks), 'G1')];
}

/**
 * With an archive, the first package of every host is unpacked from it; without one, the first package of all has to
 * be there. The others are copies of these.
 */
function packageSeeds(blueprint: Blueprint, after: readonly string[]): StepSeed[] {
	const { installer } = blueprint.target.options;
	const first = firstPackages(blueprint);
	const models = new Map<WantedPackage, StepSeed[]>();
	for (const pkg of first) {
		models.set(pkg, installer === undefined ? presentSeeds(pkg, after) : [install(pkg, { zip: installer }, after)]);
	}
	const copies = blueprint.wanted.packages
		.filter((pkg) => !models.has(pkg))
		.flatMap((pkg) => {
			const model = first.find(({ host }) => host === pkg.host) ?? first[0];
			return model ? [install(pkg, programsOf(model, pkg.host), keys(models.get(model) ?? []))] : [];
		});
	return [...[...models.values()].flat(), ...copies];
}

/** A package that somebody unpacked: only its sample files are in the way. */
function presentSeeds({ host, name, path }: WantedPackage, after: readonly string[]): StepSeed[] {
	const aside = { host, name, folder: configFolder(path), aside: keptConfig(demoFolder(path)) };
	return [seed(setAsideSamples, aside, after)];
}

function install(pkg: WantedPackage, source: InstallData['source'], after: readonly string[]): StepSeed {
	const { host, path, name } = pkg;
	return seed(installPackage, { host, path, name, source, folders: workFolders(path) }, after);
}

/** The folders for data, as far as they are not inside packages. */
function folderSeeds(blueprint: Blueprint, after: readonly string[]): StepSeed[] {
	return blueprint.hosts.map((host) =>
		seed(prepareHost, { host, folders: newFolders(blueprint, host), purpose: 'new-nodes' }, after),
	);
}

function licenceSeeds(blueprint: Blueprint, after: readonly string[]): StepSeed[] {
	return blueprint.hosts.map((host) => {
		const packages = blueprint.wanted.packages.filter((pkg) => pkg.host === host).map(({ path }) => path);
		return seed(checkLicences, { host, packages }, after);
	});
}
