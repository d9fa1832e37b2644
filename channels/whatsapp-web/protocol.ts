import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { Told } from './told.ts';

/* What Baton and the process of one account's browser say to each other. */

const Id = Type.Integer({ minimum: 1 });

const Until = Type.Object({ steady: Type.Number(), wall: Type.Number() });

const Pace = Type.Object({ call: Type.Integer(), look: Type.Integer(), ready: Type.Integer() });

const Call = Type.Union([
  Type.Object({
    do: Type.Literal('send'),
    to: Type.String(),
    text: Type.String(),
    replyTo: Type.Optional(Type.String()),
    file: Type.Optional(
      Type.Object({
        bytes: Type.Unsafe<Uint8Array>({}),
        mimeType: Type.String(),
        fileName: Type.String(),
        as: Type.Union([Type.Literal('media'), Type.Literal('document'), Type.Literal('sticker')]),
      }),
    ),
  }),
  Type.Object({ do: Type.Union([Type.Literal('typing'), Type.Literal('read')]), to: Type.String() }),
  Type.Object({ do: Type.Literal('file'), id: Type.String() }),
  Type.Object({ do: Type.Union([Type.Literal('logOut'), Type.Literal('close')]) }),
]);
export type Call = Static<typeof Call>;

/** To the browser's process. */
export const Down = Type.Union([
  Type.Object({
    down: Type.Literal('open'),
    folder: Type.String(),
    browserArgs: Type.Array(Type.String()),
    /** The browser; left out where the usual places are looked at. */
    chromium: Type.Optional(Type.String()),
    pairWith: Type.Optional(Type.String()),
    /** The process ends itself then, unless it is told of a later time before. */
    heldUntil: Until,
    /** Up to when everything is stored, in seconds; null before the first message. */
    heardUpTo: Type.Union([Type.Number(), Type.Null()]),
    pace: Pace,
  }),
  /** Nobody waits for it longer than `within`, in milliseconds. */
  Type.Object({ down: Type.Literal('call'), id: Id, call: Call, within: Type.Number() }),
  Type.Object({ down: Type.Literal('held'), until: Until }),
  /** What was told under this number is kept. */
  Type.Object({ down: Type.Literal('stored'), seq: Id, heardUpTo: Type.Union([Type.Number(), Type.Null()]) }),
]);
export type Down = Static<typeof Down>;

const REFUSALS = [
  'notReady',
  'unpaired',
  'noSuchNumber',
  'refused',
  'badFile',
  'uploadFailed',
  'tooLarge',
  'noFile',
  'uncertain',
] as const;
export type Refusal = (typeof REFUSALS)[number];

const Answer = Type.Union([
  Type.Object({
    ok: Type.Literal(true),
    id: Type.Optional(Type.String()),
    file: Type.Optional(Type.Object({ bytes: Type.Unsafe<Uint8Array>({}), mimeType: Type.String() })),
  }),
  Type.Object({ ok: Type.Literal(false), why: Type.Enum(REFUSALS) }),
]);
export type Answer = Static<typeof Answer>;

const State = Type.Union([
  Type.Object({ state: Type.Union([Type.Literal('starting'), Type.Literal('ready'), Type.Literal('loggedOut')]) }),
  Type.Object({ state: Type.Literal('qr'), qr: Type.String() }),
  Type.Object({ state: Type.Literal('code'), code: Type.String() }),
  Type.Object({ state: Type.Union([Type.Literal('degraded'), Type.Literal('failed')]), why: Type.String() }),
]);

/** From the browser's process. */
export const Up = Type.Union([
  Type.Object({ up: Type.Literal('state'), state: State }),
  Type.Object({ up: Type.Literal('told'), seq: Id, told: Told }),
  Type.Object({ up: Type.Literal('answer'), id: Id, answer: Answer }),
]);
export type Up = Static<typeof Up>;

export const isDown = Compile(Down);
export const isUp = Compile(Up);
