// What is loaded when somebody asks for it. It is one piece: with every further one, what pieces share is cut into more
// files, all of which have to be read at the start.

export { collectFiles, readHosts } from './collect/collect-files.ts';
export { explainText, logSummary } from './logs/explain-text.ts';
