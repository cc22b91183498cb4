/** The texts of a folder of the repository by path; scripts/vscode/build-tests.mjs puts them in. */
declare module 'folder:*' {
	const files: Readonly<Record<string, string>>;
	export default files;
}
