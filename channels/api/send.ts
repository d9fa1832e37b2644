import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Outbound } from '../contract/adapter.ts';
import { externalId } from '../contract/ids.ts';
import { post } from './post.ts';
import type { Payload } from './render.ts';
import type { ApiAccount } from './settings.ts';

const Named = Compile(Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) }));

export const send: Outbound<ApiAccount['settings'], ApiAccount['secrets'], Payload>['send'] = async (
  { text, choices, file, replyTo, by },
  { peer },
  { deliveryId, ...context },
) => {
  const files = file
    ? [
        {
          ...{ media: file.media, name: file.fileName, mimeType: file.mimeType, size: file.size },
          content: Buffer.from(await file.open()).toString('base64'),
        },
      ]
    : [];
  const posted = await post(context, deliveryId, 'message.created', {
    ...{ id: deliveryId, customer: { id: peer }, by, text, choices, files },
    ...(replyTo !== undefined && { replyTo }),
  });
  if (!posted.ok) return posted;
  const answer: unknown = await posted.response.json().catch(() => null);
  return { ok: true, ids: [externalId(Named.Check(answer) ? answer.id : deliveryId)] };
};
