import type { Collection } from '../catalog/collection.ts';
import type { Doc } from '../value/types.ts';
import type { Plan } from './plan.ts';

/** A plan in the shape of MongoDB's `explain`, as far as tests and people read it. */
export function explainPlan(collection: Collection | undefined, ns: string, plan: Plan): Doc {
  const scan: Doc = { stage: plan.stage };
  if (plan.index) {
    scan.indexName = plan.index.spec.name;
    scan.keyPattern = plan.index.spec.key;
    scan.direction = plan.reverse === (plan.index.fields[0]?.descending ?? false) ? 'forward' : 'backward';
    scan.ranges = plan.ranges.length;
    scan.isMultiKey = plan.index.multikey;
  }
  const fetch: Doc = plan.index ? { stage: 'FETCH', inputStage: scan } : scan;
  const winningPlan: Doc = plan.sorted ? fetch : { stage: 'SORT', inputStage: fetch };
  return {
    queryPlanner: { namespace: ns, winningPlan: collection ? winningPlan : { stage: 'EOF' }, rejectedPlans: [] },
    executionStats: { totalDocuments: collection?.records.size ?? 0 },
    ok: 1,
  };
}
