import { type Locale, render, say } from '../../server/src/base/message.ts';
import { findParameter } from '../../server/src/catalog/catalog.ts';
import type { Parameter } from '../../server/src/catalog/parameter.ts';
import { parameterAreas } from '../../server/src/catalog/parameters.generated.ts';
import { catalogText } from '../../server/src/features/hover/parameter-text.ts';

/** The areas of the catalog with their parameters, and what is known of one. */
export const catalog = {
	areas: parameterAreas.map(({ area, groups }) => ({
		area,
		parameters: groups.flatMap(({ entries }) => Object.keys(entries).flatMap((name) => findParameter(name) ?? [])),
	})),
	textOf: (parameter: Parameter, locale: Locale) =>
		catalogText(parameter, (template, values) => render(say(template, values), locale)),
};
