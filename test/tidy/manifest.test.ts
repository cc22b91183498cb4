import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json'));
const english: Record<string, string> = JSON.parse(read('package.nls.json'));
const { contributes } = manifest;

interface MenuItem {
	readonly command?: string;
	readonly submenu?: string;
	readonly when?: string;
	readonly group?: string;
}

const menus = Object.entries<readonly MenuItem[]>(contributes.menus);
const commands: readonly {
	readonly command: string;
	readonly title: string;
	readonly category: string;
	readonly icon?: string;
}[] = contributes.commands;
const submenus: readonly { readonly id: string; readonly label: string }[] = contributes.submenus;
const commandIds = commands.map(({ command }) => command);
const views: readonly { readonly id: string; readonly icon: string }[] = Object.values<[]>(contributes.views).flat();
const containers: readonly { readonly id: string; readonly icon: string }[] = contributes.viewsContainers.activitybar;
const settings = Object.entries<Record<string, unknown>>(contributes.configuration.properties);
const text = (key: string) => english[key.replaceAll('%', '')] ?? expect.fail(`${key} has no text`);

/** Context keys of VS Code that our clauses use. Of our own, those that the client sets. */
const CONTEXT_KEYS =
	/^(resource(Dirname|Filename|Extname|Scheme|LangId|Path)|editorLangId|editorTextFocus|isWorkspaceTrusted|view|viewItem|workbenchState|dolphindbCluster\.(files|hasClusters|hasPlan|hasScripts|scripts|state))$/;
const SET_BY_CLIENT =
	read('client/src/context.ts')
		.match(/readonly (\w+):/g)
		?.map((field) => field.slice(9, -1)) ?? [];

describe('ids', () => {
	test('are ours: none of the official extension of DolphinDB', () => {
		const ids = [...commandIds, ...views.map(({ id }) => id), ...settings.map(([name]) => name)];
		expect(ids.filter((id) => !/^dolphindbCluster\.[a-z]/.test(id))).toEqual([]);
		expect(containers.map(({ id }) => id)).toEqual(['dolphindbCluster']);
		const languages = contributes.languages.map(({ id }: { id: string }) => id);
		expect(languages).toEqual(['dolphindb-cfg', 'dolphindb-nodes']);
		const scopes = contributes.grammars.map(({ scopeName }: { scopeName: string }) => scopeName);
		expect(scopes).toEqual(languages.map((id: string) => `source.${id}`));
	});

	test('of files are names and narrow patterns, never the extension of every .cfg', () => {
		const { extensions = [], filenamePatterns } = contributes.languages[0];
		expect(extensions).toEqual([]);
		expect(filenamePatterns.filter((pattern: string) => /^\*?\*?\/?\*\.cfg$/.test(pattern))).toEqual([]);
	});

	test('no key of the keyboard is taken', () => {
		expect(contributes.keybindings ?? []).toEqual([]);
	});
});

describe('start', () => {
	test('is when one of our files is there or a page of ours was left open, never with the editor', () => {
		const events: readonly string[] = manifest.activationEvents;
		const ours = /^(onLanguage:dolphindb-|workspaceContains:|onWebviewPanel:dolphindbCluster\.)/;
		expect(events.filter((event) => !ours.test(event))).toEqual([]);
	});

	test('needs no newer editor than the types it is written against', () => {
		expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode']}`);
	});
});

describe('trust and places', () => {
	test('reading works everywhere; what makes scripts needs trust, and no setting names a program', () => {
		const { supported, description, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
		expect([supported, restrictedConfigurations]).toEqual(['limited', []]);
		expect(text(description)).toContain('trust');
		expect(settings.filter(([name]) => /path|command|executable|shell|program/i.test(name))).toEqual([]);
		const needing = contributes.commands.filter(({ enablement = '' }) => /isWorkspaceTrusted/.test(enablement));
		expect(needing.map(({ command }: { command: string }) => command)).toEqual([
			'dolphindbCluster.generateMigrationScripts',
			'dolphindbCluster.generateDeploymentScripts',
			'dolphindbCluster.rehearseMigration',
			'dolphindbCluster.runInTerminal',
			'dolphindbCluster.generateShownPlan',
			'dolphindbCluster.fetchConfiguration',
			'dolphindbCluster.collectCluster',
			'dolphindbCluster.generateFirewallRules',
		]);
	});

	test('it runs where the files are', () => {
		expect(manifest.extensionKind[0]).toBe('workspace');
	});
});

describe('commands', () => {
	test('have one category, and a short title without marks', () => {
		expect(commands.filter(({ category }) => category !== 'DolphinDB Cluster')).toEqual([]);
		const titles = commands.map(({ title }) => text(title));
		expect(titles.filter((title) => title.length > 50 || /[^\w ,()…]|[.!]$/.test(title))).toEqual([]);
		expect(commands.filter(({ icon }) => icon && !/^\$\([a-z-]+\)$/.test(icon))).toEqual([]);
	});

	test('are in the palette where they mean something: the others say when', () => {
		const always = new Set(['openExample', 'generateDeploymentScripts'].map((name) => `dolphindbCluster.${name}`));
		const said = new Map(contributes.menus.commandPalette.map(({ command, when }: MenuItem) => [command, when]));
		expect(commandIds.filter((id) => !always.has(id) && !said.get(id))).toEqual([]);
	});

	test('of menus are declared, and menus ask for what somebody sets', () => {
		const items = menus.flatMap(([, list]) => list);
		const ids = new Set([...commandIds, ...submenus.map(({ id }) => id)]);
		expect(items.filter(({ command, submenu }) => !ids.has(command ?? submenu ?? ''))).toEqual([]);
		expect(submenus.filter(({ id }) => !contributes.menus[id]?.length)).toEqual([]);
		expect(submenus.map(({ label }) => text(label))).toHaveLength(1);
		const clauses = [...items, ...contributes.viewsWelcome, ...contributes.commands].flatMap((one) => [
			one.when ?? '',
			one.enablement ?? '',
		]);
		const plain = clauses.map((clause) =>
			clause.replaceAll(/\/(?:\\.|[^/])+\/i?/g, '').replaceAll(/== \S+|!= \S+/g, ''),
		);
		const keys = plain.flatMap((clause) => clause.match(/[a-zA-Z][\w.]*/g) ?? []);
		const words = new Set(['in', 'not', 'true', 'false']);
		expect(keys.filter((key: string) => !words.has(key) && !CONTEXT_KEYS.test(key))).toEqual([]);
		const ours = keys.filter((key: string) => key.startsWith('dolphindbCluster.'));
		expect(ours.filter((key: string) => !SET_BY_CLIENT.includes(key.split('.')[1] ?? ''))).toEqual([]);
	});

	test('do not take a list for a condition: one without entries would do', () => {
		const lists = [...read('client/src/context.ts').matchAll(/readonly (\w+): readonly string\[\]/g)].map(
			([, key]) => key,
		);
		expect(lists).toEqual(['scripts', 'files']);
		const clauses = [...menus.flatMap(([, list]) => list), ...contributes.viewsWelcome, ...contributes.commands];
		const whole = new RegExp(`(?<!\\b(?:not )?in )\\bdolphindbCluster\\.(?:${lists.join('|')})\\b`);
		expect(clauses.filter(({ when = '', enablement = '' }) => whole.test(when) || whole.test(enablement))).toEqual([]);
	});

	test('that need scripts are in the palette only when there are some', () => {
		const said = new Map(contributes.menus.commandPalette.map(({ command, when }: MenuItem) => [command, when]));
		for (const name of ['rehearseMigration', 'runInTerminal'])
			expect(said.get(`dolphindbCluster.${name}`), name).toBe('dolphindbCluster.hasScripts');
	});

	test('in context menus are for our files only, and have a group of their own', () => {
		const items = menus.filter(([menu]) => /^(explorer|editor)\/context$/.test(menu)).flatMap(([, list]) => list);
		const ours = /dolphindbCluster\.(?:files|scripts)|dolphindb-\(cfg\|nodes\)|migration\\\.json/;
		expect(items.length).toBeGreaterThan(0);
		expect(items.filter(({ when = '', group = '' }) => !ours.test(when) || group === '')).toEqual([]);
	});

	test('take one place at most in the title of an editor, and of our files only', () => {
		const items: readonly MenuItem[] = contributes.menus['editor/title'];
		expect(items).toHaveLength(1);
		expect(items[0]?.when).toContain('migration');
	});
});

describe('settings', () => {
	test('have a default, a text, a scope and a place in the order', () => {
		for (const [name, { default: value, markdownDescription, scope, order }] of settings) {
			expect(value, name).toBeDefined();
			expect(text(String(markdownDescription)).length, name).toBeGreaterThan(20);
			expect(['window', 'resource', 'machine-overridable', 'application'], name).toContain(scope);
			expect(order, name).toEqual(expect.any(Number));
		}
		const orders = settings.map(([, { order }]) => order);
		expect(new Set(orders).size).toBe(orders.length);
	});

	test('say what each of their values means', () => {
		const lists = enumsOf(contributes.configuration.properties);
		expect(lists.length).toBeGreaterThan(4);
		for (const { enum: values, enumDescriptions = [] } of lists) {
			expect(enumDescriptions.map(text), String(values)).toHaveLength(values.length);
		}
	});

	test('link to settings that exist', () => {
		const links = Object.values(english).flatMap((words) => [...words.matchAll(/`#([\w.]+)#`/g)].map(([, id]) => id));
		expect(links.length).toBeGreaterThan(0);
		expect(links.filter((id) => !settings.some(([name]) => name === id))).toEqual([]);
	});
});

interface Enum {
	readonly enum: readonly string[];
	readonly enumDescriptions?: readonly string[];
}

function enumsOf(schema: unknown): Enum[] {
	if (typeof schema !== 'object' || schema === null) return [];
	const own = 'enum' in schema ? [schema as Enum] : [];
	return [...own, ...Object.values(schema).flatMap(enumsOf)];
}

describe('tasks', () => {
	const source = ['definition', 'task-findings'].map((name) => read(`client/src/tasks/${name}.ts`)).join('');
	const constants = Object.fromEntries(
		[...source.matchAll(/const ([A-Z_]+) = '([^']+)'/g)].map(([, name = '', value]) => [name, value]),
	);

	test('are called in the client as in the manifest', () => {
		const [{ type }, ...otherTypes] = contributes.taskDefinitions;
		const [{ name, owner, source }, ...otherMatchers] = contributes.problemMatchers;
		expect([otherTypes, otherMatchers]).toEqual([[], []]);
		const { TASK_TYPE, MATCHER, OWNER, OF_TASK } = constants;
		expect([TASK_TYPE, MATCHER, OWNER, OF_TASK]).toEqual([type, `$${name}`, owner, source]);
	});

	test('have a text for all that can be said of them', () => {
		const [{ properties }] = contributes.taskDefinitions;
		const all = Object.values<{ description: string; enumDescriptions?: string[] }>(properties);
		const keys = all.flatMap(({ description, enumDescriptions = [] }) => [description, ...enumDescriptions]);
		for (const key of [...keys, contributes.problemMatchers[0].label]) expect(text(key)).not.toBe('');
		expect(Object.keys(properties)).toEqual(['task', 'path', 'target', 'arguments']);
	});
});

describe('walkthrough and views', () => {
	const [walkthrough, ...others] = contributes.walkthroughs;
	const BUILT_IN =
		/^(vscode\.openFolder|workbench\.actions\.view\.problems|workbench\.action\.(quickOpen|openWalkthrough)|dolphindbCluster\.clusters\.focus)$/;
	const linked = (words: string) => [...words.matchAll(/\(command:([\w.]+)/g)].map(([, id = '']) => id);
	const unknown = (id: string) => !commandIds.includes(id) && !BUILT_IN.test(id);

	test('there is one walkthrough of a few steps, each with a text, a picture and an action', () => {
		expect(others).toEqual([]);
		expect(walkthrough.steps.length).toBeLessThanOrEqual(6);
		for (const { id, title, description, media, completionEvents } of walkthrough.steps) {
			expect(text(title), id).not.toBe('');
			expect(linked(text(description)).length, id).toBeGreaterThan(0);
			expect(linked(text(description)).filter(unknown), id).toEqual([]);
			expect(completionEvents.length, id).toBeGreaterThan(0);
			expect(text(media.altText), id).not.toBe('');
			expect(existsSync(path.join(root, media.svg)), id).toBe(true);
		}
	});

	test('steps are done by commands, views and states that exist', () => {
		const events: readonly string[] = walkthrough.steps.flatMap(
			(step: { completionEvents: [] }) => step.completionEvents,
		);
		const isKnown = (event: string) => {
			const [kind, id = ''] = event.split(':');
			if (kind === 'onCommand') return !unknown(id) || id === 'editor.action.rename';
			return kind === 'onView' ? views.some((view) => view.id === id) : CONTEXT_KEYS.test(id);
		};
		expect(events.filter((event) => !isKnown(event))).toEqual([]);
	});

	test('pictures fit light, dark and high contrast: they have the colours of the theme and no other', () => {
		const svgs: string[] = walkthrough.steps.map(({ media }: { media: { svg: string } }) => media.svg);
		for (const svg of svgs) {
			const colours = [...read(svg).matchAll(/\b(?:fill|stroke)="([^"]*)"/g)].map(([, colour = '']) => colour);
			expect(
				colours.filter((colour) => !/^(none|var\(--vscode-.*\))$/.test(colour)),
				svg,
			).toEqual([]);
			expect(read(svg)).not.toMatch(/<image|<script|href=|style=/);
		}
		for (const { icon } of [...views, ...containers]) {
			expect(read(icon)).toContain('currentColor');
			expect(read(icon)).not.toMatch(/#[0-9a-f]{3,8}\b|rgb/i);
		}
	});

	test('a view without rows says why, with one button and links that work, whatever the reason', () => {
		const welcomes: readonly { readonly view: string; readonly contents: string; readonly when: string }[] =
			contributes.viewsWelcome;
		expect(welcomes.map(({ view }) => view).filter((view) => !views.some(({ id }) => id === view))).toEqual([]);
		expect(welcomes.filter(({ contents }) => linked(text(contents)).some(unknown))).toEqual([]);
		const buttons = (words: string) => words.split('\n').filter((line) => /^\[[^\]]+\]\(command:[^)]*\)$/.test(line));
		expect(welcomes.filter(({ contents }) => buttons(text(contents)).length > 1)).toEqual([]);
		for (const state of ['noFolder', 'reading', 'noCluster', 'failed']) {
			expect(welcomes.map(({ contents }) => contents)).toContain(`%welcome.${state}%`);
		}
	});
});

describe('the package', () => {
	test('says what the gallery wants to know', () => {
		const categories = ['Programming Languages', 'Linters', 'Formatters', 'Other'];
		expect(manifest.categories.filter((category: string) => !categories.includes(category))).toEqual([]);
		expect(manifest.keywords.length).toBeLessThanOrEqual(5);
		expect([manifest.pricing, manifest.license]).toEqual(['Free', 'MIT']);
		expect(manifest.galleryBanner.theme).toMatch(/^(dark|light)$/);
		for (const file of ['README.md', 'CHANGELOG.md', 'LICENSE']) expect(existsSync(path.join(root, file))).toBe(true);
	});

	test('has an icon that is large enough, as PNG', () => {
		const png = readFileSync(path.join(root, manifest.icon));
		expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
		expect(Math.min(png.readUInt32BE(16), png.readUInt32BE(20))).toBeGreaterThanOrEqual(128);
	});

	test('holds every file that the manifest names', () => {
		const kept = read('.vscodeignore')
			.split('\n')
			.filter((line) => line.startsWith('!'))
			.map(
				(line) =>
					new RegExp(
						`^${line
							.slice(1)
							.replace(/[.]/g, '\\.')
							.replace('/**', '/.*')
							.replace(/\*(?!\.|$)/, '[^/]*')}$`,
					),
			);
		const named = [
			...JSON.stringify(manifest).matchAll(/"(?:\.\/)?((?:icons|media|syntaxes|snippets|schemas)\/[^"]+)"/g),
		];
		const files = named.map(([, file = '']) => file);
		expect(files.length).toBeGreaterThan(10);
		expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
		expect(files.filter((file) => !kept.some((pattern) => pattern.test(file)))).toEqual([]);
	});

	test('shows no picture that a gallery refuses', () => {
		expect(read('README.md')).not.toMatch(/!\[[^\]]*\]\([^)]*\.svg/);
	});
});
