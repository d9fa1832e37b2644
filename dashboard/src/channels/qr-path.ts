import { create } from 'qrcode';

/** Modules around it, without which readers do not find it. */
export const QUIET = 4;

/** A QR code as the path of its dark modules, one unit each, and how many there are to a side. */
export const qrPath = (text: string): { path: string; size: number } => {
  const { modules } = create(text, { errorCorrectionLevel: 'L' });
  const { size } = modules;
  let path = '';
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++)
      if (modules.get(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`;
  return { path, size: size + 2 * QUIET };
};
