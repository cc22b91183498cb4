/** Installs Mermaid unless it is there; `script` is the file that brings it into a page. */
export function installMermaid(): { readonly script: string; readonly version: string };

/** Installs what the tests of pipelines need; no Node.js where npm has none for this platform. */
export function installPipelines(): {
	readonly modules: string;
	readonly sarifSchema: string;
	readonly oldestNode: string | undefined;
};

/** Programs that make and publish packages, to be run by Node.js. */
export interface PublishingTools {
	readonly vsce: string;
	readonly ovsx: string;
}

/** Installs what makes and publishes packages of the extension. */
export function installPublishing(): PublishingTools;
