import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'vitest';
import { renderAll } from '../../server/src/render/registry.ts';
import { awkwardPlan } from '../support/awkward-plan.ts';
import { planOfScenario } from '../support/plans.ts';
import { planWith, smallPlan } from '../support/sample-plans.ts';
import { ours, scenariosOf } from '../support/scenarios.ts';
test('x', () => { 
 for (const [n, p] of [['small', smallPlan()], ['none', planWith([])], ['awkward', awkwardPlan()], ...scenariosOf(ours).map((s) => [s.name, planOfScenario(s)] as const)] as const) {
  const out = `/tmp/ans-out/${n}`; rmSync(out, {recursive:true, force:true});
  for (const f of renderAll(p, ['ansible'])) { const t = path.join(out, f.path); mkdirSync(path.dirname(t), {recursive:true}); writeFileSync(t, f.text); }
 }
});
