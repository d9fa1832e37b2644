import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentDisposition, safeName } from '#gateway/http/content-disposition.ts';

test.each([
  ['invoice.pdf', 'application/pdf', 'invoice.pdf'],
  ['Holiday.JPEG', 'image/jpeg', 'Holiday.jpeg'],
  ['', 'audio/ogg; codecs=opus', 'file.ogg'],
  ['invoice.pdf.exe', 'application/pdf', 'invoice.pdf.exe.pdf'],
  ['run.hta', 'text/plain', 'run.hta.txt'],
  ['../../etc/passwd', 'text/plain', '_.._etc_passwd.txt'],
  ['C:\\boot.ini', 'text/plain', 'C__boot.ini.txt'],
  ['invoice\u202efdp.exe', 'application/pdf', 'invoice_fdp.exe.pdf'],
  ['.htaccess', 'text/plain', 'htaccess.txt'],
  ['résumé ✓.docx', 'application/zip', 'résumé ✓.docx.zip'],
])('%j of type %s is saved as %s', (name, mimeType, saved) => {
  expect(safeName(name, mimeType)).toBe(saved);
});

test('a name in any script comes along, and one that every browser can read', () => {
  expect(contentDisposition('attachment', 'счёт "5%".pdf', 'application/pdf')).toBe(
    `attachment; filename="____ _5__.pdf"; filename*=UTF-8''%D1%81%D1%87%D1%91%D1%82%20_5%25_.pdf`,
  );
});

test('no name breaks out of its header', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const header = contentDisposition('inline', `${name}\r\nset-cookie: a=b"; x="\ud800`, 'image/png');
      expect(header).toMatch(/^inline; filename="[\x20-\x21\x23-\x7e]+"; filename\*=UTF-8''[A-Za-z0-9!#$&+.^_`|~%-]+$/);
      expect(header.length).toBeLessThan(2_000);
    }),
  );
});
