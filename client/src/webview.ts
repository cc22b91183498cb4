import * as vscode from 'vscode';
import { pageHtml } from './page.ts';

/** What a page of ours may do: run its script, and load what is built for pages. */
export function pageOptions(extension: vscode.Uri): vscode.WebviewOptions {
	return { enableScripts: true, localResourceRoots: [builtPages(extension)] };
}

/** The page of a name, for a view that is to show it. */
export function pageOf(webview: vscode.Webview, extension: vscode.Uri, name: string, makesPictures = false): string {
	const source = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(builtPages(extension), file)).toString();
	const { cspSource } = webview;
	const { language } = vscode.env;
	return pageHtml({ script: source(`${name}.js`), style: source(`${name}.css`), cspSource, language, makesPictures });
}

function builtPages(extension: vscode.Uri): vscode.Uri {
	return vscode.Uri.joinPath(extension, 'dist', 'webview');
}
