import { badValue, CommandError } from '../errors.ts';
import { isDoc, own } from '../value/types.ts';
import { compileExpression } from './expression.ts';
import type { Stage } from './stage.ts';

/** `$replaceRoot`. */
export function replaceRootStage(spec: unknown): Stage {
  if (!isDoc(spec) || Object.keys(spec).join() !== 'newRoot') throw badValue('$replaceRoot takes newRoot alone');
  return replaceWithStage(own(spec, 'newRoot'));
}

/** `$replaceWith`: what an expression gives takes the place of the document. */
export function replaceWithStage(spec: unknown): Stage {
  const newRoot = compileExpression(spec);
  return {
    push: (doc, emit) => {
      const root = newRoot(doc);
      if (!isDoc(root))
        throw new CommandError(40_228, 'Location40228', "'newRoot' expression must evaluate to an object");
      return emit(root);
    },
  };
}
