import { VARIABLES, type VariableName } from './variables.ts';

/** Says which variables are wrong and how to write them. Never repeats a value: it may be a secret. */
export class SettingsError extends Error {
  readonly variables: readonly VariableName[];

  constructor(variables: readonly VariableName[]) {
    super(["Baton can't start with these settings:", ...variables.map(line)].join('\n'));
    this.name = 'SettingsError';
    this.variables = variables;
  }
}

function line(name: VariableName): string {
  const { expected, example } = VARIABLES[name];
  return `  ${name} must be ${expected}, for example: ${example}`;
}
