import { sumOfLines } from './fingerprint.ts';
import type { Plan } from './plan.ts';
import { noteLines, planLines } from './plan-text.ts';

/** Stands for the id of a plan while the id is computed. Nothing that people write can hold it. */
export const PLAN_ID = '\0plan id\0';

const WRITTEN = JSON.stringify(PLAN_ID).slice(1, -1);

/** The plan with the id that belongs to it, also where it names itself. */
export function identified(plan: Omit<Plan, 'id'>): Plan {
	const { version, ...rest } = plan;
	const lines = planLines({ version, id: PLAN_ID, ...rest });
	const id = sumOfLines(lines).slice(0, 16);
	const whole: Plan = { version, id, ...withPlanId(rest, id) };
	noteLines(
		whole,
		lines.map((line) => (line.includes(WRITTEN) ? line.replaceAll(WRITTEN, id) : line)),
	);
	return whole;
}

/** Puts the id into every text of a value. */
function withPlanId<T>(value: T, id: string): T {
	return replaced(value, id) as T; // the shape stays the same
}

/** What holds no placeholder stays the same object: that is most of a plan. */
function replaced(value: unknown, id: string): unknown {
	if (typeof value === 'string') return value.includes('\0') ? value.replaceAll(PLAN_ID, id) : value;
	if (typeof value !== 'object' || value === null) return value;
	return Array.isArray(value) ? replacedItems(value, id) : replacedFields(value as Fields, id);
}

type Fields = Readonly<Record<string, unknown>>;

function replacedItems(items: readonly unknown[], id: string): readonly unknown[] {
	let changed: unknown[] | undefined;
	for (let at = 0; at < items.length; at++) {
		const other = replaced(items[at], id);
		if (other === items[at]) continue;
		changed ??= [...items];
		changed[at] = other;
	}
	return changed ?? items;
}

function replacedFields(fields: Fields, id: string): Fields {
	let changed: [string, unknown][] | undefined;
	for (const key in fields) {
		const other = replaced(fields[key], id);
		if (other === fields[key]) continue;
		changed ??= [];
		changed.push([key, other]);
	}
	return changed ? { ...fields, ...Object.fromEntries(changed) } : fields;
}
