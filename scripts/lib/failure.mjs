/** Something a person can mend: shown as a sentence, without a stack. */
export class Failure extends Error {}

/** The outermost frame of a script. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Failure ? `\n${error.message}\n` : error);
    process.exit(1);
  }
}
