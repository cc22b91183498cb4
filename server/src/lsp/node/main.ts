import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodeFiles } from '../../node/file-access.ts';
import { rulePagesFolder } from '../../node/rule-pages.ts';
import { startServer } from '../server.ts';

// Started by the extension over IPC, or by any editor with --stdio.
startServer(createConnection(ProposedFeatures.all), { ...nodeFiles, rulePages: rulePagesFolder() });
