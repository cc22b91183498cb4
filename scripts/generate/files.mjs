// All generated files of the repository, as data.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogRegistry } from './catalog-registry.mjs';
import { editorTexts } from './editor-texts.mjs';
import { failurePage } from './failure-page.mjs';
import { failureRegistry } from './failure-registry.mjs';
import { loadTypeScript } from './load-typescript.mjs';
import { manifest, withoutLinks } from './manifest.mjs';
import { manualPage } from './manual-page.mjs';
import { rulePages } from './rule-pages.mjs';
import { ruleRegistry } from './rule-registry.mjs';
import { scriptLibrary } from './script-library.mjs';
import { thirdPartyNotices } from './third-party.mjs';

/** Every generated file with the text it should have. */
export async function generatedFiles(root) {
	const [settings, target, report, baseline, drift, topology, ways, log, logs, samples, rules, examples, bench] =
		await Promise.all([
			loadTypeScript(root, 'server/src/workspace/settings.ts'),
			loadTypeScript(root, 'server/src/plan/target-layout.ts'),
			loadTypeScript(root, 'server/src/cli/formats/report-schema.ts'),
			loadTypeScript(root, 'server/src/cli/baseline.ts'),
			loadTypeScript(root, 'server/src/cli/formats/drift-schema.ts'),
			loadTypeScript(root, 'server/src/cli/formats/topology-schema.ts'),
			loadTypeScript(root, 'server/src/cli/formats/ways-schema.ts'),
			loadTypeScript(root, 'server/src/cli/formats/log-schema.ts'),
			loadTypeScript(root, 'server/src/logs/failures.generated.ts'),
			loadTypeScript(root, 'test/support/log-sample.ts'),
			loadTypeScript(root, 'server/src/rules/registry.generated.ts'),
			loadTypeScript(root, 'test/support/rule-example.ts'),
			loadTypeScript(root, 'test/bench/page.ts'),
		]);
	return [
		ruleRegistry(root),
		catalogRegistry(root),
		failureRegistry(root),
		scriptLibrary(root, 'render/bash'),
		scriptLibrary(root, 'render/ansible'),
		scriptLibrary(root, 'render/by-hand'),
		scriptLibrary(root, 'render/dos'),
		scriptLibrary(root, 'render/each-host'),
		scriptLibrary(root, 'render/fetch'),
		scriptLibrary(root, 'render/collect'),
		scriptLibrary(root, 'render/firewall'),
		scriptLibrary(root, 'cli/rehearsal'),
		editorTexts(root),
		...manifest(root, settings.settingsJsonSchema()),
		failurePage(root, logs.failures, samples.logSample),
		...rulePages(root, rules.rules, examples.ruleExample),
		await manualPage(root),
		await thirdPartyNotices(root),
		json('schemas/migration.schema.json', inBothLanguages(target.targetJsonSchema())),
		json('schemas/settings.schema.json', inBothLanguages(settings.settingsFileJsonSchema())),
		json('schemas/check-report.schema.json', report.reportJsonSchema()),
		json('schemas/doctor-report.schema.json', report.doctorJsonSchema()),
		json('schemas/baseline.schema.json', baseline.baselineJsonSchema()),
		json('schemas/drift-report.schema.json', drift.driftJsonSchema()),
		json('schemas/topology-report.schema.json', topology.topologyJsonSchema()),
		json('schemas/log-report.schema.json', log.logJsonSchema()),
		json('schemas/ways-report.schema.json', ways.waysJsonSchema()),
		{ path: 'docs/benchmarks.md', text: bench.benchmarkPage(readJson(root, 'docs/benchmarks.json')) },
	];
}

function readJson(root, file) {
	return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

function json(path, value) {
	return { path, text: `${JSON.stringify(value, undefined, '\t')}\n` };
}

/** A schema has no languages: its descriptions say everything in both, and every editor shows them. */
function inBothLanguages(schema) {
	if (Array.isArray(schema)) return schema.map(inBothLanguages);
	if (typeof schema !== 'object' || schema === null) return schema;
	const { zh, zhEnumDescriptions: meanings, ...rest } = schema;
	const all = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, inBothLanguages(value)]));
	if (meanings) all.enumDescriptions = schema.enumDescriptions.map((en, at) => `${en}\n\n${meanings[at]}`);
	if (zh !== undefined) all.description = withoutLinks(`${schema.description}\n\n${zh}`);
	return all;
}
