import { allParameters, resolveName } from './catalog.ts';

const MASK = '••••••';

const names = allParameters().flatMap(({ name, sensitive }) => (sensitive ? [name] : []));
const GLUED = new RegExp(`((?:${names.join('|')})\\s*=).+`);

/** Whether the values of a parameter are secret, by any of its names. */
export function isSecret(name: string): boolean {
	return resolveName(name)?.parameter.sensitive === true;
}

/** A value as people may see it: a secret is not shown, nor is one whose setting is glued to the end of another value. */
export function shownValue(name: string, value: string): string {
	return isSecret(name) ? MASK : value.replace(GLUED, `$1${MASK}`);
}
