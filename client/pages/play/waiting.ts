/** All that one who waits for a round is shown: the lobby, and a match to warm up in. */
export { coachOf } from '../../coach/Coach.tsx';
export { CoachEnding } from '../../coach/CoachEnding.tsx';
export { WarmUpButtons } from '../../coach/WarmUpButtons.tsx';
export { Lobby } from './Lobby.tsx';
