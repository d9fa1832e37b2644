import { build, type Plugin } from 'vite';

/** Builds the loader next to the widget, as one classic script without a module around it. */
export const loader = (entry: string): Plugin => ({
  name: 'baton:loader',
  apply: 'build',
  async generateBundle() {
    const result = await build({
      configFile: false,
      logLevel: 'warn',
      build: { write: false, target: 'es2022', lib: { entry, formats: ['iife'], name: 'baton', fileName: 'widget' } },
    });
    const outputs = Array.isArray(result) ? result : [result];
    for (const output of outputs)
      for (const chunk of 'output' in output ? output.output : [])
        if (chunk.type === 'chunk') this.emitFile({ type: 'asset', fileName: 'widget.js', source: chunk.code });
  },
});
