import * as vscode from 'vscode';

/** The scheme of the pages that explain rules; the server puts such addresses into diagnostics. */
export const ruleScheme = 'dolphindb-rule';

type Pages = Readonly<Record<'en' | 'zh-cn', Readonly<Record<string, string>>>> & { readonly sources: string };

/** Shows the pages of the rules. They lie in the extension, so that they are there on machines without a network. */
export class RulePages implements vscode.TextDocumentContentProvider {
	readonly #file: vscode.Uri;
	#pages: Promise<Pages> | undefined;

	constructor(extension: vscode.Uri) {
		this.#file = vscode.Uri.joinPath(extension, 'dist', 'rule-pages.json');
	}

	/** Makes VS Code ask here for the pages. */
	register(): vscode.Disposable {
		return vscode.workspace.registerTextDocumentContentProvider(ruleScheme, this);
	}

	async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
		const [, language, name = ''] = uri.path.split('/');
		this.#pages ??= this.#load();
		if (uri.path === '/sources.md') return (await this.#pages).sources;
		const pages = (await this.#pages)[language === 'zh-cn' ? 'zh-cn' : 'en'];
		return pages[name.replace(/\.md$/, '')] ?? vscode.l10n.t('There is no page {0}.', uri.path);
	}

	async #load(): Promise<Pages> {
		const bytes = await vscode.workspace.fs.readFile(this.#file);
		return JSON.parse(new TextDecoder().decode(bytes)) as Pages; // written by our own build
	}
}
