/**
 * The platform has a file no more, or gives it to nobody: asking again would not help. The message says so to people, without
 * secrets. Whatever else is thrown on opening a file is taken for trouble that passes.
 */
export class NoMedia extends Error {}
