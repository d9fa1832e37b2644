import type { Model, mongo } from 'mongoose';

/**
 * The driver's collection behind a model, for the paths where every message goes:
 * what is written there was made by the domain, so casting and change tracking would only cost time.
 */
export const nativeCollection =
  <T extends { _id: string }>(model: Model<T>) =>
  (): mongo.Collection<T> =>
    model.collection as unknown as mongo.Collection<T>;
