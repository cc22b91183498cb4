import { remembering } from '../base/remember.ts';
import type { Plan } from '../plan/plan.ts';
import { withGuards } from './guards.ts';
import { withPlainIds } from './step-names.ts';

/** The plan as scripts carry it out. Remembered, so that all renderers look at the same steps. */
export const prepared = remembering((plan: Plan): Plan => withGuards(withPlainIds(plan)));
