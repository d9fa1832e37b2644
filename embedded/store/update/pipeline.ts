import { replaceRootStage, replaceWithStage } from '../aggregate/replace-root.ts';
import { addFieldsStage, projectStage, unsetStage } from '../aggregate/reshape.ts';
import { chain, type Stage } from '../aggregate/stage.ts';
import { badValue, failedToParse, refuse } from '../errors.ts';
import { type Doc, isDoc } from '../value/types.ts';

/** The stages that make of one document another. */
const makers = new Map<string, (spec: unknown) => Stage>([
  ['$set', addFieldsStage],
  ['$addFields', addFieldsStage],
  ['$unset', unsetStage],
  ['$project', projectStage],
  ['$replaceRoot', replaceRootStage],
  ['$replaceWith', replaceWithStage],
]);

/** Parses an update that is a pipeline, into what makes the new document of the old one. */
export function parseUpdatePipeline(pipeline: unknown[], arrayFilters: unknown): (doc: Doc) => Doc {
  if (arrayFilters !== undefined) throw failedToParse('arrayFilters may not be specified for pipeline-style updates');
  const stages = pipeline.map((given) => {
    const [name = '', ...more] = isDoc(given) ? Object.keys(given) : [];
    if (!isDoc(given) || more.length > 0) throw badValue('A pipeline stage has to have exactly one field.');
    const make = makers.get(name);
    if (!make) throw refuse(`The stage ${name} in an update`);
    return make(given[name]);
  });
  return (doc) => {
    let result = doc;
    chain(stages, (made) => {
      result = made;
      return true;
    }).push(doc);
    return result;
  };
}
