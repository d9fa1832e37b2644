// Observable models and collections, as WhatsApp Web has them: a change is told on the model and on its collection.

export class Emitter {
  #listeners = new Map();

  on(names, listener) {
    for (const name of names.split(' ')) this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), listener]);
  }

  off(name, listener) {
    this.#listeners.set(
      name,
      (this.#listeners.get(name) ?? []).filter((other) => other !== listener),
    );
  }

  once(name, listener) {
    const wrapped = (...args) => {
      this.off(name, wrapped);
      listener(...args);
    };
    this.on(name, wrapped);
  }

  emit(name, ...args) {
    for (const listener of this.#listeners.get(name) ?? []) listener(...args);
  }

  isHeard(name) {
    return (this.#listeners.get(name) ?? []).length > 0;
  }
}

export class Model extends Emitter {
  constructor(attributes = {}) {
    super();
    Object.assign(this, attributes);
    this.keys = Object.keys(attributes);
  }

  set(attributes) {
    const before = { ...this };
    Object.assign(this, attributes);
    this.keys = [...new Set([...this.keys, ...Object.keys(attributes)])];
    for (const [key, value] of Object.entries(attributes)) {
      if (before[key] === value) continue;
      this.emit(`change:${key}`, this, value, before[key]);
      this.collection?.emit(`change:${key}`, this, value, before[key]);
    }
    this.collection?.emit('change', this);
  }

  serialize() {
    return JSON.parse(JSON.stringify(Object.fromEntries(this.keys.map((key) => [key, this[key]]))));
  }

  toJSON() {
    return this.serialize();
  }
}

export class Collection extends Emitter {
  #models = new Map();

  get(id) {
    return this.#models.get(String(id?._serialized ?? id));
  }

  add(model) {
    Object.defineProperty(model, 'collection', { value: this, configurable: true });
    this.#models.set(model.id._serialized, model);
    this.emit('add', model);
    return model;
  }

  remove(model) {
    if (this.#models.delete(model.id._serialized)) this.emit('remove', model);
  }

  getModelsArray() {
    return [...this.#models.values()];
  }
}
