/** Imported by a test of what speaks: the page speaks English, and all of its words are there. */
import { setWords } from '../dictionary.ts';
import en from '../en/index.ts';

setWords('en', en);
