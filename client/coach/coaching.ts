/** All that a coached match has more than another. */
export { coachOf } from './Coach.tsx';
export { CoachEnding } from './CoachEnding.tsx';
