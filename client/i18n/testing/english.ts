/** Before each file of tests in client/: the page speaks English, and all of its words are there. */
import { setWords } from '../dictionary.ts';
import en from '../en/index.ts';

setWords('en', en);
