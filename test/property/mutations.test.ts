import { describeMutants } from '../support/mutants.ts';

describeMutants([1, 2, 3, 4, 5]);
