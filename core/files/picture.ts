import sharp, { type Metadata, type OutputInfo, type Sharp } from 'sharp';
import { createOneAtATime } from './one-at-a-time.ts';
import { FileRefused } from './refused.ts';

/** Pixels. sharp's own limit is ten times that, and takes more memory than a small machine has. */
const MOST_PIXELS = 25_000_000;
const THUMBNAIL = 480;
const SECONDS = 30;

// Nothing but these is ever decoded, whatever the bytes pretend to be.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}`),
});
sharp.cache(false);

/** In one process: a picture takes as much memory as it has pixels. */
const inTurn = createOneAtATime();

export type Picture = {
  path: string;
  thumbnail: string;
  mimeType: string;
  width: number;
  height: number;
  size: number;
};

const DAMAGED = 'This picture is damaged, or only a part of it has arrived.';

const headerOf = async (path: string): Promise<Metadata> => {
  const header = await sharp(path, { limitInputPixels: false }).metadata();
  if (header.width * header.height > MOST_PIXELS) {
    const millions = Math.ceil((header.width * header.height) / 1_000_000);
    throw new FileRefused(
      `This picture is too large: it has ${millions} million pixels, at most ${MOST_PIXELS / 1_000_000} million are kept here.`,
    );
  }
  return header;
};

/** Of an animation everything, where that is not more than a large picture; else its first frame. */
const pagesOf = ({ pages = 1, width, height }: Metadata): number =>
  pages > 1 && pages * width * height <= MOST_PIXELS ? -1 : 1;

/** No option keeps what the picture says of its place, time and camera. */
const written = (picture: Sharp, format: Metadata['format']): { picture: Sharp; mimeType: string } => {
  if (format === 'jpeg') return { picture: picture.jpeg({ quality: 85 }), mimeType: 'image/jpeg' };
  if (format === 'png') return { picture: picture.png(), mimeType: 'image/png' };
  if (format === 'gif') return { picture: picture.gif(), mimeType: 'image/gif' };
  return { picture: picture.webp({ quality: 85 }), mimeType: 'image/webp' };
};

const rewrite = async (source: string): Promise<Picture> => {
  const header = await headerOf(source);
  const pages = pagesOf(header);
  const options = { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true } as const;
  const opened = sharp(source, { ...options, pages }).timeout({ seconds: SECONDS });
  const { picture, mimeType } = written(pages === 1 ? opened.autoOrient() : opened, header.format);
  const path = `${source}.picture`;
  const info: OutputInfo = await picture.toFile(path);
  const thumbnail = `${source}.thumbnail`;
  await sharp(path, options)
    .timeout({ seconds: SECONDS })
    .resize(THUMBNAIL, THUMBNAIL, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .toFile(thumbnail);
  return { path, thumbnail, mimeType, width: info.width, height: info.pageHeight ?? info.height, size: info.size };
};

/**
 * Writes a picture anew, beside its source, upright, with a small one for lists: what is not picture does not come along.
 * @throws FileRefused when it is too large, or cannot be read to its end
 */
export const rewritePicture = (source: string): Promise<Picture> =>
  inTurn(async () => {
    try {
      return await rewrite(source);
    } catch (error) {
      if (error instanceof FileRefused || 'code' in (error as Error)) throw error;
      throw new FileRefused(DAMAGED);
    }
  });
