/** Captures going out and in: a match for Wireshark, and real connections played like a match. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Download, Page } from '@playwright/test';
import { EXPORTED_ENDPOINTS, exportOrigin } from '../shared/capture/export-origin.ts';
import { createConnections } from '../shared/observer/connections.ts';
import type { ConnectionReport } from '../shared/observer/observer.ts';
import { segmentsIn } from '../shared/pcap/read.ts';
import { MISSING_TOOLS, tshark } from '../verify/wireshark.ts';
import { hasNoViolations } from './support/accessibility.ts';
import { watchReplay } from './support/actors.ts';
import type { GameServer } from './support/server.ts';
import { expect, LONG, test } from './support/test.ts';

const TRACES = fileURLToPath(new URL('../fixtures/traces', import.meta.url));
const trace = (name: string): string => join(TRACES, name);

async function openCapture(
  page: Page,
  server: GameServer,
  file: string | readonly string[] | { readonly name: string; readonly octets: Uint8Array },
): Promise<void> {
  await page.goto(`${server.origin}/capture`);
  await choose(page, file);
}

async function choose(page: Page, file: Parameters<typeof openCapture>[2]): Promise<void> {
  const chosen =
    typeof file === 'object' && 'octets' in file
      ? { name: file.name, mimeType: '', buffer: Buffer.from(file.octets) }
      : file;
  await page.getByLabel('Choose a file').setInputFiles(chosen);
}

/** What opens when it is pressed, from the list to the replay. */
async function watch(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Watch / }).click();
  await expect(page.getByRole('slider')).toBeVisible();
}

async function downloadOf(page: Page, press: () => Promise<void>): Promise<Download> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return download;
}

/** As anybody judges it who has only the file. */
function judge(file: Uint8Array): readonly ConnectionReport[] {
  const origin = exportOrigin(file);
  expect(origin?.viewpoint).toBe('A');
  const reports: ConnectionReport[] = [];
  const connections = createConnections({
    viewpoint: [EXPORTED_ENDPOINTS.A.ip],
    profile: 'rfc9293',
    replyWithin: origin?.replyWithin ?? 0,
    done: (report) => reports.push(report),
  });
  for (const segment of segmentsIn(file)) connections.observe(segment);
  connections.end();
  return reports;
}

const withoutTimes = (states: readonly string[]): readonly string[] =>
  states.map((one) => one.replace(/^\S+ /, ''));

test('a match that was played goes out as a capture, legal for us and for tshark, and comes in with the same states', {
  tag: LONG,
}, async ({ page, server }) => {
  const folder = mkdtempSync(join(tmpdir(), '2msl-e2e-'));
  await page.goto(`${server.origin}/practice?scenario=three-way-handshake&host=A&level=standard`);
  const stimulus = page.locator('.stimulus');
  for (const keys of ['s3', 'a5']) {
    await expect(async () => {
      if (!(await stimulus.isVisible())) await page.keyboard.press('j');
      await expect(stimulus).toBeVisible({ timeout: 250 });
    }).toPass();
    for (const key of keys) await page.keyboard.press(key);
    await page.keyboard.press('Enter');
    await expect(stimulus).toBeHidden();
  }
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(page.getByRole('heading', { name: 'All goals reached' })).toBeVisible({ timeout: 250 });
  }).toPass();
  await page.getByRole('link', { name: 'Watch it again' }).click();
  const played = await watchReplay(page);

  await page.getByRole('button', { name: 'Download for Wireshark' }).click();
  await hasNoViolations(page);
  await page.getByRole('radio', { name: /Host A/ }).check();
  const download = await downloadOf(page, () =>
    page.getByRole('button', { name: 'Download', exact: true }).click(),
  );
  expect(download.suggestedFilename()).toBe('2msl-01-three-way-handshake-host-A.pcapng');
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  const [report] = judge(readFileSync(path));
  expect([report?.hosts.a.verdict, report?.hosts.b.verdict]).toEqual(['legal', 'legal']);
  if (MISSING_TOOLS.length === 0) {
    const frames = tshark(path, [
      '_ws.malformed',
      'tcp.checksum.status',
      'tcp.analysis.flags',
      'tcp.flags.str',
    ]);
    expect(frames.map(({ 'tcp.flags.str': flags, ...rest }) => ({ ...rest, flags: flags.length }))).toEqual(
      frames.map(() => ({
        '_ws.malformed': '',
        'tcp.checksum.status': '1',
        'tcp.analysis.flags': '',
        flags: 12,
      })),
    );
    expect(frames.length).toBeGreaterThanOrEqual(3);
  }

  await openCapture(page, server, path);
  await expect(page.getByText('A match of 2MSL, captured at host A.')).toBeVisible();
  await watch(page);
  const again = await watchReplay(page);
  for (const host of ['A', 'B'] as const)
    expect(withoutTimes(again[host])).toEqual(withoutTimes(played[host]));
  rmSync(folder, { recursive: true });
});

test('a real simultaneous close is played with its way through the states; everybody can use it, and it fits', {
  tag: LONG,
}, async ({ page, server }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`${server.origin}/capture`);
  await hasNoViolations(page);
  await choose(page, trace('simultaneous_close/a.pcap'));
  await expect(page.getByLabel('Captured at')).toHaveValue(/^10\.77\.\d+\.1$/);
  await expect(page.locator('.connection tr').first().locator('.states li')).toHaveText([
    'CLOSED',
    'SYN-SENT',
    'ESTABLISHED',
    'FIN-WAIT-1',
    'CLOSING',
    'TIME-WAIT',
  ]);
  await hasNoViolations(page);
  await watch(page);
  await page.keyboard.press('End');
  const [a, b] = [page.locator('.host-panel[data-host=A]'), page.locator('.host-panel[data-host=B]')];
  await expect(a.locator('.state-badge .name').first()).toHaveText('TIME-WAIT');
  await expect(a.getByText('captured here')).toBeVisible();
  await expect(b.getByText('inferred')).toBeVisible();
  await expect(a.locator('svg desc').first()).toContainText(
    'CLOSED→SYN-SENT, SYN-SENT→ESTABLISHED, ESTABLISHED→FIN-WAIT-1, FIN-WAIT-1→CLOSING, CLOSING→TIME-WAIT',
  );
  await page.locator('.row-segment').first().click();
  await hasNoViolations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.setViewportSize({ width: 390, height: 844 });
  await hasNoViolations(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  // The browser's own way back leads to the list.
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'a.pcap' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});

test('the first illegal segment is named in the list and found with M; the record and the link lead back to it', {
  tag: LONG,
}, async ({ page, server }) => {
  const octets = new Uint8Array(readFileSync(trace('normal_close_by_client/a.pcap')));
  const view = new DataView(octets.buffer);
  let at = 24;
  for (let frame = 1; frame < 7; frame += 1) at += 16 + view.getUint32(at + 8, true);
  // Frame 7 is an ACK of the client's: one bit of its acknowledgment number. Ethernet and IPv4 have 34 octets.
  const tcp = at + 16 + 34;
  const before = view.getUint16(tcp + 10);
  const after = before ^ 1;
  view.setUint16(tcp + 10, after);
  // With a wrong checksum the frame would have been dropped: it is made right again (RFC 1624 §3).
  const fold = (n: number): number => (n & 0xffff) + (n >>> 16);
  const complement = (n: number): number => ~n & 0xffff;
  const sum = complement(view.getUint16(tcp + 16)) + complement(before) + after;
  view.setUint16(tcp + 16, complement(fold(fold(sum))));
  await openCapture(page, server, { name: 'mutated.pcap', octets });
  const accusation = page.locator('.accusation');
  await expect(accusation).toContainText('frame 7');
  await expect(accusation).toContainText('R74');
  await watch(page);
  await page.keyboard.press('m');
  const here = page.locator('.event-row.here');
  await expect(here).toContainText('Illegal for A');
  await expect(here).toContainText(/R74.*acknowledg/);
  const link = page.url();
  const download = await downloadOf(page, () =>
    page.getByRole('button', { name: 'Download the record' }).click(),
  );
  const record = readFileSync(await download.path());

  // The file is in no link: who follows it is asked for it, and then led to the moment.
  await page.goto(`${server.origin}/`);
  await page.goto(link);
  await expect(page.getByRole('status')).toContainText('“mutated.pcap”');
  await choose(page, { name: 'mutated.pcap', octets });
  await expect(here).toContainText('Illegal for A');
  await expect(page).toHaveURL(link);

  await openCapture(page, server, { name: download.suggestedFilename(), octets: record });
  await expect(page.getByRole('button', { name: /First illegal segment/ })).toBeVisible();
  await page.keyboard.press('m');
  await expect(here).toContainText('Illegal for A');
});

test('captures of both ends are laid on each other, and show what was lost', { tag: LONG }, async ({
  page,
  server,
}) => {
  await openCapture(page, server, [trace('lost_data/b.pcap'), trace('lost_data/a.pcap')]);
  await watch(page);
  await expect(page.getByText('captured here')).toHaveCount(2);
  await expect(page.locator('.ladder-arrow.lost')).toHaveCount(1);
  await expect(page.locator('.ladder-arrow.lost')).toHaveAttribute('aria-label', /100 octets.*lost at/);
});

test('a file that is no capture, or breaks off, is said to be so in one sentence, in both languages', async ({
  page,
  server,
}) => {
  await openCapture(page, server, { name: 'old.pcap.gz', octets: Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0) });
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('The gzip data is damaged, or breaks off.');
  const whole = readFileSync(trace('normal_close_by_client/b.pcap'));
  await choose(page, { name: 'cut.pcap', octets: whole.subarray(0, 500) });
  await expect(alert).toContainText('The file ends in the middle of a record, at octet 500.');
  await expect(page.locator('.connection')).toHaveCount(1);
  await page.getByRole('button', { name: '简体中文' }).click();
  await expect(alert).toContainText('文件在第 500 字节处结束');
});
