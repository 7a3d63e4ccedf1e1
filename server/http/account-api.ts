/** What teachers do about themselves, and what they share with colleagues. */
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import {
  type AccountAnswer,
  accountRequest,
  type RecoveryAnswer,
  type ShareLinkAnswer,
  type SharesAnswer,
} from '../../shared/protocol/http.ts';
import type { Classrooms } from '../classroom/classrooms.ts';
import { type Colleagues, invitationOf, LINK_LASTS } from '../classroom/colleagues.ts';
import { classThing, HOST_TEACHER, scenarioThing } from '../classroom/entries.ts';
import type { Retention } from '../classroom/retention.ts';
import type { Store } from '../store/store.ts';
import { bodyOf } from './answers.ts';
import type { Ownership } from './ownership.ts';
import { signedIn } from './signed-in.ts';
import type { Teachers } from './teachers.ts';

export interface AccountApiServices {
  readonly teachers: Teachers;
  readonly colleagues: Colleagues;
  readonly ownership: Ownership;
  readonly retention: Retention;
  readonly store: Store;
  readonly classrooms: Pick<Classrooms, 'endProjectors'>;
}

/** Of a share: its hash, as base64url writes one. */
const shareId = z.string().regex(/^[\w-]{43}$/);

export function accountApi(services: AccountApiServices): Router {
  const { teachers, colleagues, ownership, retention, store, classrooms } = services;
  const router = Router();

  router.get('/account', async (_request, response) => {
    const { teacher } = signedIn(response);
    const known = await store.index.teacher(teacher);
    const answer: AccountAnswer = {
      name: known?.name ?? null,
      recovery: known?.recovery ?? false,
      host: teacher === HOST_TEACHER,
      devices: (await store.index.sessions(teacher)).map(({ since }) => since),
      retention: { days: retention.days, jumpedAt: await retention.delayedBy() },
    };
    response.json(answer);
  });

  router.post('/account', async (request, response) => {
    const { name } = bodyOf(request, accountRequest);
    await teachers.name(signedIn(response).teacher, name);
    response.json({});
  });

  router.post('/recovery', async (_request, response) => {
    const answer: RecoveryAnswer = { code: await teachers.newRecovery(signedIn(response).teacher) };
    response.status(201).json(answer);
  });

  router.delete('/session', async (_request, response) => {
    await teachers.signOut(signedIn(response).token);
    response.json({});
  });

  router.delete('/sessions', async (_request, response) => {
    const { teacher, token } = signedIn(response);
    await teachers.signOutElsewhere(teacher, token);
    response.json({});
  });

  /** The shares of one kind of thing: whoever has it may list, make and end them. */
  const shares = (path: string, thingOf: (request: Request, response: Response) => Promise<string>): void => {
    router.get(path, async (request, response) => {
      const some = await colleagues.of(await thingOf(request, response));
      const answer: SharesAnswer = {
        shares: await Promise.all(
          some.map(async ({ id, since, teacher }) => ({
            id,
            since,
            taken: teacher !== null,
            name: teacher === null ? null : ((await store.index.teacher(teacher))?.name ?? null),
          })),
        ),
      };
      response.json(answer);
    });

    router.post(path, async (request, response) => {
      const code = await colleagues.link(await thingOf(request, response));
      const answer: ShareLinkAnswer = { code, lasts: LINK_LASTS };
      response.status(201).json(answer);
    });

    router.delete(`${path}/:share`, async (request, response) => {
      const thing = await thingOf(request, response);
      const share = shareId.catch('').parse(request.params.share);
      const { code } = request.params as { readonly code?: string };
      // The colleague may have opened one, whose token would be good without the share. Another server's class is asked for there,
      // before anything is written here.
      if ((await colleagues.isTaken(thing, share)) && code !== undefined)
        await classrooms.endProjectors(code);
      await colleagues.end(thing, share);
      services.teachers.revoked();
      response.json({});
    });
  };

  shares('/invitations', async (_request, response) => invitationOf(signedIn(response).teacher));
  shares('/classes/:code/shares', async ({ params }, response) => {
    const code = String(params.code);
    await ownership.mustOwnClass(signedIn(response).teacher, code);
    return classThing(code);
  });
  shares('/scenarios/:id/shares', async ({ params }, response) => {
    const id = String(params.id);
    await ownership.mustOwnScenario(signedIn(response).teacher, id);
    return scenarioThing(id);
  });

  return router;
}
