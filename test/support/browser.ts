import { chromium, type Browser } from 'playwright-core';
import { requireTool } from './tools';

/** A headless Chromium; close it afterwards. Its sandbox does not start for root. */
export function launchBrowser(): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: requireTool('chromium'), args });
}
