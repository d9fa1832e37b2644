import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { expect, it } from 'vitest';
import { AgentCommand } from '#core/contracts/agent-commands.ts';
import { LoginBody } from '#core/contracts/http.ts';
import { sentenceOf } from '#gateway/http/sentence.ts';

const login = Compile(LoginBody);
const command = Compile(AgentCommand);
const about = (problems: unknown) => sentenceOf(problems as never);

it('says what is missing, unknown or of the wrong kind, without repeating what was sent', () => {
  expect(about(login.Errors({ email: 'a@b' }))).toBe('"password" is missing in the body.');
  expect(about(login.Errors({ email: 'a@b', password: 'secret', remember: true }))).toBe(
    'There is no "remember" in the body.',
  );
  expect(about(login.Errors({ email: { $ne: null }, password: 'secret' }))).toBe('"email" must be string.');
  expect(about(login.Errors('secret'))).not.toContain('secret');
});

it('speaks about the kind that was meant where there are many', () => {
  const id = 'abcdefgh-1';
  expect(about(command.Errors({ type: 'agentWrote', text: { $ne: null }, clientMessageId: id }))).toBe(
    '"text" must be string.',
  );
  expect(about(command.Errors({ type: 'nonsense' }))).toBe('No such kind of message is known: look at the body.');
});

it('says what is meant instead of a pattern, where that is known in words', () => {
  const account = Compile(Type.Object({ url: Type.String({ pattern: '^https?://' }) }));
  const problems = account.Errors({ url: 'ftp://a.example' }) as never;
  const said = sentenceOf(problems, 'the settings', (path) => (path === '/url' ? 'A web address.' : undefined));
  expect(said).toBe('"url" is not what it has to be. A web address.');
  expect(sentenceOf(problems)).toContain('must match pattern');
});
