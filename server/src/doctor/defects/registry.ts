import { addressDiffers } from './address-differs.ts';
import { agentCloned } from './agent-cloned.ts';
import { backupOverwritten } from './backup-overwritten.ts';
import { carriageReturn } from './carriage-return.ts';
import { commandFails } from './command-fails.ts';
import { dataByScp } from './data-by-scp.ts';
import type { Defect } from './defect.ts';
import { fileEmptied } from './file-emptied.ts';
import { folderChangeFails } from './folder-change-fails.ts';
import { folderNotCopied } from './folder-not-copied.ts';
import { folderTwice } from './folder-twice.ts';
import { gluedLine } from './glued-line.ts';
import { homeLeft } from './home-left.ts';
import { httpsOff } from './https-off.ts';
import { namePrefix } from './name-prefix.ts';
import { newlineInName } from './newline-in-name.ts';
import { notRepeatable } from './not-repeatable.ts';
import { notUnderstood } from './not-understood.ts';
import { packageCloned } from './package-cloned.ts';
import { severalHosts } from './several-hosts.ts';
import { slashComment } from './slash-comment.ts';
import { sourceKept } from './source-kept.ts';
import { sourceMissing } from './source-missing.ts';
import { startedTwice } from './started-twice.ts';
import { startsBroken } from './starts-broken.ts';
import { stopNotAwaited } from './stop-not-awaited.ts';

/** Everything that is looked for in a runbook. */
export const defects: readonly Defect[] = [
	...[newlineInName, gluedLine, fileEmptied, folderNotCopied, carriageReturn, backupOverwritten, notRepeatable],
	...[namePrefix, addressDiffers, sourceMissing, sourceKept, homeLeft, startsBroken, packageCloned, agentCloned],
	...[startedTwice, folderChangeFails, slashComment, severalHosts, stopNotAwaited, dataByScp, httpsOff, folderTwice],
	...[notUnderstood, commandFails],
];
