// Imported first, by every script. Nothing here may be newer than what an old Node understands.
const wanted = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  console.error(`Baton needs Node ${wanted.join('.')} or newer, and this is ${process.versions.node}.`);
  console.error('Get a newer one from https://nodejs.org or your package manager, then try again.');
  process.exit(1);
}
