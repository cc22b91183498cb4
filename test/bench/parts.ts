import type { Part } from './bench.ts';
import { activationPart } from './parts/activation.ts';
import { driftPart, planPart } from './parts/apart.ts';
import { growthPart } from './parts/growth.ts';
import { hostsPart } from './parts/hosts.ts';
import { linesPart } from './parts/lines.ts';
import { memoryPart } from './parts/memory.ts';
import { renamePart } from './parts/rename.ts';
import { requestsPart } from './parts/requests.ts';
import { sitePart } from './parts/site.ts';
import { sizePart } from './parts/size.ts';
import { soundPart } from './parts/sound.ts';
import { startPart } from './parts/start.ts';

/** Everything that is measured, in the order in which it is. */
export const PARTS: readonly Part[] = [
	soundPart,
	linesPart,
	hostsPart,
	sitePart,
	startPart,
	requestsPart,
	renamePart,
	growthPart,
	planPart,
	driftPart,
	memoryPart,
	sizePart,
	activationPart,
];
