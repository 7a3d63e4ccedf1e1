/** Tests of what the log says of requests and devices: ids, and nothing that opens anything. */
import { afterEach, expect, it, vi } from 'vitest';
import { createLog } from '../operations/log.ts';
import { Harness, SECRET } from '../testing/harness.ts';

let harness: Harness;
afterEach(() => harness.close());

it('has a line a request and a device, with the class and the player, and no name, token, address or path of others', async () => {
  const log = createLog('silent');
  const told: Record<string, unknown>[] = [];
  vi.spyOn(log, 'info').mockImplementation((fields, message) => void told.push({ ...fields, message }));
  harness = await Harness.start({ log });
  const { code, tokens, A } = await harness.pair();
  const { view } = await A.last('class');
  const match = view.seat?.match ?? '';
  await harness.http('POST', `/api/teach/classes/${code}/rounds/end`);
  await harness.http('GET', `/api/records/${match}?secret=in-the-address`, undefined, null);
  await harness.http('GET', `/nothing/here/${harness.teacher}`);
  await harness.http('GET', '/healthz');
  A.close();
  await vi.waitFor(() => expect(told).toContainEqual(expect.objectContaining({ message: 'device gone' })));
  const requests = told.filter(({ message }) => message === 'request');
  const line = (route: string | null, more: object) =>
    expect.objectContaining({ route, finished: true, milliseconds: expect.any(Number), ...more });
  expect(requests).toContainEqual(line('/api/join', { method: 'POST', status: 201 }));
  expect(requests).toContainEqual(
    line('/api/teach/classes/:code/rounds/end', { method: 'POST', status: 200, class: code }),
  );
  expect(requests).toContainEqual(line('/api/records/:match', { status: 200 }));
  expect(requests).toContainEqual(line(null, { status: 404 }));
  expect(requests.map(({ route }) => route)).not.toContain('/healthz');
  const device = { role: 'player', class: code, player: view.you.id, transport: 'websocket' };
  expect(told).toContainEqual({ ...device, message: 'device connected' });
  const all = JSON.stringify(told);
  for (const secret of [
    ...tokens,
    harness.teacher,
    SECRET,
    match,
    'Ada',
    'Bob',
    'in-the-address',
    '127.0.0.1',
  ])
    expect(all, secret).not.toContain(secret);
});
