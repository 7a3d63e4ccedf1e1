/** Lets Node run the sources as they are, in its threads, too; `--import tsx` does so in the first. */
import { register } from 'tsx/esm/api';

register();
