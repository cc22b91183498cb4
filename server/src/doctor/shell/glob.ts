import { inFolder, resolvePath } from '../files/paths.ts';
import type { World } from '../files/world.ts';

/** A character of a pattern; one that is quoted means itself. */
export interface PatternChar {
	readonly char: string;
	readonly isQuoted: boolean;
}

/** Whether a word is a pattern for names of files. */
export function isPattern(chars: readonly PatternChar[]): boolean {
	return chars.some(({ char, isQuoted }) => !isQuoted && (char === '*' || char === '?' || char === '['));
}

/** The paths that a pattern stands for, as the shell spells them; none where nothing fits. */
export function globPaths(world: World, host: string, folder: string, pattern: readonly PatternChar[]): string[] {
	const text = pattern.map(({ char }) => char).join('');
	const parts: PatternChar[][] = [[]];
	for (const one of pattern) {
		if (one.char === '/') parts.push([]);
		else parts.at(-1)?.push(one);
	}
	const start = text.startsWith('/') ? '/' : '';
	let found = [start];
	for (const [at, part] of parts.entries()) {
		if (at === 0 && part.length === 0) continue;
		found = found.flatMap((prefix) => step(world, host, folder, prefix, part));
	}
	return found.filter((path) => path !== '');
}

function step(world: World, host: string, folder: string, prefix: string, part: readonly PatternChar[]): string[] {
	const literal = part.map(({ char }) => char).join('');
	const join = (name: string) => (prefix === '' ? name : prefix.endsWith('/') ? prefix + name : `${prefix}/${name}`);
	if (literal === '') return [join('')];
	const place = resolvePath(folder, prefix === '' ? '.' : prefix);
	if (!isPattern(part)) {
		const isThere = /^\.\.?$/.test(literal) || typeof world.look(host, inFolder(place, literal)) === 'object';
		return isThere ? [join(literal)] : [];
	}
	const fits = patternOf(part);
	const names = world.names(host, place).filter((name) => fits.test(name));
	return names.filter((name) => literal.startsWith('.') || !name.startsWith('.')).map(join);
}

/** An expression for a pattern of names. */
export function patternOf(chars: readonly PatternChar[]): RegExp {
	let source = '';
	for (let at = 0; at < chars.length; at++) {
		const { char, isQuoted } = chars[at] as PatternChar; // `at` is within the list
		const end = !isQuoted && char === '[' ? chars.findIndex((one, index) => index > at + 1 && one.char === ']') : -1;
		if (end > 0) {
			const body = chars
				.slice(at + 1, end)
				.map((one) => one.char)
				.join('');
			source += `[${body.replace(/^!/, '^').replace(/[\\[\]]/g, '\\$&')}]`;
			at = end;
		} else if (!isQuoted && char === '*') source += '.*';
		else if (!isQuoted && char === '?') source += '.';
		else source += char.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
	}
	return new RegExp(`^(?:${source})$`, 'su');
}
