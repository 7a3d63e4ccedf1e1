/** The pages below a path of a host that is not theirs alone, as a school's proxy shows them. */
import { pair, watchReplay } from './support/actors.ts';
import { PathProxy } from './support/path-proxy.ts';
import { GameServer } from './support/server.ts';
import { expect, LONG, test } from './support/test.ts';

const OPEN = 'The application calls OPEN';

for (const [does, strips] of [
  ['takes off', true],
  ['passes on', false],
] as const)
  test(`a class meets, plays and watches its replay below a path that the proxy ${does}`, {
    tag: LONG,
  }, async ({ browser, page }) => {
    const proxy = await PathProxy.at('/labs/2msl', strips);
    const server = await GameServer.start({ PUBLIC_URL: proxy.origin });
    proxy.leadTo(server);
    try {
      // As printed for the teacher, and without its last slash.
      await page.goto(`${proxy.origin}/teach#secret=${server.secret}`);
      await page.getByRole('button', { name: 'New class' }).click();
      const sign = page.locator('.join-sign');
      await expect(sign.getByText(proxy.origin.replace('http://', ''), { exact: true })).toBeVisible();
      const scanned = await sign.getByLabel(/^QR code/).getAttribute('aria-label');
      const [link = ''] = /http\S+\?code=\w+/.exec(scanned ?? '') ?? [];
      const code = link.split('=')[1] ?? '';
      expect(link).toBe(`${proxy.origin}/?code=${code}`);

      const [ada, bob] = await pair(browser, proxy, code);
      await page.getByRole('radio', { name: /Three-way handshake/ }).check({ force: true });
      await page.getByRole('button', { name: 'Standard', exact: true }).click();
      await page.getByRole('button', { name: /^Start/ }).click();
      await bob.answers(OPEN, [], 'LISTEN');
      await ada.answers(OPEN, ['SYN'], 'SYN-SENT');
      await bob.answers('A segment arrived', ['SYN', 'ACK'], 'SYN-RECEIVED');
      await ada.answers('A segment arrived', ['ACK'], 'ESTABLISHED');

      await page.getByRole('button', { name: 'End round' }).click();
      await page.getByRole('dialog').getByRole('button', { name: /End/ }).click();
      await ada.page.getByRole('link', { name: 'Watch it again' }).click();
      await ada.page.waitForURL(`${proxy.origin}/replay/**`);
      expect((await watchReplay(ada.page)).A.map((told) => told.split(' ')[1])).toContain('ESTABLISHED');

      const solo = await browser.newPage();
      for (const [path, shows] of [
        ['/practice', 'Practice'],
        ['/capture', 'Captures'],
        ['/states/', 'CLOSED'],
        ['/check', 'This device can play.'],
      ] as const) {
        await solo.goto(proxy.origin + path);
        await expect(solo.getByText(shows).first()).toBeVisible();
      }
      await solo.getByRole('link', { name: '2MSL' }).click();
      await solo.waitForURL(`${proxy.origin}/`);
      // A proxy that takes the path off has to lead there itself.
      if (!strips) await solo.goto(`${proxy.origin}?code=${code}`);
      await expect(solo.getByLabel('Class code')).toBeVisible();
      // Browsers ask for this one without being told to.
      expect(proxy.astray.filter((path) => path !== '/favicon.ico')).toEqual([]);
    } finally {
      for (const context of browser.contexts()) await context.close();
      await server.remove();
      await proxy.close();
    }
  });
