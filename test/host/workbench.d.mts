import type { Browser, LaunchOptions } from 'playwright-core';

/** Headless Chromium. */
export function launchBrowser(options?: LaunchOptions): Promise<Browser>;
