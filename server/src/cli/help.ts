/** What `dolphindb-cluster --help` prints. */
export const helpText = `Checks the configuration files of DolphinDB clusters and plans migrations.

dolphindb-cluster check   [PATH...] [--fix] [--format text|json] [--max-severity error|warning|info|hint]
                          [--config FILE] [--locale en|zh-cn]
dolphindb-cluster plan    PATH --target FILE [--format text|json] [--locale en|zh-cn]
dolphindb-cluster migrate PATH --target FILE --out DIR [--locale en|zh-cn]
dolphindb-cluster effective [PATH...] [--node ALIAS]... [--parameter NAME]... [--format text|json]
                          [--config FILE] [--locale en|zh-cn]
dolphindb-cluster explain CODE|PARAMETER [--locale en|zh-cn]
dolphindb-cluster lsp     --stdio

Settings come from the nearest dolphindb-cluster.json in the folder or above it.

Exit codes: 0 nothing found at or above the severity (default: error); 1 findings;
2 the request could not be carried out; 3 a fault of ours.
`;
