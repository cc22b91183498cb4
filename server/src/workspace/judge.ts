import type { FileId } from '../base/span.ts';
import type { Cluster } from '../model/cluster.ts';
import type { ConfigFile } from '../model/files/config-file.ts';
import { filesOf } from '../model/package.ts';
import { fixesOf } from '../rules/fixes-of.ts';
import { type ClusterFindings, type FileFindings, findInCluster, findInFile } from '../rules/kept-findings.ts';
import type { Findings, Fix, Rule } from '../rules/rule.ts';
import { NONE, type RuleFinding, ruleFindings } from '../rules/rule-finding.ts';
import { ruleSet } from '../rules/rule-set.ts';
import { suppresses, suppressionsIn } from '../rules/suppressions.ts';
import { installationOf, isSuppressed, mayBeError, offFor, severityOf } from './apply-settings.ts';
import type { Settings } from './settings.ts';

/** What a file was found to be, and from what; the same again as long as neither changes. */
interface Judged {
	readonly own: readonly RuleFinding[];
	readonly shared: readonly RuleFinding[];
	readonly findings: readonly RuleFinding[];
}

/** Says what is wrong in files, without what comments and settings switch off, and how it can be mended. */
export class Judge {
	readonly #rules: readonly Rule[];
	readonly #settings: Settings;
	readonly #set;
	#ofErrors: { readonly judge: Judge } | undefined;
	/** What was found in a version of a file or cluster, or in the one before it as long as nobody asks. */
	readonly #inFile = new WeakMap<ConfigFile, FileFindings>();
	readonly #inCluster = new WeakMap<Cluster, ClusterFindings>();
	readonly #judged = new WeakMap<ConfigFile, Judged>();

	constructor(rules: readonly Rule[], settings: Settings) {
		this.#rules = rules;
		this.#settings = settings;
		this.#set = ruleSet(rules, installationOf(settings));
	}

	/** Is told that a file takes the place of another version of it, so that what holds of both is found once. */
	fileFollows(file: ConfigFile, before: ConfigFile): void {
		const known = this.#inFile.get(before);
		if (known) this.#inFile.set(file, known);
	}

	/** Is told that a cluster takes the place of another version of it. */
	clusterFollows(cluster: Cluster, before: Cluster): void {
		const known = this.#inCluster.get(before);
		if (known) this.#inCluster.set(cluster, known);
	}

	/** The findings in a file of a cluster, in order of place. */
	findings(file: ConfigFile, cluster: Cluster): readonly RuleFinding[] {
		const own = this.#ofFile(file).all;
		const shared = this.#ofCluster(cluster).byFile.get(file.id) ?? NONE;
		const last = this.#judged.get(file);
		if (last?.own === own && last.shared === shared) return last.findings;
		const findings = this.#judge(file, [...own, ...shared]);
		this.#judged.set(file, { own, shared, findings });
		return findings;
	}

	/** The errors in a file of a cluster. Of what nobody has judged yet, only rules are asked that may find some. */
	errors(file: ConfigFile, cluster: Cluster): readonly RuleFinding[] {
		const isJudged = this.#inFile.get(file)?.file === file && this.#inCluster.get(cluster)?.cluster === cluster;
		const judge = isJudged ? this : this.#grave();
		return judge.findings(file, cluster).filter(({ severity }) => severity === 'error');
	}

	/** A judge with the rules that may find errors; this one where rules about findings may, for they have to see them all. */
	#grave(): Judge {
		this.#ofErrors ??= { judge: this.#judgeOfErrors() };
		return this.#ofErrors.judge;
	}

	#judgeOfErrors(): Judge {
		const able = this.#rules.filter((rule) => mayBeError(rule, this.#settings));
		return able.some(({ scope }) => scope === 'findings') ? this : new Judge(able, this.#settings);
	}

	/** The files of which a version of a cluster may be said other things than of the one before. */
	*differing(before: Cluster, after: Cluster): Iterable<FileId> {
		for (const [at, pkg] of after.packages.entries()) {
			const old = before.packages[at];
			if (old !== pkg) yield* [...filesOf(pkg), ...(old ? filesOf(old) : [])].map(({ id }) => id);
		}
		const [old, found] = [this.#ofCluster(before).byFile, this.#ofCluster(after).byFile];
		if (old === found) return;
		for (const file of new Set([...old.keys(), ...found.keys()])) if (old.get(file) !== found.get(file)) yield file;
	}

	/** The ways to mend a finding in a file of a cluster. */
	fixes(finding: RuleFinding, file: ConfigFile, cluster: Cluster): readonly Fix[] {
		const found = () => [...this.#ofFile(file).all, ...(this.#ofCluster(cluster).byFile.get(file.id) ?? NONE)];
		return fixesOf(this.#set, finding, { file, cluster, findings: () => this.#toFindings(file, found()) });
	}

	#ofFile(file: ConfigFile): FileFindings {
		const known = this.#inFile.get(file);
		if (known?.file === file) return known;
		const found = findInFile(this.#set, file, known);
		this.#inFile.set(file, found);
		return found;
	}

	#ofCluster(cluster: Cluster): ClusterFindings {
		const known = this.#inCluster.get(cluster);
		if (known?.cluster === cluster) return known;
		const found = findInCluster(this.#set, cluster, known);
		this.#inCluster.set(cluster, found);
		return found;
	}

	#toFindings(file: ConfigFile, found: readonly RuleFinding[]): Findings {
		return { found, codes: this.#set.codes, offInSettings: offFor(this.#settings, file.id) };
	}

	#judge(file: ConfigFile, found: readonly RuleFinding[]): readonly RuleFinding[] {
		const input = this.#toFindings(file, found);
		const about = this.#set.ofFindings.flatMap((rule) => ruleFindings(rule, rule.check(file, input)));
		const findings = unsuppressed(file, [...found, ...about])
			.filter(({ code }) => !isSuppressed(this.#settings, file.id, code))
			.flatMap((finding) => {
				const severity = severityOf(this.#settings, finding.code, finding.severity);
				return severity === 'off' ? [] : [severity === finding.severity ? finding : { ...finding, severity }];
			});
		return findings.sort((a, b) => a.at.span.line - b.at.span.line || a.at.span.start - b.at.span.start);
	}
}

function unsuppressed(file: ConfigFile, findings: readonly RuleFinding[]): readonly RuleFinding[] {
	const off = suppressionsIn(file);
	if (off.length === 0) return findings;
	return findings.filter((finding) => !off.some((suppression) => suppresses(suppression, finding)));
}
