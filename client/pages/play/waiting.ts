/** All that one who waits for a round is shown: the lobby, and a match to warm up in. */
export { CoachEnding, coachOf } from '../../coach/coaching.ts';
export { WarmUpButtons } from '../../coach/WarmUpButtons.tsx';
export { Lobby } from './Lobby.tsx';
