/** Stands for the id of a plan while the id is computed. Nothing that people write can hold it. */
export const PLAN_ID = '\0plan id\0';

/** Puts the id into every text of a value. */
export function withPlanId<T>(value: T, id: string): T {
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
	items.forEach((item, at) => {
		const other = replaced(item, id);
		if (other === item) return;
		changed ??= [...items];
		changed[at] = other;
	});
	return changed ?? items;
}

function replacedFields(fields: Fields, id: string): Fields {
	let changed: [string, unknown][] | undefined;
	for (const key of Object.keys(fields)) {
		const other = replaced(fields[key], id);
		if (other === fields[key]) continue;
		changed ??= [];
		changed.push([key, other]);
	}
	return changed ? { ...fields, ...Object.fromEntries(changed) } : fields;
}
