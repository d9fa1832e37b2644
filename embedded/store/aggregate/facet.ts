import { badValue, CommandError } from '../errors.ts';
import { type Doc, isDoc, setOwn } from '../value/types.ts';
import { afterwards, chain, type More, prepareAll, type Stage, stepByStep } from './stage.ts';

/** `$facet`: several pipelines over the same documents, each giving one array. `parse` is for the pipelines. */
export function facetStage(spec: unknown, parse: (pipeline: Doc[]) => Stage[]): Stage {
  if (!isDoc(spec) || Object.keys(spec).length === 0) throw badValue('$facet needs a document with pipelines');
  const facets = Object.keys(spec).map((name) => {
    const pipeline = spec[name];
    if (!Array.isArray(pipeline) || !pipeline.every(isDoc)) throw badValue(`the facet ${name} has to be a pipeline`);
    if (name.startsWith('$') || name.includes('.') || name === '') throw badValue(`no name for a facet: '${name}'`);
    if (pipeline.some((stage) => Object.hasOwn(stage, '$facet')))
      throw new CommandError(40_600, 'Location40600', '$facet is not allowed to be used within a $facet stage');
    const docs: Doc[] = [];
    const stages = parse(pipeline);
    const take = (doc: Doc) => docs.push(doc) > 0;
    return { name, docs, stages, take, ...chain(stages, take), open: true };
  });
  return {
    prepare: async (slice) => {
      for (const facet of facets) {
        await prepareAll(facet.stages, slice);
        Object.assign(facet, chain(facet.stages, facet.take, slice));
      }
    },
    push: (doc, _emit, slice) => {
      const pushed = stepByStep(facets.length, (i) => pushTo(facets[i], doc), slice);
      return afterwards(pushed, () => facets.some(({ open }) => open));
    },
    end: async (emit, slice) => {
      const result: Doc = {};
      for (const { name, docs, end } of facets) {
        await end(slice);
        setOwn(result, name, docs);
      }
      await emit(result);
    },
  };
}

/** Always goes on to the next facet; one that has enough is left out from then on. */
function pushTo(facet: { open: boolean; push(doc: Doc): More } | undefined, doc: Doc): More {
  if (!facet?.open) return true;
  const more = facet.push(doc);
  if (typeof more === 'boolean') {
    facet.open = more;
    return true;
  }
  return more.then((open) => {
    facet.open = open;
    return true;
  });
}
