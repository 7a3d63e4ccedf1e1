/** The teacher who asks: known once, before whatever only teachers may do. */
import type { RequestHandler, Response } from 'express';
import { bearerOf } from '../access/bearer.ts';
import { Refusal } from '../refusal.ts';
import type { Teachers } from './teachers.ts';

export interface SignedIn {
  readonly teacher: string;
  readonly token: string;
}

/** Lets nobody else pass. */
export function onlyTeachers(teachers: Pick<Teachers, 'teacherOf'>): RequestHandler {
  return async (request, response, next) => {
    const token = bearerOf(request);
    const teacher = token === null ? null : await teachers.teacherOf(token);
    if (token === null || teacher === null) throw new Refusal('not-a-teacher');
    response.locals.signedIn = { teacher, token } satisfies SignedIn;
    next();
  };
}

/** Behind `onlyTeachers`. */
export const signedIn = ({ locals }: Response): SignedIn => locals.signedIn as SignedIn;
