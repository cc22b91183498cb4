import { allParameters, findParameter, resolveName } from '../../catalog/catalog.ts';
import type { Parameter } from '../../catalog/parameter.ts';
import { firstReleases, lacks } from '../../catalog/versions.ts';
import type { Entry } from '../../model/files/cfg-file.ts';

/** A name that is out of date, or another name of something. */
export interface OldName {
	/**
	 * *renamed*: the same setting has a newer name. *spelling*: the same setting has another name. *replaced*: another
	 * setting has taken its place. *dropped*: nothing has.
	 */
	readonly kind: 'renamed' | 'spelling' | 'replaced' | 'dropped';
	readonly current: Parameter | undefined;
	/** The releases from which on this holds, where they are known. */
	readonly since: readonly string[] | undefined;
}

/** Names that went out of use without a successor; others of this kind are told only to those who declare a version. */
const KNOWN_DROPPED = ['localExecutors', 'secondaryWorkerNum'];

/** What a name is instead of the current one; nothing for current names and for slips. */
export function oldName(name: string): OldName | undefined {
	const known = resolveName(name);
	if (!known || known.how === 'case') return undefined;
	const { parameter } = known;
	const { deprecated, sameAs } = parameter;
	if (known.how === 'alias') {
		const isSlip = parameter.name.toLowerCase() === name.toLowerCase(); // cfg-parameter-case
		return isSlip ? undefined : { kind: 'spelling', current: parameter, since: parameter.since };
	}
	const current = findParameter(sameAs ?? deprecated?.replacement ?? '');
	if (sameAs !== undefined) {
		const since = deprecated?.since ?? current?.since;
		return { kind: deprecated ? 'renamed' : 'spelling', current, since };
	}
	if (current) return { kind: 'replaced', current, since: deprecated?.since };
	if (!KNOWN_DROPPED.includes(name)) return undefined;
	return { kind: 'dropped', current: undefined, since: deprecated?.since };
}

/** The name of the setting that an entry means, whichever of its names stands there. */
export function settingName({ name }: Pick<Entry, 'name'>): string {
	const old = oldName(name);
	return old?.current && old.kind !== 'replaced' ? old.current.name : name;
}

/** The key under which a file would set a parameter for the nodes that an entry is for. */
export function keyOf({ qualifier }: Pick<Entry, 'qualifier'>, name: string): string {
	return qualifier === undefined ? name : `${qualifier}.${name}`;
}

/** The name that a setting had before it got this one, as far as a version has it. */
export function formerName({ name }: Parameter, version: string): Parameter | undefined {
	return allParameters().find((one) => one.sameAs === name && !isBeforeAll(version, one.since));
}

/** Whether a version certainly does not have something yet; nobody knows where no version is declared. */
export function isBeforeAll(version: string | undefined, since: readonly string[] | undefined): boolean {
	return version !== undefined && since !== undefined && lacks(version, since);
}

/** Releases for a message: the first of each line that matters. */
export function releasesText(version: string | undefined, since: readonly string[]): string {
	return firstReleases(version, since).join(' / ');
}
