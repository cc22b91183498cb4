// What has to be true before a release is made, as data in and complaints out.

/**
 * Whether a version is a pre-release: one with an odd minor part, as the marketplace has it.
 * @param {string} version
 */
export function isPreRelease(version) {
	return Number(version.split('.')[1]) % 2 === 1;
}

/**
 * The section of a version in the changelog, without its heading.
 * @param {string} changelog
 * @param {string} version
 * @returns {{ date: string, text: string } | undefined}
 */
export function sectionOf(changelog, version) {
	const [, ...sections] = changelog.split(/^## /m);
	const found = sections.find((section) => section.startsWith(`[${version}]`));
	const [, date = ''] = found?.match(/^\[[^\]]+\] - (\d{4}-\d\d-\d\d)\n/) ?? [];
	return found === undefined ? undefined : { date, text: found.slice(found.indexOf('\n') + 1).trim() };
}

/**
 * Everything that keeps a release from being made.
 * @param {{ version: string, lockVersion: string, changelog: string, changes: string, tags: readonly string[] }} state
 *   changes: what git says is not committed
 */
export function complaints({ version, lockVersion, changelog, changes, tags }) {
	const section = sectionOf(changelog, version);
	const unreleased = sectionOf(changelog, 'Unreleased')?.text ?? '';
	return [
		[changes !== '', `files are not committed:\n${changes}`],
		[!/^\d+\.\d+\.\d+$/.test(version), `the marketplace takes versions of three numbers, not ${version}`],
		[lockVersion !== version, `package-lock.json has version ${lockVersion}, package.json ${version}`],
		[tags.includes(`v${version}`), `there is a tag v${version}: this version is out`],
		[section === undefined, `CHANGELOG.md has no section "## [${version}] - YYYY-MM-DD"`],
		[section?.date === '', `the section of ${version} in CHANGELOG.md has no date`],
		[section?.text === '', `the section of ${version} in CHANGELOG.md is empty`],
		[unreleased !== '', `CHANGELOG.md still has changes under "Unreleased": they belong into ${version}`],
	].flatMap(([wrong, complaint]) => (wrong ? [complaint] : []));
}
