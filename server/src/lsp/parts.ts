import type { MakePart } from './part.ts';
import { addNodePart } from './parts/add-node.ts';
import { clusterRequestsPart } from './parts/cluster-requests.ts';
import { codeActionsPart } from './parts/code-actions.ts';
import { codeLensPart } from './parts/code-lens.ts';
import { collectRequestsPart } from './parts/collect-requests.ts';
import { completionPart } from './parts/completion.ts';
import { definitionPart } from './parts/definition.ts';
import { doctorRequestsPart } from './parts/doctor-requests.ts';
import { documentLinksPart } from './parts/document-links.ts';
import { driftRequestsPart } from './parts/drift-requests.ts';
import { firewallRequestsPart } from './parts/firewall-requests.ts';
import { foldingPart } from './parts/folding.ts';
import { formattingPart } from './parts/formatting.ts';
import { highlightPart } from './parts/highlight.ts';
import { hoverPart } from './parts/hover.ts';
import { inlayHintsPart } from './parts/inlay-hints.ts';
import { linkedEditingPart } from './parts/linked-editing.ts';
import { logRequestsPart } from './parts/log-requests.ts';
import { migrationRequestsPart } from './parts/migration-requests.ts';
import { referencesPart } from './parts/references.ts';
import { renamePart } from './parts/rename.ts';
import { selectionRangesPart } from './parts/selection-ranges.ts';
import { semanticTokensPart } from './parts/semantic-tokens.ts';
import { signatureHelpPart } from './parts/signature-help.ts';
import { symbolsPart } from './parts/symbols.ts';
import { topologyPart } from './parts/topology.ts';
import { treePart } from './parts/tree.ts';

/** Everything the server does, one file each. None knows another. */
export const parts: readonly MakePart[] = [
	addNodePart,
	clusterRequestsPart,
	codeActionsPart,
	codeLensPart,
	collectRequestsPart,
	completionPart,
	definitionPart,
	doctorRequestsPart,
	documentLinksPart,
	driftRequestsPart,
	firewallRequestsPart,
	foldingPart,
	formattingPart,
	highlightPart,
	hoverPart,
	inlayHintsPart,
	linkedEditingPart,
	logRequestsPart,
	migrationRequestsPart,
	referencesPart,
	renamePart,
	selectionRangesPart,
	semanticTokensPart,
	signatureHelpPart,
	symbolsPart,
	topologyPart,
	treePart,
];
