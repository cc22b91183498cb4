/** The edits of the three migrations as they should be: each alias is anchored, rows are added once, lines end in LF. */

const functions = `
norm()   { sed -i -e 's/\\r$//' -e 's/[ \\t]*$//' -e '$a\\' "$@"; }
reip()   { a=$1 ip=$2; shift 2
           sed -i -E "s/(^|[=,])[^:,=]+:([0-9]+):$a([:,]|\\$)/\\1$ip:\\2:$a\\3/" "$@"; }
addnode(){ grep -qE "^[^:,]+:[0-9]+:\${1##*:}," "$3" || printf '%s,%s\\n' "$1" "$2" >> "$3"; }
addctl() { grep -qE "^sites=.*:\${1##*:}:controller(,|\\$)" "$2" || sed -i -E "s/^(sites=.*)\\$/\\1,$1:controller/" "$2"; }
setkey() { sed -i -E "s|^$1=.*\\$|$1=$2|" "$3"; }
`;

const spread = `
norm agent.cfg controller.cfg cluster.nodes cluster.cfg
for i in 1 2 3; do
  reip controller$i 172.0.0.$i agent.cfg controller.cfg cluster.nodes
  reip agent$i      172.0.0.$i agent.cfg cluster.nodes
  reip node$i       172.0.0.$i cluster.nodes
done
addnode 172.0.0.2:9905:agent2 agent cluster.nodes
addnode 172.0.0.3:9906:agent3 agent cluster.nodes
grep -q '^mode=' controller.cfg || sed -i '1i mode=controller' controller.cfg
`;

const grow = `
addctl  172.0.0.4:9912:controller4 agent.cfg
addctl  172.0.0.5:9913:controller5 agent.cfg
addnode 172.0.0.4:9912:controller4 controller cluster.nodes
addnode 172.0.0.5:9913:controller5 controller cluster.nodes
`;

const own = (n: number, port: number, agent: number) => `
setkey localSite 172.0.0.${n}:${port}:controller${n} controller.cfg
setkey dfsMetaDir /ssd/ssd1/dolphindb_${n}/dfsMeta controller.cfg
setkey localSite 172.0.0.${n}:${agent}:agent${n} agent.cfg
sed -i -E 's/^sites=[^,]*/sites=172.0.0.${n}:${agent}:agent${n}:agent/' agent.cfg
`;

const on = (n: number, script: string) =>
	`On 172.0.0.${n}, run:\n\n\`\`\`bash\nset -euo pipefail\n${functions}\ncd /home/dolphindb_${n}/server/clusterDemo/config\n${script}\n\`\`\`\n`;

/** Copies the configuration of a package, and its node's home, and takes the old one out of service. */
const move = (from: number, n: number) => `On 172.0.0.${from}, run:

\`\`\`bash
set -euo pipefail
rsync -aH --exclude='*.lic' /home/dolphindb_${n}/ root@172.0.0.${n}:/home/dolphindb_${n}/
rsync -aH /home/dolphindb_1/server/clusterDemo/data/node${n}/ root@172.0.0.${n}:/home/dolphindb_${n}/server/clusterDemo/data/node${n}/
mv /home/dolphindb_${n}/server/clusterDemo/config/controller.cfg /home/dolphindb_${n}/server/clusterDemo/config/controller.cfg.retired
mv /home/dolphindb_${n}/server/clusterDemo/config/agent.cfg /home/dolphindb_${n}/server/clusterDemo/config/agent.cfg.retired
mv /home/dolphindb_${n}/server/clusterDemo/config/cluster.nodes /home/dolphindb_${n}/server/clusterDemo/config/cluster.nodes.retired
\`\`\`
`;

const clone = (n: number) => `On 172.0.0.1, run:

\`\`\`bash
rsync -a --exclude=/server/clusterDemo/data/ --exclude='*.lic' /home/dolphindb_1/ root@172.0.0.${n}:/home/dolphindb_${n}/
\`\`\`
`;

/** By the names of the presets. */
export const corrected = {
	'single-to-three': [move(1, 2), move(1, 3), ...[1, 2, 3].map((n) => on(n, spread))].join('\n'),
	'dual-to-three': [move(1, 3), ...[1, 2, 3].map((n) => on(n, spread))].join('\n'),
	'three-to-five': [
		clone(4),
		clone(5),
		...[1, 2, 3].map((n) => on(n, grow)),
		on(4, own(4, 9912, 9910) + grow),
		on(5, own(5, 9913, 9911) + grow),
	].join('\n'),
} as const;
