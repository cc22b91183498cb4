import { baseName } from '../../base/paths.ts';
import type { CfgFile } from '../../model/files/cfg-file.ts';
import { isWhole } from '../cfg/settings.ts';

/** Whether a file has the name of the settings file of a standalone server. */
export function isNamedStandalone(file: CfgFile): boolean {
	return /(?:^|[._-])dolphindb[0-9_-]*\.cfg$/i.test(baseName(file.id));
}

/** Whether a file is certainly for a standalone server, and not for a data node that has a file of its own. */
export function isStandalone(file: CfgFile): boolean {
	const mode = file.common.get('mode')?.value;
	return mode === 'single' || (mode === undefined && isNamedStandalone(file));
}

/** Whether a file is the whole file of a standalone server, so that what is not there is left out. */
export function isWholeStandalone(file: CfgFile): boolean {
	return isStandalone(file) && isWhole(file);
}
