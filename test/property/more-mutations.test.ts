import { describeMutants } from '../support/mutants.ts';

// A file of its own, so that another worker carries it out at the same time.
describeMutants([6, 7, 8, 9, 10]);
