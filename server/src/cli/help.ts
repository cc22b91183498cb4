import type { Template } from '../base/message.ts';

const USAGE = `dolphindb-cluster check   [PATH...] [--fix] [--format text|json] [--max-severity error|warning|info|hint]
                          [--config FILE] [--locale en|zh-cn]
dolphindb-cluster topology [PATH] [--fail HOST|NODE,...] [--format text|json|mermaid|svg] [--config FILE]
                          [--locale en|zh-cn]
dolphindb-cluster plan    PATH --target FILE [--format text|json] [--locale en|zh-cn]
dolphindb-cluster migrate PATH --target FILE --out DIR [--render bash,by-hand,ansible,runbook] [--locale en|zh-cn]
dolphindb-cluster rehearse DIR [--workspace DIR] [--tree HOST=DIR]... [--rollback] [--keep] [--timeout SECONDS]
                          [--format text|json] [--locale en|zh-cn]
dolphindb-cluster doctor  FILE [--workspace DIR] [--host HOST] [--format text|json]
                          [--max-severity error|warning|info|hint] [--config FILE] [--locale en|zh-cn]
dolphindb-cluster fetch   PATH --out DIR [--target FILE] [--config FILE] [--locale en|zh-cn]
dolphindb-cluster compare PATH --fetched DIR [--all] [--format text|json] [--config FILE]
                          [--locale en|zh-cn]
dolphindb-cluster effective [PATH...] [--node ALIAS]... [--parameter NAME]... [--format text|json]
                          [--config FILE] [--locale en|zh-cn]
dolphindb-cluster format  [PATH...] [--check] [--config FILE] [--locale en|zh-cn]
dolphindb-cluster explain CODE|PARAMETER [--locale en|zh-cn]
dolphindb-cluster lsp     --stdio
`;

/** What `dolphindb-cluster --help` prints. */
export const helpText: Template = {
	en: `Checks the configuration files of DolphinDB clusters and plans migrations.

${USAGE}
Settings come from the nearest dolphindb-cluster.json in the folder or above it.

Exit codes: 0 nothing found at or above the severity (default: error); 1 findings, files that
format --check would change, hosts that differ, a rehearsal that does not end as planned, or a
cluster that topology --fail stops or takes data from; 2 the request could not be carried out; 3 a
fault of ours, or a machine on which rehearse cannot work.
`,
	zh: `检查 DolphinDB 集群的配置文件，并制定迁移计划。

${USAGE}
设置取自该目录或其上级目录中最近的 dolphindb-cluster.json。

退出码：0 没有达到所选级别（默认为 error）的问题；1 有问题，
format --check 会修改某些文件，主机与工作区不一致，演练结果与计划不符，
或 topology --fail 使集群不可用或数据可能不可用；2 无法执行请求；3 程序自身出错，或本机不能进行演练。
`,
};
