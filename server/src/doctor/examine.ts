import { uniqueBy } from '../base/collections.ts';
import { type Message, say } from '../base/message.ts';
import type { Span } from '../base/span.ts';
import type { Case, DefectFound, DefectSeverity, Facts } from './defects/defect.ts';
import { defects } from './defects/registry.ts';
import type { World } from './files/world.ts';
import type { AssumedHost } from './runbook/hosts.ts';
import { RunbookText } from './runbook/lines.ts';
import { type RunbookRun, runRunbook } from './runbook/run.ts';
import type { Extent } from './shell/ast.ts';
import type { TraceEvent } from './trace.ts';

/** Something found in a runbook. */
export interface ScriptFinding {
	readonly code: string;
	readonly severity: DefectSeverity;
	readonly message: Message;
	readonly span: Span;
}

/** What a runbook does, and what is wrong with it. */
export interface Examination {
	readonly text: RunbookText;
	readonly findings: readonly ScriptFinding[];
	readonly before: World;
	/** The files after all lines were carried out as they stand. */
	readonly after: World;
	readonly events: readonly TraceEvent[];
	/** The host that was taken where the text names none. */
	readonly assumed: AssumedHost | undefined;
}

/** Carries a runbook out on the files of the model, and looks for defects. */
export function examine(runbook: string, world: World, facts: Facts): Examination {
	const text = new RunbookText(runbook);
	const literal = caseOf(text, world, facts, false);
	const found = findingsIn(literal.examined);
	// Where copies fail, nothing of what comes behind them would be seen: so it is looked at as if they worked, too.
	const isCut = literal.examined.events.some(({ kind }) => kind === 'folder-left');
	const more = isCut ? findingsIn(caseOf(text, world, facts, true).examined).map(later) : [];
	const assumed = literal.run.assumed ? [assumption(literal.run.assumed, text)] : [];
	const all = uniqueBy([...assumed, ...found, ...more], ({ code, span }) => `${code} ${span.line} ${span.start}`);
	const findings = all.sort((a, b) => a.span.line - b.span.line || a.span.start - b.span.start);
	const { after, events } = literal.examined;
	return { text, findings, before: world, after, events, assumed: literal.run.assumed };
}

function caseOf(
	text: RunbookText,
	world: World,
	facts: Facts,
	mendsCopies: boolean,
): { run: RunbookRun; examined: Case } {
	const input = { text, hosts: facts.hosts, packages: facts.packages, mendsCopies };
	const run = runRunbook({ ...input, world });
	const again = runRunbook({ ...input, world: run.world });
	const examined: Case = {
		text,
		facts,
		events: run.events,
		before: world,
		after: run.world,
		again: { events: again.events, after: again.world },
	};
	return { run, examined };
}

function findingsIn(examined: Case): ScriptFinding[] {
	return defects.flatMap((defect) =>
		[...defect.find(examined)].map((found: DefectFound) => ({
			code: defect.code,
			severity: found.severity ?? defect.severity,
			message: found.message,
			span: spanOf(examined.text, found.at),
		})),
	);
}

/** The part of an extent that lies in its first line. */
export function spanOf(text: RunbookText, { start, end }: Extent): Span {
	const line = text.lineOf(start);
	const from = start - text.startOf(line);
	const length = text.lines[line]?.length ?? 0;
	return { line, start: from, end: Math.max(from, Math.min(end - text.startOf(line), length)) };
}

function later(finding: ScriptFinding): ScriptFinding {
	return { ...finding, message: say(LATER, { message: finding.message }) };
}

const LATER = {
	en: 'Once the folders are copied: {message}',
	zh: '在目录能够被复制之后：{message}',
};

function assumption({ host, others, line }: AssumedHost, text: RunbookText): ScriptFinding {
	const start = text.startOf(line);
	const span = spanOf(text, { start, end: start + (text.lines[line]?.length ?? 0) });
	const [other] = others;
	if (other === undefined)
		return { code: 'script-host-assumed', severity: 'info', message: say(ASSUMED, { host }), span };
	const values = { hosts: listed([host, ...others]), host, other };
	return { code: 'script-host-assumed', severity: 'warning', message: say(GUESSED, values), span };
}

const ASSUMED = {
	en: 'The text does not say on which host this runs; {host} is taken. A comment such as "# on {host}" says it',
	zh: '文中没有说明在哪台主机上执行，按 {host} 处理。可用注释说明，例如“# 在 {host} 上执行”',
};
const GUESSED = {
	en: 'The text does not say on which host this runs: it can be {hosts}. {host} is taken. A comment such as "# on {other}", "Choose Host…" in the editor or --host {other} on the command line chooses another',
	zh: '文中没有说明在哪台主机上执行，可能是 {hosts}。现按 {host} 处理。可用注释（例如“# 在 {other} 上执行”）、编辑器中的“选择主机…”或命令行选项 --host {other} 另行指定',
};

/** More hosts than these are not named one by one. */
const MOST_NAMED = 6;

function listed(hosts: readonly string[]): string {
	return hosts.length > MOST_NAMED ? `${hosts.slice(0, MOST_NAMED).join(', ')}, …` : hosts.join(', ');
}
