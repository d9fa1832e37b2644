import { badValue, CommandError } from '../errors.ts';
import { type Doc, isDoc, setOwn } from '../value/types.ts';
import { chain, prepareAll, type Stage } from './stage.ts';

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
    return { name, docs, stages, ...chain(stages, (doc) => docs.push(doc) > 0), open: true };
  });
  return {
    prepare: async (slice) => {
      for (const { stages } of facets) await prepareAll(stages, slice);
    },
    push: (doc) => {
      for (const facet of facets) if (facet.open) facet.open = facet.push(doc);
      return facets.some(({ open }) => open);
    },
    end: async (emit, slice) => {
      const result: Doc = {};
      for (const { name, docs, end } of facets) {
        await end(slice);
        setOwn(result, name, docs);
      }
      emit(result);
    },
  };
}
