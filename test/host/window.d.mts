import type { FrameLocator, Page } from 'playwright-core';

/** One window of the headless VS Code, with a few things to do in it. */
export interface Window {
	readonly page: Page;
	/** Opens a file: `open('172.0.0.1/config/agent.cfg')`, or at a place: `open('cluster.nodes:3:1')`. */
	open(file: string): Promise<void>;
	/** Loads the window anew, once what VS Code keeps of its editors has something in it. */
	loadAnew(kept: RegExp): Promise<void>;
	close(): Promise<void>;
}

/** Opens a folder with an extension of the working tree, or with a packaged one. */
export function openWindow(options: {
	readonly folder: string;
	readonly extension?: string;
	readonly vsix?: string;
	readonly openFiles?: readonly string[];
	readonly keybindings?: readonly { readonly key: string; readonly command: string }[];
	readonly viewport?: { readonly width: number; readonly height: number };
}): Promise<Window>;

/** The page of an extension that is open in a window. */
export function webview(page: Page): FrameLocator;
