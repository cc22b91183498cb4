import * as z from 'zod/mini';
import type { Severity } from '../rules/rule.ts';

const severity = z.enum(['off', 'hint', 'info', 'warning', 'error']);

/** The settings of the product, without the prefix `dolphindbCluster.`. The manifest and the docs are generated from it. */
export const settingsSchema = z.strictObject({
	severity: z._default(z.record(z.string(), severity), {}).check(
		z.meta({
			description:
				'Severity of single rules or of groups of rules (file, cfg, site, nodes, controller, agent, cluster, cross, ha), for example {"cross": "warning", "file-crlf": "off"}.',
			zh: '按规则或规则组（file、cfg、site、nodes、controller、agent、cluster、cross、ha）设置严重级别，例如 {"cross": "warning", "file-crlf": "off"}。',
		}),
	),
	hosts: z._default(z.record(z.string(), z.string()), {}).check(
		z.meta({
			description: 'Addresses of hosts by folder of the workspace, for example {"server-a": "10.0.0.80"}.',
			zh: '工作区文件夹对应的主机地址，例如 {"server-a": "10.0.0.80"}。',
		}),
	),
	files: z
		._default(z.record(z.string(), z.enum(['nodes', 'controller', 'agent', 'cluster', 'single', 'none'])), {})
		.check(
			z.meta({
				description: 'Kinds of files with other names, or "none" for files that are not DolphinDB’s, by path.',
				zh: '按路径指定文件类型；不属于 DolphinDB 的文件设为 "none"。',
			}),
		),
	language: z
		._default(z.enum(['auto', 'en', 'zh-cn']), 'auto')
		.check(
			z.meta({ description: 'Language of messages; auto follows the editor.', zh: '消息语言；auto 表示跟随编辑器。' }),
		),
});

/** The JSON schema of the settings, with descriptions in both languages. */
export function settingsJsonSchema(): unknown {
	return z.toJSONSchema(settingsSchema, { io: 'input' });
}

/** Settings that are complete and valid. */
export type Settings = z.infer<typeof settingsSchema>;

/** What holds where nothing is set. */
export const defaultSettings: Settings = { severity: {}, hosts: {}, files: {}, language: 'auto' };

/** A setting that was not taken over, and why. */
export interface SettingProblem {
	readonly key: string;
	readonly reason: string;
}

/** Reads settings leniently: each key for itself, and a bad one is reported and falls back to its default alone. */
export function readSettings(input: unknown): { settings: Settings; problems: SettingProblem[] } {
	const problems: SettingProblem[] = [];
	const given = typeof input === 'object' && input !== null ? (input as Record<string, unknown>) : {};
	const read = (key: string, schema: z.ZodMiniType): unknown => {
		const result = z.safeParse(schema, given[key]);
		if (result.success) return result.data;
		problems.push({
			key,
			reason: result.error.issues.map((issue) => [...issue.path, issue.code].join('.')).join('; '),
		});
		return defaultSettings[key as keyof Settings];
	};
	const entries = Object.entries(settingsSchema.shape).map(([key, schema]) => [key, read(key, schema)]);
	for (const key of Object.keys(given)) {
		if (!(key in settingsSchema.shape)) problems.push({ key, reason: 'unknown setting' });
	}
	return { settings: Object.fromEntries(entries) as Settings, problems }; // one entry per key of the shape
}

/** The severity of a rule: as set for the rule, else for its group, else as the finding has it. */
export function severityOf(settings: Settings, code: string, own: Severity): Severity | 'off' {
	return settings.severity[code] ?? settings.severity[code.split('-')[0] ?? ''] ?? own;
}
