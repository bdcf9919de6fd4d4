import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { mixedReport } from './mixed-report';
import { readinessHtml } from '../../packages/ecs-runner-readiness/src/report/html';
import { writeReports } from '../../packages/ecs-runner-readiness/src/report/write';
import { CONTROLS, ITEMS, referencesOf, STATES } from '../../src/readiness';
import { launchBrowser } from '../support/browser';
import { HOSTILE_DESCRIPTION } from '../support/hostile';
import { temporaryFolder } from '../support/repository';
import { describeWithTools } from '../support/tools';

const report = mixedReport();
const html = readinessHtml(report);
const count = (state: string) => report.items.filter((item) => item.state === state).length;

describe('the page as text', () => {
  it('is written beside the other reports', () => {
    const root = temporaryFolder();
    expect(writeReports(root, report)).toContain('docs/readiness/report.html');
    expect(readFileSync(join(root, 'docs/readiness/report.html'), 'utf8')).toBe(html);
  });

  it('lets only its own script and style run, and loads nothing', () => {
    const [, policy] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)!;
    const hashOf = (element: string) => {
      const [, text] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(html)!;
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };
    expect(policy).toBe(
      `default-src 'none'; style-src ${hashOf('style')}; script-src ${hashOf('script')}; img-src data:; ` +
        "base-uri 'none'; form-action 'none'",
    );
    expect(html.match(/<(?:script|style)\b/g)).toEqual(['<style', '<script']);
    expect(html).not.toMatch(/\sstyle="|\son\w+="|@import|url\(/);
    expect([...html.matchAll(/\ssrc="([^"]*)"/g)]).toEqual([]);
  });

  it('links to the repository from docs/readiness/', () => {
    const links = [...html.matchAll(/<a href="([^"#][^"]*)"/g)].map(([, link]) => link);
    const proofs = report.items.flatMap((item) => item.proofs.map(({ link }) => `../../${link}`));
    expect(proofs.length).toBeGreaterThan(100);
    expect(links).toEqual(expect.arrayContaining(proofs));
    const own = ['../readiness.md', '../../PRODUCTION_READINESS.md', 'report.json', '../compliance.md'];
    expect(links.filter((link) => !proofs.includes(link)).sort()).toEqual([...new Set(own)].sort());
  });

  it('never rounds up to 100 %, and shows what does not apply as such', () => {
    const score = { name: 'Security', applicable: 200, proven: 199, documented: 0 };
    const none = { ...score, applicable: 0, proven: 0 };
    const page = readinessHtml({ ...report, total: score, areas: [], pillars: [score, none] });
    expect(page).toContain('<b>99<small>%</small></b><span>199 of 200 proven</span>');
    expect(page).toContain('<b>–</b><span>does not apply</span>');
  });

  it('says from when its evidence is', () => {
    expect(html).toContain('>Evidence of 10 Nov 2026, 08:30 UTC to 24 Nov 2026, 08:30 UTC<');
    const items = report.items.map((item) => ({ ...item, proofs: [] }));
    expect(readinessHtml({ ...report, items })).toContain('>No check has run yet.<');
  });

  it.each([
    ['2026-11-07T08:03:59.999Z', '7 Nov 2026, 08:03 UTC'],
    ['yesterday <b>', 'yesterday &lt;b&gt;'],
  ])('shows the time %s as %s', (at, text) => {
    const [item] = report.items;
    const proofs = [{ key: 'file: x', kind: 'file' as const, link: 'x', result: 'holds' as const, at }];
    expect(readinessHtml({ ...report, items: [{ ...item, proofs }] })).toContain(`>${text}</time>`);
  });
});

describeWithTools(['chromium'], 'the page in Chromium', () => {
  let browser: Browser;
  let page: Page;
  let requests: string[];
  let messages: string[];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  /** Opens a page; whatever it asks for or complains of is noted. */
  async function open(text = html, context: BrowserContextOptions = {}, hash = ''): Promise<void> {
    const folder = join(temporaryFolder(), 'docs', 'readiness');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'report.html'), text);
    page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...context })).newPage();
    requests = [];
    messages = [];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => messages.push(message.text()));
    page.on('pageerror', (error) => messages.push(error.message));
    await page.goto(pathToFileURL(join(folder, 'report.html')).href + hash);
  }
  afterEach(() => page.context().close());

  const shown = () => page.locator('.row:visible').evaluateAll((rows) => rows.map(({ id }) => id));
  const openAll = () => page.getByRole('button', { name: 'Open all' }).click();

  it('asks for nothing but itself, and complains of nothing', async () => {
    await open();
    await openAll();
    expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([page.url()]);
    expect(messages).toEqual([]);
    expect((await shown()).sort()).toEqual(ITEMS.map(({ id }) => id).sort());
  });

  it('shows the evidence of an item after one click, with outcome, time and link', async () => {
    await open();
    const evidence = page.locator('#SEC-05 .evidence');
    expect(await evidence.isVisible()).toBe(false);
    await page.locator('#SEC-05 summary').click();
    expect(await evidence.innerText()).toMatch(/^holds\s*\d+ Nov 2026, 08:30 UTC/);
    const link = evidence.getByRole('link');
    expect(await link.innerText()).toBe('tests/storage.tftest.hcl: versioning: aws_s3_bucket_versioning.this');
    expect(await link.evaluate((a) => (a as unknown as { href: string }).href)).toBe(
      new URL('../../tests/storage.tftest.hcl', page.url()).href,
    );
  });

  it('takes an address that names nothing', async () => {
    await open(html, {}, '#%E0%A4%A');
    expect(messages).toEqual([]);
    expect(await shown()).toHaveLength(142);
  });

  it('opens the item that the address names', async () => {
    await open(html, {}, '#CMP-11');
    expect(await page.locator('#CMP-11 .evidence').innerText()).toContain(
      'Yours: Run a trail of management events in every region.\nCheck: aws cloudtrail describe-trails',
    );
  });

  it('filters by text, framework and state, all at once, and says how many there are', async () => {
    await open();
    const said = () => page.getByRole('status').innerText();
    expect(await said()).toBe('142 items');

    await page.getByLabel('Search').fill('VERSIONING bucket_versioning.this data protection');
    expect(await shown()).toEqual(['SEC-05']);
    expect(await said()).toBe('1 of 142 items');
    expect(await page.locator('.area:visible').count()).toBe(1);

    await page.getByLabel('Search').fill('');
    await page.getByLabel('Framework').selectOption('hipaa');
    const forHipaa = new Set(
      CONTROLS.filter((control) => referencesOf(control, 'hipaa').length > 0).flatMap(({ evidence }) => evidence),
    );
    expect(forHipaa.size).toBeGreaterThan(30);
    expect((await shown()).sort()).toEqual([...forHipaa].sort());

    await page.getByRole('checkbox', { name: 'not met' }).check();
    await page.getByRole('checkbox', { name: 'documented' }).check();
    const both = report.items.filter(({ id, state }) => forHipaa.has(id) && ['not met', 'documented'].includes(state));
    expect((await shown()).sort()).toEqual(both.map(({ id }) => id).sort());

    await page.getByLabel('Search').fill('nothing has this text');
    expect(await shown()).toEqual([]);
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await said()).toBe('142 items');
    expect(await shown()).toHaveLength(142);
  });

  it('counts the items in each state', async () => {
    await open();
    for (const state of STATES) {
      const box = page.getByRole('checkbox', { name: new RegExp(`^${state} \\d+$`) });
      await box.check();
      expect(await page.getByRole('status').innerText()).toBe(`${count(state)} of 142 items`);
      expect(await page.locator('.row:visible .badge').allInnerTexts()).toEqual(Array(count(state)).fill(state));
      await box.uncheck();
    }
  });

  it('opens and closes all that the filters leave', async () => {
    await open();
    await page.getByLabel('Search').fill('SEC-0');
    await openAll();
    expect(await page.locator('details[open]').count()).toBe(9);
    await page.getByRole('button', { name: 'Close all' }).click();
    expect(await page.locator('details[open]').count()).toBe(0);
  });

  it('is used with the keyboard alone, and shows where it is', async () => {
    await open();
    const focused = () =>
      page.evaluate("document.activeElement.matches('a') ? document.activeElement.textContent : ''");
    await page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to the items');
    expect(await page.locator('.skip').boundingBox()).toMatchObject({ y: 16 });
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.type('SEC-05');
    expect(await shown()).toEqual(['SEC-05']);
    await page.keyboard.press('Tab');
    await page.keyboard.type('GDPR');
    expect(await page.getByLabel('Framework').inputValue()).toBe('gdpr');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.getByRole('checkbox', { name: /^proven/ }).isChecked()).toBe(true);
    const outline = "getComputedStyle(document.activeElement).outline.replace(/.*(solid).*/, '$1')";
    expect(await page.evaluate(outline)).toBe('solid');
    for (let stop = 0; stop < 8; stop++) await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.parentElement.parentElement.id')).toBe('SEC-05');
    expect(await page.evaluate(outline)).toBe('solid');
    await page.keyboard.press('Enter');
    expect(await page.locator('#SEC-05 .evidence').isVisible()).toBe(true);
  });

  it('shows everything without JavaScript, but no filters', async () => {
    await open(html, { javaScriptEnabled: false });
    expect(await page.locator('#filters').isVisible()).toBe(false);
    expect(await page.locator('.row:visible').count()).toBe(142);
    await page.locator('#SEC-05 summary').click();
    expect(await page.locator('#SEC-05 .evidence').isVisible()).toBe(true);
    expect(messages).toEqual([]);
  });

  it('prints every item with its evidence, whatever the filters hide, and no filters', async () => {
    await open();
    await page.getByLabel('Search').fill('SEC-05');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.row:visible').count()).toBe(142);
    const heights = await page
      .locator('.evidence')
      .evaluateAll((all) => all.map((one) => (one as unknown as { offsetHeight: number }).offsetHeight));
    expect(heights).toHaveLength(142);
    expect(Math.min(...heights)).toBeGreaterThan(10);
    expect(await page.locator('#filters').isVisible()).toBe(false);
  });

  it.each([360, 768])('fits into %i pixels', async (width) => {
    await open(html, { viewport: { width, height: 780 } });
    await openAll();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
  });

  it.each(['light', 'dark'] as const)('passes axe in %s, contrast included', async (colorScheme) => {
    await open(html, { colorScheme });
    await openAll();
    await page.getByRole('checkbox', { name: /^proven/ }).focus();
    await page.evaluate(readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8'));
    const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 3) })))',
    );
    expect(found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('keeps 4.5:1 between text and ground in %s', async (colorScheme) => {
    await open(html, { colorScheme });
    const colours = await page.evaluate<Record<string, string>>(`Object.fromEntries(
      ['ground', 'card', 'ink', 'muted', 'link', 'proven', 'documented', 'task', 'open', 'failed', 'without'].map((name) =>
        [name, getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim()]))`);
    const { ground, card, ...texts } = colours;
    expect(luminance(ground) > 0.5).toBe(colorScheme === 'light');
    const weak = Object.entries(texts).flatMap(([name, colour]) =>
      [ground, card].filter((below) => contrast(colour, below) < 4.5).map((below) => `${name} on ${below}`),
    );
    expect(weak).toEqual([]);
  });

  it('shows hostile texts as they are', async () => {
    const hostile = `${HOSTILE_DESCRIPTION} "><img src=x onerror=window.hit=1><script>window.hit=2</script></style>`;
    const [first, ...rest] = report.items;
    const item = {
      ...first,
      title: hostile,
      reason: hostile,
      minimum: hostile,
      task: { what: hostile, check: hostile },
      proofs: [
        {
          key: `file: ${hostile}`,
          kind: 'file' as const,
          link: `javascript:window.hit=3//"'><script>`,
          detail: hostile,
          at: hostile,
        },
      ],
    };
    await open(readinessHtml({ ...report, repository: hostile, version: hostile, items: [item, ...rest] }));
    const words = (text: string) => text.split(/[\s\u0000-\u001f\u0085]+/).join(' ');
    expect(words(await page.locator('h1').innerText())).toBe(words(hostile));
    await page.locator('.row summary').first().click();
    for (const text of await page.locator('.row').first().locator('.title, .proofs a, .minimum').allInnerTexts()) {
      expect(words(text)).toContain(words(hostile));
    }
    expect(await page.locator('.proofs a').first().getAttribute('href')).toMatch(/^\.\.\/\.\.\/javascript:/);
    expect(
      await page
        .locator('.proofs a')
        .first()
        .evaluate((a) => (a as unknown as { protocol: string }).protocol),
    ).toBe('file:');
    expect(await page.evaluate('window.hit')).toBeUndefined();
    expect(await page.locator('img, script').count()).toBe(1);
    expect(messages).toEqual([]);
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
