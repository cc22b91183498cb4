/** Installs Mermaid unless it is there; `script` is the file that brings it into a page. */
export function installMermaid(): { readonly script: string; readonly version: string };
