/** Who or what somebody writes to: `491701234567@c.us`, `77001@lid`, `1203@g.us`, `status@broadcast`. */
export class Wid {
  constructor(text) {
    [this.user, this.server] = text.split('@');
    this._serialized = text;
  }
  isLid() {
    return this.server === 'lid';
  }
  isGroup() {
    return this.server === 'g.us';
  }
  isUser() {
    return this.server === 'c.us' || this.server === 'lid';
  }
  isStatus() {
    return this._serialized === 'status@broadcast';
  }
  toString() {
    return this._serialized;
  }
}

export const wid = (value) => (value instanceof Wid ? value : new Wid(value._serialized ?? value));

export class MsgKey {
  static newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(9));
    return `3EB0${[...bytes].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('')}`;
  }

  constructor({ to, remote, id, participant, selfDir, fromMe = selfDir === 'out' }) {
    this.fromMe = fromMe;
    this.remote = wid(remote ?? to);
    this.id = id;
    if (participant) this.participant = wid(participant);
    this._serialized = [fromMe, this.remote, id, ...(participant ? [this.participant] : [])].join('_');
  }

  toString() {
    return this._serialized;
  }
}
