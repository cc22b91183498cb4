/** Stands for the id of a plan while the id is computed. Nothing that people write can hold it. */
export const PLAN_ID = '\0plan id\0';

/** Puts the id into every text of a value. */
export function withPlanId<T>(value: T, id: string): T {
	return replaced(value, id) as T; // the shape stays the same
}

function replaced(value: unknown, id: string): unknown {
	if (typeof value === 'string') return value.includes('\0') ? value.replaceAll(PLAN_ID, id) : value;
	if (Array.isArray(value)) return value.map((item) => replaced(item, id));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item, id)]));
}
