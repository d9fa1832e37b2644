/** A file that is not kept here. `why` is a sentence for people. */
export class FileRefused extends Error {
  readonly why: string;
  constructor(why: string) {
    super(why);
    this.why = why;
  }
}
