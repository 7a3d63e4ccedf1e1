/** What makes the sentences about controls, and the words that it makes them of. */
export { controlProse } from '../../../shared/host/control-prose.ts';
export { t } from '../../i18n/controls.ts';
